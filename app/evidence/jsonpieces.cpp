#include "evidence/jsonpieces.h"

#include <algorithm>

namespace evidence {

JsonPieces::JsonPieces(std::vector<QByteArray> paths) : m_paths(std::move(paths))
{
    for (const QByteArray &path : m_paths)
        m_undivided.push_back(std::none_of(m_paths.begin(), m_paths.end(), [&path](const QByteArray &other) {
            return other != path && other.startsWith(path);
        }));
}

void JsonPieces::feed(QByteArrayView bytes, const Take &take)
{
    m_unheld = bytes.begin();
    for (const char *at = bytes.begin(); at != bytes.end();) {
        at = skipped(at, bytes.end());
        if (at != bytes.end())
            this->take(at++, take);
    }
    holdUpTo(bytes.end());
}

/// On to what may change anything: most of such a file is text, or within what is wanted as a whole.
const char *JsonPieces::skipped(const char *at, const char *end)
{
    if (m_string && !m_escaped) {
        const auto stop = std::find_if(at, end, [](char c) { return c == '"' || c == '\\'; });
        if (m_naming && m_name.size() < 128)
            m_name.append(at, std::min<qsizetype>(stop - at, 128));
        return stop;
    }
    if (!m_string && m_deeper > 0)
        return std::find_if(at, end,
                            [](char c) { return c == '"' || c == '{' || c == '}' || c == '[' || c == ']'; });
    return at;
}

/// What has passed since the last call belongs to the innermost value that is held.
void JsonPieces::holdUpTo(const char *end)
{
    hold({m_unheld, end});
    m_unheld = end;
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

void JsonPieces::beginValue(const char *at)
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
    if (found == m_paths.end())
        return;
    holdUpTo(at);
    m_held.push_back({std::size_t(found - m_paths.begin()), m_levels.size(), {}, false});
}

/// Of the value that began last at this level, before `end`.
void JsonPieces::endValue(const char *end, const Take &take)
{
    if (m_levels.empty()) {
        m_whole = true;
        return;
    }
    if (m_deeper > 0)
        return;
    if (!m_held.empty() && m_held.back().depth == m_levels.size()) {
        holdUpTo(end);
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

void JsonPieces::take(const char *at, const Take &take)
{
    const char c = *at;
    if (m_string) {
        if (m_escaped) {
            m_escaped = false;
        } else if (c == '\\') {
            m_escaped = true;
        } else if (c == '"') {
            m_string = false;
            if (!m_naming)
                endValue(at + 1, take);
            m_naming = false;
        }
        return;
    }
    const bool wordEnds = c == ',' || c == '}' || c == ']' || c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (m_word && wordEnds) {
        m_word = false;
        endValue(at, take);
    }
    switch (c) {
    case '"':
        m_string = true;
        m_naming = !m_levels.empty() && m_deeper == 0 && !m_levels.back().array && m_levels.back().key;
        if (m_naming) {
            m_name.clear();
            m_levels.back().key = false;
        } else {
            beginValue(at);
        }
        return;
    case '{':
    case '[':
        beginValue(at);
        if (m_deeper > 0 || m_levels.size() >= deepest ||
            (!m_held.empty() && m_undivided[m_held.back().path]))
            ++m_deeper;
        else
            m_levels.push_back({c == '[', c == '{', m_path.size()});
        return;
    case '}':
    case ']':
        if (m_deeper > 0)
            --m_deeper;
        else if (!m_levels.empty())
            m_levels.pop_back();
        else
            return;
        endValue(at + 1, take);
        return;
    case ',':
        if (!m_levels.empty() && m_deeper == 0)
            m_levels.back().key = !m_levels.back().array;
        return;
    case ':':
    case ' ':
    case '\n':
    case '\r':
    case '\t':
        return;
    default:
        if (!m_word) {
            m_word = true;
            beginValue(at);
        }
    }
}

} // namespace evidence
