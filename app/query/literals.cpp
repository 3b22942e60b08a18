#include "query/literals.h"

#include "base/quantity.h"

#include <QDateTime>

#include <array>
#include <cmath>

namespace query {

namespace {

constexpr double most = 9.0e18; // fits 64 bits with room for a rounding step

constexpr double second = 1e9;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// With all that is written the same when it is rounded to the same place.
std::optional<Literal> literalOf(const std::optional<base::Quantity> &quantity)
{
    if (!quantity || quantity->value > most)
        return {};
    const auto value = qint64(std::llround(quantity->value));
    const auto half = qint64(quantity->step / 2);
    return Literal{value, value - half, value + std::max<qint64>(half, 1), false};
}

/// "14", "14:03", "14:03:27", "14:03:27.5": since midnight; `step` is the last place that was written.
std::optional<qint64> readClock(QStringView text, qint64 &step)
{
    constexpr std::array<int, 3> limits{24, 60, 60};
    constexpr std::array<qint64, 3> weights{3600, 60, 1};
    double seconds = 0;
    int place = 0;
    for (const QStringView part : text.split(u':')) {
        bool ok = false;
        const double number = part.toDouble(&ok);
        const qsizetype point = part.indexOf(u'.');
        const qsizetype whole = point < 0 ? part.size() : point;
        if (!ok || place > 2 || whole < 1 || whole > 2 || !isDigit(part[0]) || (point >= 0 && place != 2) ||
            number >= limits[std::size_t(place)])
            return {};
        seconds += number * double(weights[std::size_t(place)]);
        const double last = point < 0 ? 1.0 : std::pow(10.0, -double(part.size() - point - 1));
        step = std::max<qint64>(1, qint64(last * double(weights[std::size_t(place)]) * second));
        ++place;
    }
    if (place < 2)
        return {};
    return qint64(std::llround(seconds * second));
}

} // namespace

std::optional<Literal> readNumber(QStringView text)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    if (!ok || text.isEmpty() || !isDigit(text[0]) || double(value) > most)
        return {};
    return Literal{value, value, value + 1, false};
}

std::optional<Literal> readDuration(QStringView text)
{
    return literalOf(base::readTime(text));
}

std::optional<Literal> readSize(QStringView text)
{
    return literalOf(base::readSize(text));
}

std::optional<Literal> readTime(QStringView text, Zone zone)
{
    if (text.endsWith(u'Z', Qt::CaseInsensitive)) {
        text.chop(1);
        zone = Zone::Utc;
    }
    qint64 step = 0;
    qsizetype split = text.indexOf(u'T', 0, Qt::CaseInsensitive);
    if (split < 0 && text.contains(u':')) {
        const auto clock = readClock(text, step);
        return clock ? std::optional(Literal{*clock, *clock, *clock + step, true}) : std::nullopt;
    }
    const QDate date = QDate::fromString(text.left(split < 0 ? text.size() : split).toString(), Qt::ISODate);
    if (!date.isValid() || date.year() < 1970 || date.year() > 2200)
        return {};
    const auto spec = zone == Zone::Utc ? Qt::UTC : Qt::LocalTime;
    const auto nanoseconds = [](const QDateTime &at) { return at.toMSecsSinceEpoch() * 1'000'000; };
    const qint64 midnight = nanoseconds(date.startOfDay(spec));
    if (split < 0)
        return Literal{midnight, midnight, nanoseconds(date.addDays(1).startOfDay(spec)), false};
    const auto clock = readClock(text.mid(split + 1), step);
    if (!clock)
        return {};
    // By the clock on the wall, which may jump that day; what is finer than a millisecond is added after.
    const QTime time = QTime::fromMSecsSinceStartOfDay(int(*clock / 1'000'000));
    const qint64 at = nanoseconds(QDateTime(date, time, spec)) + *clock % 1'000'000;
    return Literal{at, at, at + step, false};
}

qint64 timeOfDay(qint64 stamp, Zone zone)
{
    constexpr qint64 day = 86'400'000'000'000;
    if (zone == Zone::Utc)
        return (stamp % day + day) % day;
    const QTime time = QDateTime::fromMSecsSinceEpoch(stamp / 1'000'000).time();
    return qint64(time.msecsSinceStartOfDay()) * 1'000'000 + stamp % 1'000'000;
}

} // namespace query
