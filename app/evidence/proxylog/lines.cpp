#include "evidence/proxylog/lines.h"

namespace evidence {

void LineReader::feed(QByteArrayView bytes, Sink &sink)
{
    while (!bytes.isEmpty()) {
        const auto end = bytes.indexOf('\n');
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
        bytes = end < 0 ? QByteArrayView() : bytes.sliced(end + 1);
        if (!m_skipping && m_begun.size() + part.size() > longest)
            skip(sink);
        if (end < 0) {
            if (!m_skipping)
                m_begun.append(part);
            return;
        }
        if (std::exchange(m_skipping, false))
            continue;
        if (m_begun.isEmpty()) {
            take(part, sink);
        } else {
            m_begun.append(part);
            const QByteArray whole = std::exchange(m_begun, {});
            take(whole, sink);
        }
    }
}

void LineReader::finish(Sink &sink)
{
    if (!m_skipping) {
        const QByteArray last = std::exchange(m_begun, {});
        take(last, sink);
    }
    ended(sink);
}

void LineReader::skip(Sink &sink)
{
    m_skipping = true;
    m_begun.clear();
    sink.note({QStringLiteral("long_line"), QString::number(longest)});
}

void LineReader::take(QByteArrayView text, Sink &sink)
{
    if (std::exchange(m_first, false) && text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    while (text.endsWith('\r') || text.endsWith(' '))
        text.chop(1);
    if (!text.isEmpty())
        line(text, sink);
}

} // namespace evidence
