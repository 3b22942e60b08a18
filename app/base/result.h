// A value, or why there is none.
#pragma once

#include <QString>

#include <optional>
#include <utility>

namespace base {

/// A sentence, or the part of one that follows a colon; never empty.
struct Error
{
    QString text;
};

/// What a function returns that reads foreign or user input: either a value or an error, never both.
template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_value(std::move(value)) {}
    Result(Error error) : m_error(std::move(error.text)) {}

    explicit operator bool() const { return m_value.has_value(); }
    const T &operator*() const { return *m_value; }
    T &operator*() { return *m_value; }
    const T *operator->() const { return &*m_value; }
    /// Empty if there is a value.
    [[nodiscard]] const QString &error() const { return m_error; }
    [[nodiscard]] T valueOr(T other) const { return m_value ? *m_value : std::move(other); }

private:
    std::optional<T> m_value;
    QString m_error;
};

} // namespace base
