#include "endpoint/browser/passedrows.h"

#include <QHash>

#include <array>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

/// Takes `count` whole numbers with commas between them; false if that is no such word.
bool takeNumbers(QStringView word, quint64 *numbers, int count)
{
    for (int i = 0; i < count; ++i) {
        const qsizetype comma = i + 1 < count ? word.indexOf(u',') : word.size();
        bool ok = false;
        numbers[i] = comma < 0 ? 0 : word.first(comma).toULongLong(&ok);
        if (!ok || numbers[i] > 9'000'000'000'000'000)
            return false;
        word = word.sliced(std::min(comma + 1, word.size()));
    }
    return true;
}

} // namespace

void readPassed(QStringView rows, const std::function<void(const PassedRow &)> &each)
{
    QHash<quint64, std::pair<quint64, quint64>> counted; // by WebSocket: those that came, and those sent
    for (const QStringView word : rows.tokenize(u';', Qt::SkipEmptyParts)) {
        std::array<quint64, 4> is{};
        if (word.startsWith(u'#')) {
            if (!takeNumbers(word.sliced(1), is.data(), 3))
                return;
            counted.insert(is[0], {is[1], is[2]});
            continue;
        }
        const auto of = takeNumbers(word, is.data(), 4) && is[1] < 4 ? counted.find(is[0]) : counted.end();
        if (of == counted.end())
            return;
        PassedRow row;
        row.id = is[0];
        row.way = is[1] < 2 ? Way::In : Way::Out;
        row.isText = is[1] % 2 == 0;
        row.number = ++(row.way == Way::In ? of->first : of->second);
        row.size = std::min(is[2], quint64(1) << 40);
        row.after = std::min(is[3], quint64(600'000)) * 100us; // a page may be frozen meanwhile
        each(row);
    }
}

Stamp ForeignClock::read(Nanoseconds theirs, Stamp at)
{
    constexpr Nanoseconds longestWay = 5s;
    const Nanoseconds offset = at - theirs;
    if (!m_offset || offset < *m_offset || offset - *m_offset > longestWay)
        m_offset = offset;
    return theirs + *m_offset;
}

} // namespace endpoint
