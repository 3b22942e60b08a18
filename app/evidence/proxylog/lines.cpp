#include "evidence/proxylog/lines.h"

#include "evidence/proxylog/container.h"

namespace evidence {

void LineReader::feed(QByteArrayView bytes, Sink &sink)
{
    Begun &file = m_begun[m_file];
    while (!bytes.isEmpty()) {
        const auto end = bytes.indexOf('\n');
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
        bytes = end < 0 ? QByteArrayView() : bytes.sliced(end + 1);
        if (!file.skipping && file.text.size() + part.size() > longest)
            skip(file, sink);
        if (end < 0) {
            if (!file.skipping)
                file.text.append(part);
            return;
        }
        if (std::exchange(file.skipping, false))
            continue;
        if (file.text.isEmpty()) {
            take(file, part, sink);
        } else {
            file.text.append(part);
            const QByteArray whole = std::exchange(file.text, {});
            take(file, whole, sink);
        }
    }
}

void LineReader::finish(Sink &sink)
{
    for (auto &[number, file] : m_begun) {
        const QByteArray last = std::exchange(file.text, {});
        if (!file.skipping)
            take(file, last, sink);
    }
    ended(sink);
}

void LineReader::skip(Begun &file, Sink &sink)
{
    file.skipping = true;
    file.text.clear();
    sink.note({QStringLiteral("long_line"), QString::number(longest)});
}

void LineReader::take(Begun &file, QByteArrayView text, Sink &sink)
{
    if (std::exchange(file.first, false) && text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    while (text.endsWith('\r') || text.endsWith(' '))
        text.chop(1);
    QByteArray room;
    text = readsPrefix() ? withTimeOfContainer(text, room) : withoutContainer(text, room);
    if (!text.isEmpty())
        line(text, sink);
}

} // namespace evidence
