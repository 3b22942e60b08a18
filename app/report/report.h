// Values → sentences: the one home of words about verdicts, evidence and advice, for command line and window
// alike. Translated with QtCore's means; English unless a translator is installed. Also JSON Lines, always in
// English.
#pragma once

#include "diagnosis/verdict.h"
#include "session/endpointspec.h"
#include "session/facts.h"

#include <QJsonObject>
#include <QStringList>

namespace report {

/// Names as people read them: "lost", "Connection reset", "the client".
[[nodiscard]] QString label(diagnosis::Class cls);
[[nodiscard]] QString label(diagnosis::Cause cause);
[[nodiscard]] QString label(diagnosis::Party party);
[[nodiscard]] QString label(diagnosis::Confidence confidence);
[[nodiscard]] QString label(session::Role role);
[[nodiscard]] QString label(session::TcpFate fate);
[[nodiscard]] QString label(session::Source source);
[[nodiscard]] QString label(session::Phase phase);
/// Who ended it, as far as it is known: a bare end of TCP proves no more than the side it came from.
[[nodiscard]] QString endedBy(const diagnosis::Verdict &verdict);
/// "1001 Going Away"; "no code".
[[nodiscard]] QString closeCodeLabel(std::optional<quint16> code);

/// One plain sentence: what happened, who, how sure.
[[nodiscard]] QString summary(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// Why an endpoint does not run, or its connections have to wait (EndpointStatus::error), in the language of
/// now; what is not known as it is.
[[nodiscard]] QString endpointError(const QString &english);
/// What a place cannot tell, or how it was read: plain sentences.
[[nodiscard]] QStringList noteTexts(const session::EndpointStatus &status);
/// Where it listens, dials or reads: a URL, or the path of a file.
[[nodiscard]] QString addressOf(const session::EndpointStatus &status);
/// One sentence for one observation, as evidence.
[[nodiscard]] QString sentence(const session::Observation &observation, session::Role role);
/// The same among all that is known of its session: an end that only answers one passed on says so.
[[nodiscard]] QString sentence(const session::Observation &observation, const session::Facts &facts);
/// True for the end of a leg of a relay that answers the end of the other leg, which was passed on to it.
[[nodiscard]] bool answersPassedEnd(const session::Observation &observation, const session::Facts &facts);
/// What to do, for whom; most useful first.
[[nodiscard]] QStringList advice(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// Sentences after one another as the language of now writes them; empty ones are left out.
[[nodiscard]] QString joined(QStringList sentences);
/// "1 min 0.2 s", "340 ms".
[[nodiscard]] QString duration(session::Nanoseconds interval);

/// The objects of the command-line contract, for watch --json and report --format jsonl alike.
[[nodiscard]] QJsonObject endpointLine(const session::EndpointStatus &status);
/// `openAtEnd`: the evidence has ended, and the session had not.
[[nodiscard]] QJsonObject sessionLine(const session::Facts &facts, bool openAtEnd = false);
[[nodiscard]] QJsonObject disconnectLine(const session::Facts &facts, const diagnosis::Verdict &verdict);
[[nodiscard]] QJsonObject recoveryLine(session::SessionId lost, const session::Recovery &recovery);
/// The same events as text lines for people.
[[nodiscard]] QString endpointText(const session::EndpointStatus &status);
[[nodiscard]] QString sessionText(const session::Facts &facts, bool openAtEnd = false);
[[nodiscard]] QString disconnectText(const session::Facts &facts, const diagnosis::Verdict &verdict);
[[nodiscard]] QString recoveryText(session::SessionId lost, const session::RecoveryStep &step);
/// "Attempt 2 in 1.8 s", "Session 9 has taken over after 1.84 s: state resumed": for evidence, banner, chain.
[[nodiscard]] QString recoverySentence(const session::Recovery &recovery);
/// ISO 8601 UTC with milliseconds.
[[nodiscard]] QString isoTime(session::Stamp at);

} // namespace report
