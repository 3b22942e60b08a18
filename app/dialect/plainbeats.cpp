#include "dialect/plainbeats.h"

#include <algorithm>

namespace dialect {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr Nanoseconds shortestInterval = 1s, longestInterval = 10min;
constexpr Nanoseconds patience = 30min; ///< until one must have been found
constexpr quint8 looksPerSecond = 20;
constexpr quint16 othersAtFirst = 32; ///< messages in a row that are no JSON or long
constexpr quint16 needed = 4;         ///< of a shape; three intervals

/// JSON, or a single word such as "ping".
bool isSmall(QByteArrayView text)
{
    constexpr qsizetype longestWord = 16;
    if (text.isEmpty() || text.size() > PlainBeats::appetite)
        return false;
    const char first = text.front(), last = text.back();
    if (text.size() > 1 && ((first == '{' && last == '}') || (first == '[' && last == ']')))
        return true;
    return text.size() <= longestWord &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

/// The same for messages that differ in their numbers only; 0 for what is neither.
quint32 shapeOf(const Message &message)
{
    const QByteArrayView text = message.head;
    if (!message.text || !message.isWhole() || !isSmall(text))
        return 0;
    quint32 hash = 2166136261U; // FNV-1a
    bool inNumber = false;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && std::exchange(inNumber, true))
            continue;
        inNumber = digit;
        hash = (hash ^ quint8(digit ? '0' : c)) * 16777619U;
    }
    return hash == 0 ? 1 : hash;
}

} // namespace

void PlainBeats::Shape::again(Stamp at)
{
    const Nanoseconds interval = at - last;
    last = at;
    awaits = true;
    shortest = count == 1 ? interval : std::min(shortest, interval);
    longest = count == 1 ? interval : std::max(longest, interval);
    ++count;
    if (!isSteady()) { // from here anew
        first = at;
        count = 1;
        answered = 0;
        answer = 0;
    }
}

bool PlainBeats::Shape::isSteady() const
{
    return shortest >= shortestInterval && longest <= longestInterval &&
           longest - shortest <= 100ms + longest * 15 / 100;
}

bool PlainBeats::Shape::isHeartbeat() const
{
    return count >= needed && answered + 1 >= count;
}

bool PlainBeats::see(const Message &message, Told &told)
{
    Side &side = m_sides[std::size_t(message.from)];
    if (message.at - side.second >= 1s) {
        side.second = message.at;
        side.looked = 0;
    }
    const quint32 shape = side.looked < looksPerSecond ? shapeOf(message) : 0;
    if (shape == 0)
        return m_found || (++m_others < othersAtFirst && message.at - m_since < patience);
    ++side.looked;
    m_others = 0;
    if (m_found) {
        tell(message, shape, told);
        return true;
    }
    answer(m_sides[std::size_t(otherSide(message.from))], shape, message.at);
    Shape &own = entry(side, shape, message.at);
    if (!own.isHeartbeat())
        return message.at - m_since < patience;
    m_found = Found{message.from, shape, own.answer};
    AppHello hello;
    hello.by = QStringLiteral("presumed");
    hello.askedBy = message.from;
    hello.interval = (own.last - own.first) / (own.count - 1);
    told.hello(std::move(hello));
    told.ping(message.from);
    return true;
}

/// The first small message of the other side after one that asks is its answer, if it comes soon enough.
void PlainBeats::answer(Side &asker, quint32 shape, Stamp at) const
{
    for (Shape &one : asker.watched) {
        if (!one.awaits)
            continue;
        one.awaits = false;
        const bool soon = one.count < 2 || at - one.last < one.shortest / 2;
        if (one.answer == 0)
            one.answer = shape;
        one.answered = soon && one.answer == shape ? one.answered + 1 : 0;
        if (one.answered == 0)
            one.answer = 0;
    }
}

PlainBeats::Shape &PlainBeats::entry(Side &side, quint32 shape, Stamp at) const
{
    const auto known = std::find_if(side.watched.begin(), side.watched.end(),
                                    [shape](const Shape &one) { return one.shape == shape; });
    if (known != side.watched.end()) {
        known->again(at);
        return *known;
    }
    // The one that was not heard of for the longest time makes room.
    const auto oldest = std::min_element(side.watched.begin(), side.watched.end(),
                                         [](const Shape &a, const Shape &b) { return a.last < b.last; });
    *oldest = Shape{};
    oldest->shape = shape;
    oldest->first = oldest->last = at;
    oldest->count = 1;
    oldest->awaits = true;
    return *oldest;
}

void PlainBeats::tell(const Message &message, quint32 shape, Told &told) const
{
    if (message.from == m_found->by && shape == m_found->shape)
        told.ping(message.from);
    else if (message.from != m_found->by && shape == m_found->answer)
        told.pong(message.from);
}

} // namespace dialect
