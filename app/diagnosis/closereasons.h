// Reason texts that change what a close code says, as data: resources/reasons.json.
//
// A row: text (contained in the reason, compared without case; `exactly`: all of it), codes (only with one of
// these; left out: with any), from (server, client; left out: either), cause, class, confidence, sub, source.
// The first row that fits decides.
#pragma once

#include "diagnosis/verdict.h"

#include <QList>

#include <vector>

namespace diagnosis {

struct ReasonRow
{
    QString text;
    bool exactly = false;
    QList<quint16> codes;
    std::optional<session::Leg> from;
    Cause cause = Cause::UnknownLoss;
    Class cls = Class::Lost;
    Confidence confidence = Confidence::Strong;
    QString sub, source;

    [[nodiscard]] bool fits(const session::CloseFrame &close, session::Leg sender) const;
};

/// The rows that ship, in their order.
[[nodiscard]] const std::vector<ReasonRow> &closeReasons();
/// Nothing, and an error that names the row, when the shape is wrong.
[[nodiscard]] std::optional<std::vector<ReasonRow>> readCloseReasons(const QByteArray &json, QString *error);

} // namespace diagnosis
