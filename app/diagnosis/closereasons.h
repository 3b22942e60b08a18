// Reason texts that change what a close code says, as data: resources/reasons.json.
//
// A row: means (groups of alternatives "ping|pong": of each group one must stand in the reason, in any
// order; of the last group one that is not denied), not (words that end the claim), exactly (the whole reason
// is one alternative of the first group), codes (only with one of these; left out: with any), from (server,
// client; left out: either), cause, class, confidence, sub, source, examples (wordings that were met). Words
// count, not letters: case, punctuation and the way in which names are written together do not matter. The
// first row that fits decides.
#pragma once

#include "diagnosis/verdict.h"

#include <QList>

#include <vector>

namespace diagnosis {

struct ReasonRow
{
    std::vector<QStringList> means; ///< as plain words, see plainWords()
    QStringList refuted;
    bool exactly = false;
    QList<quint16> codes;
    std::optional<session::Leg> from;
    Cause cause = Cause::UnknownLoss;
    Class cls = Class::Lost;
    Confidence confidence = Confidence::Strong;
    QString sub, source;
    QStringList examples;

    [[nodiscard]] bool fits(const session::CloseFrame &close, session::Leg sender) const;
};

/// " no response from ping frame " of "No response from ping frame."; "pingTimeout" and "PING_TIMEOUT" are
/// " ping timeout ".
[[nodiscard]] QString plainWords(const QString &text);
/// The first row that fits; nothing if none does, or the reason is the talk of people.
[[nodiscard]] const ReasonRow *meaningOf(const session::CloseFrame &close, session::Leg sender);

/// The rows that ship, in their order.
[[nodiscard]] const std::vector<ReasonRow> &closeReasons();
/// Nothing, and an error that names the row, when the shape is wrong.
[[nodiscard]] std::optional<std::vector<ReasonRow>> readCloseReasons(const QByteArray &json, QString *error);

} // namespace diagnosis
