#include "evidence/har/pieces.h"

#include <algorithm>

namespace evidence {

void JsonPieces::feed(QByteArrayView bytes, const Take &take)
{
    while (!bytes.isEmpty()) {
        if (m_string && !m_escaped) {
            // Most of such a file is text: on to what may end it.
            const auto end =
                std::find_if(bytes.begin(), bytes.end(), [](char c) { return c == '"' || c == '\\'; });
            const auto plain = bytes.first(end - bytes.begin());
            if (m_naming && m_name.size() < 128)
                m_name.append(plain.first(std::min<qsizetype>(plain.size(), 128)));
            hold(plain);
            bytes = bytes.sliced(plain.size());
            if (bytes.isEmpty())
                return;
        }
        this->take(bytes.front(), take);
        bytes = bytes.sliced(1);
    }
}

void JsonPieces::hold(QByteArrayView bytes)
{
    if (m_held.empty() || bytes.isEmpty())
        return;
    Held &held = m_held.back();
    if (held.tooLong || held.text.size() + bytes.size() > longest) {
        held.tooLong = true;
        held.text.clear();
        return;
    }
    held.text.append(bytes);
}

void JsonPieces::beginValue()
{
    if (m_levels.empty() || m_deeper > 0)
        return;
    Level &level = m_levels.back();
    level.path = m_path.size();
    if (level.array)
        m_path += "[]";
    else
        m_path += (m_path.isEmpty() ? QByteArray() : QByteArray(".")) + m_name;
    const auto found = std::find(m_paths.begin(), m_paths.end(), m_path);
    if (found != m_paths.end())
        m_held.push_back({std::size_t(found - m_paths.begin()), m_levels.size(), {}, false});
}

/// Of the value that began last at this level.
void JsonPieces::endValue(const Take &take)
{
    if (m_levels.empty()) {
        m_whole = true;
        return;
    }
    if (m_deeper > 0)
        return;
    if (!m_held.empty() && m_held.back().depth == m_levels.size()) {
        const Held held = std::move(m_held.back());
        m_held.pop_back();
        if (held.tooLong)
            ++m_leftOut;
        else
            take(held.path, held.text);
        // Something stands in its place.
        hold("null");
    }
    m_path.truncate(m_levels.back().path);
}

void JsonPieces::take(char c, const Take &take)
{
    const QByteArrayView self(&c, 1);
    if (m_string) {
        if (m_escaped) {
            m_escaped = false;
        } else if (c == '\\') {
            m_escaped = true;
        } else if (c == '"') {
            m_string = false;
            hold(self);
            if (!m_naming)
                endValue(take);
            m_naming = false;
            return;
        }
        hold(self);
        return;
    }
    const bool wordEnds = c == ',' || c == '}' || c == ']' || c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (m_word && wordEnds) {
        m_word = false;
        endValue(take);
    }
    switch (c) {
    case '"':
        m_string = true;
        m_naming = !m_levels.empty() && m_deeper == 0 && !m_levels.back().array && m_levels.back().key;
        if (m_naming) {
            m_name.clear();
            m_levels.back().key = false;
        } else {
            beginValue();
        }
        hold(self);
        return;
    case '{':
    case '[':
        beginValue();
        hold(self);
        if (m_levels.size() >= deepest)
            ++m_deeper;
        else
            m_levels.push_back({c == '[', c == '{', m_path.size()});
        return;
    case '}':
    case ']':
        hold(self);
        if (m_deeper > 0)
            --m_deeper;
        else if (!m_levels.empty())
            m_levels.pop_back();
        else
            return;
        endValue(take);
        return;
    case ',':
        hold(self);
        if (!m_levels.empty() && m_deeper == 0)
            m_levels.back().key = !m_levels.back().array;
        return;
    case ':':
    case ' ':
    case '\n':
    case '\r':
    case '\t':
        hold(self);
        return;
    default:
        if (!m_word) {
            m_word = true;
            beginValue();
        }
        hold(self);
    }
}

} // namespace evidence
