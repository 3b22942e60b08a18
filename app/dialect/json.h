// The beginning of a JSON text, read no further than it must be: members and elements of the outermost level
// only, so that what a message merely quotes is never taken for what it says.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace dialect::json {

/// A value as it stands in the text. `whole`: its end was seen.
struct Value
{
    QByteArrayView raw;
    bool whole = false;

    [[nodiscard]] bool isString() const { return raw.startsWith('"'); }
    [[nodiscard]] bool isObject() const { return raw.startsWith('{'); }
    [[nodiscard]] bool isArray() const { return raw.startsWith('['); }
    [[nodiscard]] bool isNull() const { return raw == "null"; }
    /// The text of a string, at most 256 characters of it; of anything else its raw beginning.
    [[nodiscard]] QString text() const;
    /// The bytes of a string, escapes resolved, as far as they came; empty for anything else.
    [[nodiscard]] QByteArray unescaped() const;
    [[nodiscard]] std::optional<qint64> number() const;
    [[nodiscard]] std::optional<bool> boolean() const;
    /// True for the string `text`, quoted as it is written most simply.
    [[nodiscard]] bool is(QByteArrayView text) const;
};

/// The member of an object with that key; nothing if there is none within what came.
[[nodiscard]] std::optional<Value> member(QByteArrayView object, QByteArrayView key);
/// The first member: its key, and its value.
struct Member
{
    QByteArrayView key;
    Value value;
};
[[nodiscard]] std::optional<Member> firstMember(QByteArrayView object);
/// The element of an array; nothing if there is none within what came.
[[nodiscard]] std::optional<Value> element(QByteArrayView array, int index);
/// Where the value that begins the text ends; nothing if it is not whole or no JSON.
[[nodiscard]] std::optional<qsizetype> endOf(QByteArrayView text);

/// member() as text, number, …; absent, empty or of another type: nothing.
[[nodiscard]] QString textAt(QByteArrayView object, QByteArrayView key);
[[nodiscard]] std::optional<qint64> numberAt(QByteArrayView object, QByteArrayView key);
[[nodiscard]] std::optional<bool> boolAt(QByteArrayView object, QByteArrayView key);

} // namespace dialect::json
