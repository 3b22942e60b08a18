// Products and their timers and size limits, as data: resources/catalogue.json. Every row has a source; rows
// that nobody checked are not in the file.
//
// A timer row: product, setting, seconds (null: off unless configured), measures (a Measure), early and late
// (seconds by which the firing misses `seconds`), mostly (late by which at least half fire; may be left out),
// configurable, cloud (never proposed for private addresses), front and behind (how the leg ends as seen from
// the client's side and from the server's side of the product; null: not seen from there), headers ("Name:
// beginning of value" in the response, * in it for anything), text_pings (true: its heartbeat is made of
// messages; may be left out), dialect (only where the
// messages are of this protocol; may be left out), always_sends_headers (a response without them excludes the
// product), measured (in our laboratory), variant_of (another row that stands for it where the value is
// unknown), source. An end: {"as": fin, reset, tcp (one of these), any, silent (nothing until somebody
// sends), close, "code", "reason"}. A size row: product, setting, bytes, what (frame, message), code (null:
// none is sent), cloud, configurable, source.
#pragma once

#include "findings/group.h"

#include <vector>

namespace findings {

struct EndStyle
{
    enum class As { Fin, Reset, Tcp, Any, Silent, Close };
    As as = As::Any;
    std::optional<quint16> code;
    std::optional<QString> reason;
    bool operator==(const EndStyle &) const = default;
};

struct TimerRow
{
    QString product, setting;
    std::optional<double> seconds;
    Measure measures = Measure::Either;
    double early = 0.05, late = 0.5;
    std::optional<double> mostly; ///< late by which most fire, where some fire far later
    bool configurable = true, cloud = false;
    std::optional<EndStyle> front, behind;
    QStringList headers;
    bool alwaysSendsHeaders = false, measured = false;
    bool textPings = false; ///< its heartbeat is made of messages, not of WebSocket pings
    QString variantOf, source;
    QString dialect; ///< only where the messages are of this protocol; empty: anywhere

    [[nodiscard]] QString name() const { return product + u' ' + setting; }
    /// Where the row can fire, relative to its default value.
    [[nodiscard]] bool holds(double low, double high) const
    {
        return seconds && low >= *seconds - early && high <= *seconds + late;
    }
    [[nodiscard]] bool isCoarse() const { return early + mostly.value_or(late) > 2; }
};

struct SizeRow
{
    QString product, setting;
    quint64 bytes = 0;
    bool frame = false; ///< of a frame; else of a message
    std::optional<quint16> code;
    bool configurable = true, cloud = false;
    QString source;

    [[nodiscard]] QString name() const { return product + u' ' + setting; }
};

struct Catalogue
{
    std::vector<TimerRow> timers;
    std::vector<SizeRow> sizes;

    /// The one that ships.
    [[nodiscard]] static const Catalogue &builtIn();
    /// Nothing, and an error that names the row, when the shape is wrong.
    [[nodiscard]] static std::optional<Catalogue> parse(const QByteArray &json, QString *error);
};

/// True if an end of that shape may be the row's work. A row seen from nowhere near never fits.
[[nodiscard]] bool fits(const std::optional<EndStyle> &style, const End &end);

/// True unless the row is of a protocol that is not spoken there.
[[nodiscard]] inline bool isSpoken(const TimerRow &row, const End &end)
{
    return row.dialect.isEmpty() || row.dialect == end.protocol;
}

/// Yes: a header of the row is in the response; no: the row always sends one and it is missing; absent: no
/// say.
[[nodiscard]] std::optional<bool> confirmedBy(const TimerRow &row, const QStringList &fingerprint);

} // namespace findings
