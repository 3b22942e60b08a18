// Membership in a short list, where a switch would need a default that hides what is new.
#pragma once

#include <algorithm>
#include <initializer_list>

namespace base {

template <class T>
[[nodiscard]] constexpr bool isOneOf(T value, std::initializer_list<T> list)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

} // namespace base
