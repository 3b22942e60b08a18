// The beginning of a MessagePack value, read no further than it must be: members of the outermost map only.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace dialect::msgpack {

/// A value as it stands in the bytes. `whole`: its end was seen.
struct Value
{
    QByteArrayView raw;
    bool whole = false;

    [[nodiscard]] bool isMap() const;
    [[nodiscard]] bool isArray() const;
    [[nodiscard]] std::optional<qint64> number() const; ///< of integers up to 32 bits
    /// The bytes of a string, as far as they came; nothing for anything else.
    [[nodiscard]] std::optional<QByteArrayView> string() const;
};

/// The value that begins the bytes; nothing if they are none.
[[nodiscard]] std::optional<Value> first(QByteArrayView bytes);
/// The member of a map with that key; nothing if there is none within what came.
[[nodiscard]] std::optional<Value> member(QByteArrayView map, QByteArrayView key);

} // namespace dialect::msgpack
