// Rows that a later session may still put into another light wait a while before they leave.
#pragma once

#include "session/words.h"

#include <QByteArray>

#include <deque>
#include <unordered_map>

namespace report {

class HeldRows
{
public:
    /// As many ended sessions as a monitor remembers: what it has forgotten it does not revise.
    static constexpr std::size_t most = 50'000;

    /// `end`: of the row, unless it is revised.
    explicit HeldRows(QByteArray end) : m_end(std::move(end)) {}

    /// A row but for its end.
    void add(session::SessionId id, QByteArray row)
    {
        m_rows.emplace_back(id, std::move(row));
        if (m_rows.size() > most)
            releaseFirst();
    }
    void revise(session::SessionId id, QByteArray end) { m_revised[quint64(id)] = std::move(end); }
    [[nodiscard]] QByteArray take() { return std::exchange(m_ready, {}); }
    [[nodiscard]] QByteArray takeAll()
    {
        while (!m_rows.empty())
            releaseFirst();
        return take();
    }

private:
    void releaseFirst()
    {
        const auto [id, row] = std::move(m_rows.front());
        m_rows.pop_front();
        const auto revised = m_revised.find(quint64(id));
        m_ready += row;
        m_ready += revised == m_revised.end() ? m_end : revised->second;
        if (revised != m_revised.end())
            m_revised.erase(revised);
    }

    QByteArray m_end, m_ready;
    std::deque<std::pair<session::SessionId, QByteArray>> m_rows;
    std::unordered_map<quint64, QByteArray> m_revised;
};

} // namespace report
