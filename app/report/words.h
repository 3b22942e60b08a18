// Names of things as people read them, and small formatting. Private to this room.
#pragma once

#include "report/explain.h"
#include "report/report.h"

#include <QCoreApplication>

namespace report {

/// lupdate finds calls of this name; the context is always "report".
inline QString translate(const char *context, const char *text)
{
    return QCoreApplication::translate(context, text);
}

/// A sentence of a table of knowledge (resources/closecodes.json, errortexts.json) in the language of the
/// run.
[[nodiscard]] inline QString known(const QString &sentence)
{
    return translate("knowledge", sentence.toUtf8().constData());
}

/// "the client" / "the server", at the start of a sentence.
[[nodiscard]] QString sideOf(session::Leg leg);
/// Of a relay's session that one end gave up: the other one, if pings passed on to it were not answered.
[[nodiscard]] std::optional<session::Leg> silentLeg(const session::Facts &facts);
/// "The client or something between it and Dropscope": what a TCP event can prove. Of evidence: and this
/// place.
[[nodiscard]] QString hedgedSideOf(session::Leg leg, session::Role role);
/// How it ended, where the messages of the application say so; empty where they do not.
[[nodiscard]] QString applicationSentence(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// What to do about an end that the messages of a dialect explain; empty if they tell no more than its cause.
[[nodiscard]] QStringList dialectAdvice(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// What a dialect's goodbye refines: the client shall come back, but to another place.
[[nodiscard]] bool pointsElsewhere(const QString &sub);
/// A side of a dialect names a silence that was none: what it said and what was seen, and what to do about
/// it; empty where nothing is contradicted.
[[nodiscard]] QString claimSentence(const session::Facts &facts, const diagnosis::Verdict &verdict);
[[nodiscard]] QStringList claimAdvice(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// How it ended, where a capture could not see all of it; empty where that changes nothing.
[[nodiscard]] QString captureSentence(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// How it ended for want of an answer to a ping, and what to do about it.
[[nodiscard]] QString heartbeatSentence(const session::Facts &facts, const diagnosis::Verdict &verdict);
[[nodiscard]] QStringList heartbeatAdvice(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// That side gave up over a ping that was not seen.
[[nodiscard]] QStringList unseenPingAdvice(session::Leg side);
/// Dropscope, as the client of a dialect, was the silent side.
[[nodiscard]] QStringList ownSilenceAdvice(const session::Facts &facts);
/// What to look at where that side was silent, and how to tell a program that stands from a dead path.
[[nodiscard]] QStringList silenceAdvice(session::Role role, std::optional<session::Leg> silent);
/// What a dialect of that name says about an end; empty if there is none.
[[nodiscard]] QString explainDialect(const QString &name);
/// Those that explainDialect() knows.
[[nodiscard]] QVector<Topic> dialectTopics();
/// What is wrong, for a sub of protocol_error or bad_handshake: "a frame was not masked as it must be".
[[nodiscard]] QString flawText(const QString &sub);
/// Sentences after one another, without the space that a full-width stop brings along itself.
[[nodiscard]] QString closedUp(QString sentences);
/// `: "bye"`, or nothing.
[[nodiscard]] QString quoted(const QString &reason);

} // namespace report
