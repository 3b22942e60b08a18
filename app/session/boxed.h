// A large value in a small one.
#pragma once

#include <memory>
#include <utility>

namespace session {

/// None, or a value that all copies share and nobody changes. What is seldom there, or large, does not make
/// all others large that might hold it. Safe to copy between threads.
template <class T>
class Boxed
{
public:
    static constexpr auto kind = T::kind;

    Boxed() = default;
    Boxed(T value) : m_value(std::make_shared<const T>(std::move(value))) {}

    [[nodiscard]] bool has_value() const { return bool(m_value); }
    explicit operator bool() const { return has_value(); }
    /// A value as it is made, if there is none.
    const T &operator*() const
    {
        static const T none{};
        return m_value ? *m_value : none;
    }
    const T *operator->() const { return &**this; }
    operator const T &() const { return **this; }

    /// The fields of the value, as those of everything observed: what is written to them makes another value.
    template <class V>
    void visit(V &v)
    {
        T value = **this;
        value.visit(v);
        if (!m_value || value != *m_value)
            *this = std::move(value);
    }

    bool operator==(const Boxed &other) const
    {
        return m_value == other.m_value || (m_value && other.m_value && *m_value == *other.m_value);
    }

private:
    std::shared_ptr<const T> m_value;
};

template <class T>
const T &unboxed(const T &value)
{
    return value;
}
template <class T>
const T &unboxed(const Boxed<T> &box)
{
    return *box;
}

} // namespace session
