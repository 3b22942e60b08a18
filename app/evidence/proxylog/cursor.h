// A place in a line of text, from which words are taken one after the other.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <QString>

#include <algorithm>
#include <charconv>
#include <optional>

namespace evidence {

template <class T>
[[nodiscard]] std::optional<T> numberIn(QByteArrayView text)
{
    T value{};
    const char *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return !text.isEmpty() && read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

/// The beginning of a text, as a value.
[[nodiscard]] inline QString textOf(QByteArrayView text, qsizetype most)
{
    return QString::fromUtf8(text.first(std::min(text.size(), most)));
}

class Cursor
{
public:
    explicit Cursor(QByteArrayView text) : m_rest(text) {}

    [[nodiscard]] QByteArrayView rest() const { return m_rest; }
    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }
    /// The word up to the next blank.
    QByteArrayView word()
    {
        skipBlanks();
        return upTo(' ');
    }
    /// What stands between two quotes, escapes left as they are; nothing if no quote comes next.
    std::optional<QByteArrayView> quoted()
    {
        skipBlanks();
        return between('"', '"');
    }
    /// What stands in brackets; nothing if none come next.
    std::optional<QByteArrayView> bracketed(char open = '[', char close = ']')
    {
        skipBlanks();
        return between(open, close);
    }
    /// A quoted text or a word.
    QByteArrayView item()
    {
        if (const auto text = quoted())
            return *text;
        return word();
    }
    void skipBlanks()
    {
        while (m_rest.startsWith(' ') || m_rest.startsWith('\t'))
            m_rest = m_rest.sliced(1);
    }

private:
    QByteArrayView upTo(char end)
    {
        const auto at = m_rest.indexOf(end);
        const QByteArrayView text = at < 0 ? m_rest : m_rest.first(at);
        m_rest = at < 0 ? QByteArrayView() : m_rest.sliced(at + 1);
        return text;
    }
    std::optional<QByteArrayView> between(char open, char close)
    {
        if (!m_rest.startsWith(open))
            return {};
        for (qsizetype i = 1; i < m_rest.size(); ++i) {
            if (m_rest[i] == '\\')
                ++i;
            else if (m_rest[i] == close) {
                const QByteArrayView text = m_rest.sliced(1, i - 1);
                m_rest = m_rest.sliced(i + 1);
                return text;
            }
        }
        return {};
    }

    QByteArrayView m_rest;
};

/// The parts of a text between separators.
class Split
{
public:
    Split(QByteArrayView text, char separator) : m_rest(text), m_separator(separator) {}
    std::optional<QByteArrayView> next()
    {
        if (m_done)
            return {};
        const auto at = m_rest.indexOf(m_separator);
        const QByteArrayView part = at < 0 ? m_rest : m_rest.first(at);
        m_done = at < 0;
        m_rest = at < 0 ? QByteArrayView() : m_rest.sliced(at + 1);
        return part;
    }

private:
    QByteArrayView m_rest;
    char m_separator;
    bool m_done = false;
};

} // namespace evidence
