#include "dialect/msgpack.h"

#include <algorithm>

namespace dialect::msgpack {

namespace {

constexpr int deepest = 32; ///< levels of maps and arrays

quint8 byteAt(QByteArrayView bytes, qsizetype at)
{
    return quint8(bytes[at]);
}

/// What a value begins with: how many bytes that is, how many follow as they are, and how many values.
struct Head
{
    qsizetype size = 1;
    quint64 bytes = 0, values = 0;
    bool isString = false, isMap = false, isArray = false;
};

/// Nothing if it is cut off, or a byte that begins no value.
std::optional<Head> headOf(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return {};
    const quint8 type = byteAt(bytes, 0);
    Head head;
    const auto lengthOf = [&](qsizetype width) -> std::optional<quint64> {
        if (bytes.size() < 1 + width)
            return {};
        quint64 length = 0;
        for (qsizetype at = 1; at <= width; ++at)
            length = length << 8 | byteAt(bytes, at);
        head.size += width;
        return length;
    };
    const auto with = [&](qsizetype width, quint64 more, auto &&take) -> std::optional<Head> {
        const auto length = lengthOf(width);
        if (!length)
            return {};
        take(*length + more);
        return head;
    };
    const auto ofBytes = [&](quint64 count) { head.bytes = count; };
    const auto ofArray = [&](quint64 count) { head.values = count, head.isArray = true; };
    const auto ofMap = [&](quint64 count) { head.values = 2 * count, head.isMap = true; };
    head.isString = (type & 0xe0) == 0xa0 || (type >= 0xd9 && type <= 0xdb);
    if (type < 0x80 || type >= 0xe0 || type == 0xc0 || type == 0xc2 || type == 0xc3)
        return head;
    if (type < 0x90) {
        ofMap(type & 0x0f);
        return head;
    }
    if (type < 0xa0) {
        ofArray(type & 0x0f);
        return head;
    }
    if (type < 0xc0) {
        ofBytes(type & 0x1f);
        return head;
    }
    if (type >= 0xc4 && type <= 0xc6) // bytes
        return with(qsizetype(1) << (type - 0xc4), 0, ofBytes);
    if (type >= 0xc7 && type <= 0xc9) // extensions: a byte for their type
        return with(qsizetype(1) << (type - 0xc7), 1, ofBytes);
    if (type == 0xca || type == 0xcb) // floating point
        head.bytes = type == 0xca ? 4 : 8;
    else if (type >= 0xcc && type <= 0xd3) // integers
        head.bytes = quint64(1) << ((type - 0xcc) & 3);
    else if (type >= 0xd4 && type <= 0xd8) // extensions of fixed size
        head.bytes = 1 + (quint64(1) << (type - 0xd4));
    else if (type >= 0xd9 && type <= 0xdb)
        return with(qsizetype(1) << (type - 0xd9), 0, ofBytes);
    else if (type == 0xdc || type == 0xdd)
        return with(type == 0xdc ? 2 : 4, 0, ofArray);
    else if (type == 0xde || type == 0xdf)
        return with(type == 0xde ? 2 : 4, 0, ofMap);
    else
        return {}; // 0xc1 is never used
    return head;
}

/// Where the value ends; nothing if that is not within the bytes.
std::optional<qsizetype> endOf(QByteArrayView bytes, int depth)
{
    const auto head = headOf(bytes);
    if (!head || depth > deepest || quint64(bytes.size() - head->size) < std::max(head->bytes, head->values))
        return {};
    qsizetype at = head->size + qsizetype(head->bytes);
    for (quint64 i = 0; i < head->values; ++i) {
        const auto end = endOf(bytes.sliced(at), depth + 1);
        if (!end)
            return {};
        at += *end;
    }
    return at;
}

} // namespace

bool Value::isMap() const
{
    const auto head = headOf(raw);
    return head && head->isMap;
}

bool Value::isArray() const
{
    const auto head = headOf(raw);
    return head && head->isArray;
}

std::optional<qint64> Value::number() const
{
    if (raw.isEmpty() || !whole)
        return {};
    const quint8 type = byteAt(raw, 0);
    if (type < 0x80)
        return type;
    if (type >= 0xe0)
        return qint8(type);
    const bool isUnsigned = type >= 0xcc && type <= 0xce, isSigned = type >= 0xd0 && type <= 0xd2;
    if (!isUnsigned && !isSigned)
        return {};
    quint32 value = 0;
    for (qsizetype at = 1; at < raw.size(); ++at)
        value = value << 8 | byteAt(raw, at);
    const int unused = 32 - 8 * int(raw.size() - 1);
    return isUnsigned ? qint64(value) : qint64(qint32(value << unused) >> unused);
}

std::optional<QByteArrayView> Value::string() const
{
    const auto head = headOf(raw);
    return head && head->isString ? std::optional(raw.sliced(head->size)) : std::nullopt;
}

std::optional<Value> first(QByteArrayView bytes)
{
    if (!headOf(bytes))
        return {};
    const auto end = endOf(bytes, 0);
    return Value{end ? bytes.first(*end) : bytes, end.has_value()};
}

std::optional<Value> member(QByteArrayView map, QByteArrayView key)
{
    const auto head = headOf(map);
    if (!head || !head->isMap)
        return {};
    QByteArrayView rest = map.sliced(head->size);
    for (quint64 i = 0; i < head->values; i += 2) {
        const auto name = first(rest);
        if (!name || !name->whole)
            return {};
        rest = rest.sliced(name->raw.size());
        const auto value = first(rest);
        if (!value || name->string() == key || !value->whole)
            return value && name->string() == key ? value : std::nullopt;
        rest = rest.sliced(value->raw.size());
    }
    return {};
}

} // namespace dialect::msgpack
