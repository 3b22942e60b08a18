// Rows that a later session may still put into another light wait a while before they leave.
#pragma once

#include "session/words.h"

#include <QByteArray>

#include <deque>
#include <unordered_map>
#include <vector>

namespace report {

class HeldRows
{
public:
    /// At least as many ended sessions as a monitor remembers: what it has forgotten it does not revise.
    static constexpr std::size_t most = 50'000;

    /// `end`: of the row, unless it is revised.
    explicit HeldRows(QByteArray end) : m_end(std::move(end)) {}

    /// A row but for its end.
    void add(session::SessionId id, const QByteArray &row)
    {
        if (m_blocks.empty() || m_blocks.back().rows.size() >= inBlock) {
            if (!m_blocks.empty())
                m_blocks.back().pack();
            m_blocks.emplace_back();
        }
        Block &block = m_blocks.back();
        block.rows.push_back({id, row.size()});
        block.bytes += row;
        if (++m_held >= most + inBlock)
            releaseFirst();
    }
    void revise(session::SessionId id, QByteArray end) { m_revised[quint64(id)] = std::move(end); }
    [[nodiscard]] QByteArray take() { return std::exchange(m_ready, {}); }
    /// Some of what is held is ready: no more revisions come.
    void release()
    {
        constexpr std::size_t blocks = 16;
        for (std::size_t i = 0; i < blocks && !m_blocks.empty(); ++i)
            releaseFirst();
    }
    [[nodiscard]] QByteArray takeAll()
    {
        while (!m_blocks.empty())
            releaseFirst();
        return take();
    }

private:
    static constexpr std::size_t inBlock = 64;

    /// Rows that wait together: long ones are packed.
    struct Block
    {
        struct Row
        {
            session::SessionId id{};
            qsizetype size = 0;
        };
        std::vector<Row> rows;
        QByteArray bytes;
        bool isPacked = false;

        void pack()
        {
            constexpr qsizetype worthIt = inBlock * 1024;
            constexpr int fast = 1;
            isPacked = bytes.size() > worthIt;
            if (isPacked)
                bytes = qCompress(bytes, fast);
            bytes.squeeze();
        }
    };

    void releaseFirst()
    {
        Block block = std::move(m_blocks.front());
        m_blocks.pop_front();
        if (block.isPacked)
            block.bytes = qUncompress(block.bytes);
        m_ready.reserve(m_ready.size() + block.bytes.size() + qsizetype(block.rows.size()) * m_end.size());
        qsizetype at = 0;
        for (const auto &[id, size] : block.rows) {
            const auto revised = m_revised.find(quint64(id));
            m_ready += QByteArrayView(block.bytes).sliced(at, size);
            m_ready += revised == m_revised.end() ? m_end : revised->second;
            if (revised != m_revised.end())
                m_revised.erase(revised);
            at += size;
        }
        m_held -= block.rows.size();
    }

    QByteArray m_end, m_ready;
    std::deque<Block> m_blocks; ///< the oldest first; the last one is not packed
    std::size_t m_held = 0;     ///< rows
    std::unordered_map<quint64, QByteArray> m_revised;
};

} // namespace report
