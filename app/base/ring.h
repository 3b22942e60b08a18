// A queue in one piece of memory: what comes in at the back leaves at the front. Allocates nothing while it
// is empty, and nothing any more once it has reached its size.
#pragma once

#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace base {

template <class T>
class Ring
{
public:
    class Iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T *;
        using reference = const T &;
        Iterator() = default;
        Iterator(const Ring *ring, std::size_t index) : m_ring(ring), m_index(index) {}
        const T &operator*() const { return (*m_ring)[m_index]; }
        const T *operator->() const { return &(*m_ring)[m_index]; }
        Iterator &operator++()
        {
            ++m_index;
            return *this;
        }
        Iterator operator++(int) { return {m_ring, m_index++}; }
        bool operator==(const Iterator &) const = default;

    private:
        const Ring *m_ring = nullptr;
        std::size_t m_index = 0;
    };

    [[nodiscard]] bool empty() const { return m_count == 0; }
    [[nodiscard]] std::size_t size() const { return m_count; }
    [[nodiscard]] T &operator[](std::size_t index) { return m_slots[place(index)]; }
    [[nodiscard]] const T &operator[](std::size_t index) const { return m_slots[place(index)]; }
    [[nodiscard]] T &front() { return (*this)[0]; }
    [[nodiscard]] const T &front() const { return (*this)[0]; }
    [[nodiscard]] T &back() { return (*this)[m_count - 1]; }
    [[nodiscard]] const T &back() const { return (*this)[m_count - 1]; }
    [[nodiscard]] Iterator begin() const { return {this, 0}; }
    [[nodiscard]] Iterator end() const { return {this, m_count}; }

    void push_back(T value)
    {
        if (m_count == m_slots.size())
            grow();
        m_slots[place(m_count++)] = std::move(value);
    }
    void pop_front()
    {
        m_slots[m_first] = T{}; // lets go of what it holds
        m_first = (m_first + 1) & (m_slots.size() - 1);
        --m_count;
    }
    /// The younger ones move up.
    void erase(std::size_t index)
    {
        for (; index + 1 < m_count; ++index)
            (*this)[index] = std::move((*this)[index + 1]);
        (*this)[--m_count] = T{};
    }
    void clear()
    {
        while (!empty())
            pop_front();
    }

private:
    [[nodiscard]] std::size_t place(std::size_t index) const
    {
        return (m_first + index) & (m_slots.size() - 1);
    }
    void grow()
    {
        std::vector<T> larger(m_slots.empty() ? 2 : 2 * m_slots.size());
        for (std::size_t i = 0; i < m_count; ++i)
            larger[i] = std::move((*this)[i]);
        m_slots = std::move(larger);
        m_first = 0;
    }

    std::vector<T> m_slots; ///< a power of two of them
    std::size_t m_first = 0, m_count = 0;
};

} // namespace base
