#include "base/quantity.h"

#include <array>
#include <cmath>
#include <span>

namespace base {

namespace {

struct Unit
{
    const char *name;
    double factor;
};

constexpr double second = 1e9;
constexpr double kibi = 1024;
constexpr std::array times{Unit{"", second},         Unit{"ns", 1},
                           Unit{"us", 1e3},          Unit{"ms", 1e6},
                           Unit{"s", second},        Unit{"sec", second},
                           Unit{"m", 60 * second},   Unit{"min", 60 * second},
                           Unit{"h", 3600 * second}, Unit{"d", 86400 * second}};
constexpr std::array sizes{Unit{"", 1},
                           Unit{"b", 1},
                           Unit{"k", 1e3},
                           Unit{"kb", 1e3},
                           Unit{"kib", kibi},
                           Unit{"m", 1e6},
                           Unit{"mb", 1e6},
                           Unit{"mib", kibi *kibi},
                           Unit{"g", 1e9},
                           Unit{"gb", 1e9},
                           Unit{"gib", kibi *kibi *kibi}};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// A decimal number, its last place, and the letters that follow it.
struct Part
{
    double number = 0, step = 1;
    QStringView unit;
};

/// Takes one off the front of `text`.
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

const Unit *unitNamed(QStringView name, std::span<const Unit> units)
{
    for (const Unit &unit : units) {
        if (name.compare(QLatin1String(unit.name), Qt::CaseInsensitive) == 0)
            return &unit;
    }
    return nullptr;
}

std::optional<Quantity> read(QStringView text, std::span<const Unit> units)
{
    Quantity sum{0, 1, false};
    int parts = 0;
    do {
        const auto part = text.isEmpty() ? std::nullopt : takePart(text);
        const Unit *unit = part ? unitNamed(part->unit, units) : nullptr;
        if (!unit)
            return {};
        sum.bare = part->unit.isEmpty();
        if (sum.bare && parts > 0)
            return {};
        sum.value += part->number * unit->factor;
        sum.step = part->step * unit->factor;
        ++parts;
    } while (!text.isEmpty() && !sum.bare);
    return text.isEmpty() ? std::optional(sum) : std::nullopt;
}

} // namespace

std::optional<Quantity> readTime(QStringView text)
{
    return read(text, times);
}

std::optional<Quantity> readSize(QStringView text)
{
    return read(text, sizes);
}

Scaled scaledSize(quint64 bytes)
{
    if (bytes < 1000)
        return {double(bytes), "B", 0};
    constexpr std::array units{"kB", "MB", "GB", "TB"};
    double number = double(bytes) / 1000;
    std::size_t unit = 0;
    // 999.95 would be written 1000.0
    for (; number >= 999.95 && unit + 1 < units.size(); ++unit)
        number /= 1000;
    return {number, units[unit], 1};
}

std::optional<Scaled> exactSize(quint64 bytes)
{
    constexpr std::array units{Unit{"GiB", kibi * kibi * kibi},
                               Unit{"MiB", kibi * kibi},
                               Unit{"KiB", kibi},
                               Unit{"GB", 1e9},
                               Unit{"MB", 1e6},
                               Unit{"kB", 1e3}};
    std::optional<Scaled> shortest;
    for (const Unit &unit : units) {
        const auto factor = quint64(unit.factor);
        const quint64 number = bytes / factor;
        if (bytes >= factor && bytes % factor == 0 && (!shortest || double(number) < shortest->number))
            shortest = Scaled{double(number), unit.name, 0};
    }
    return shortest;
}

} // namespace base
