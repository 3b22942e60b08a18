// What the inspector says about a session, as values: words chosen, nothing drawn.
#pragma once

#include "kit/roles.h"

#include "monitor/monitor.h"

namespace ui {

struct Labelled
{
    QString label, value;
    bool operator==(const Labelled &) const = default;
};

struct LegColumn
{
    QString title;
    QStringList values; ///< in the order of legRowTitles()
};

struct InspectorContent
{
    Tone tone = Tone::None;
    QString icon;     ///< shape of the state or class
    QString word;     ///< "lost", "open"
    QString sentence; ///< what happened, plainly
    QVector<Labelled> facts;
    QVector<Labelled> application; ///< what its messages said
    QVector<Labelled> page;        ///< what only the browser that had it open knows
    QVector<LegColumn> legs;
    QStringList advice;
};

/// `endpoint`: its name as shown elsewhere. `inLog`: what has not ended is as it was when the log ended.
[[nodiscard]] InspectorContent describe(const monitor::Session &session, const QString &endpoint,
                                        session::Stamp now, bool inLog = false);
/// What the values of a LegColumn are, in this order.
enum class LegRow {
    Peer,
    CodeReceived,
    CodeSent,
    EndOfTcp,
    Received,
    Sent,
    RoundTrip,
    Unanswered,
    Retransmits
};
[[nodiscard]] QStringList legRowTitles();
/// What stands where a leg has no such value, or no Close frame.
[[nodiscard]] QString absentValue();
[[nodiscard]] QString absentClose();

} // namespace ui
