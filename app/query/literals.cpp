#include "query/literals.h"

#include <QDateTime>

#include <array>
#include <cmath>

namespace query {

namespace {

constexpr double most = 9.0e18; // fits 64 bits with room for a rounding step

struct Unit
{
    const char *name;
    double factor;
};

constexpr double second = 1e9;
constexpr std::array<Unit, 10> durations{{{"", second},
                                          {"us", 1e3},
                                          {"ms", 1e6},
                                          {"s", second},
                                          {"sec", second},
                                          {"m", 60 * second},
                                          {"min", 60 * second},
                                          {"h", 3600 * second},
                                          {"d", 86400 * second},
                                          {"ns", 1}}};
constexpr double kilo = 1024;
constexpr std::array<Unit, 11> sizes{{{"", 1},
                                      {"b", 1},
                                      {"k", kilo},
                                      {"kb", kilo},
                                      {"kib", kilo},
                                      {"m", kilo *kilo},
                                      {"mb", kilo *kilo},
                                      {"mib", kilo *kilo},
                                      {"g", kilo *kilo *kilo},
                                      {"gb", kilo *kilo *kilo},
                                      {"gib", kilo *kilo *kilo}}};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// A decimal number, its last place, and the letters that follow it, taken off the front.
struct Part
{
    double number = 0, step = 1;
    QStringView unit;
};

std::optional<Part> takePart(QStringView &text)
{
    qsizetype end = 0, point = -1;
    while (end < text.size() && (isDigit(text[end]) || (text[end] == u'.' && point < 0))) {
        if (text[end] == u'.')
            point = end;
        ++end;
    }
    bool ok = false;
    Part part;
    part.number = text.left(end).toDouble(&ok);
    if (!ok || !isDigit(text[0]))
        return {};
    if (point >= 0)
        part.step = std::pow(10.0, -double(end - point - 1));
    qsizetype stop = end;
    while (stop < text.size() && text[stop].isLetter())
        ++stop;
    part.unit = text.mid(end, stop - end);
    text = text.mid(stop);
    return part;
}

template <std::size_t N>
const Unit *unitNamed(QStringView name, const std::array<Unit, N> &units)
{
    for (const Unit &unit : units) {
        if (name.compare(QLatin1String(unit.name), Qt::CaseInsensitive) == 0)
            return &unit;
    }
    return nullptr;
}

template <std::size_t N>
std::optional<Literal> readMeasure(QStringView text, const std::array<Unit, N> &units)
{
    double sum = 0, step = 0;
    bool bare = false;
    int parts = 0;
    do {
        const auto part = text.isEmpty() ? std::nullopt : takePart(text);
        const Unit *unit = part ? unitNamed(part->unit, units) : nullptr;
        bare = part && part->unit.isEmpty();
        if (!unit || (bare && parts > 0))
            return {};
        sum += part->number * unit->factor;
        step = part->step * unit->factor;
        ++parts;
    } while (!text.isEmpty() && !bare);
    if (sum > most || !text.isEmpty())
        return {};
    const auto value = qint64(std::llround(sum));
    const auto half = qint64(step / 2);
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
    return readMeasure(text, durations);
}

std::optional<Literal> readSize(QStringView text)
{
    return readMeasure(text, sizes);
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
