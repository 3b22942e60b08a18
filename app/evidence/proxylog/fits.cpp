#include "evidence/proxylog/fits.h"

#include "evidence/proxylog/container.h"

namespace evidence {

namespace {

constexpr int mostLines = 64;

template <class Take>
void eachLine(QByteArrayView head, Take take)
{
    if (head.startsWith("\xef\xbb\xbf"))
        head = head.sliced(3);
    for (int lines = 0; lines < mostLines && !head.isEmpty();) {
        const auto end = head.indexOf('\n');
        if (end < 0 && lines > 0)
            return; // cut
        QByteArrayView line = end < 0 ? head : head.first(end);
        head = end < 0 ? QByteArrayView() : head.sliced(end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty())
            continue;
        ++lines;
        QByteArray room;
        take(withoutContainer(line, room));
    }
}

} // namespace

int shareOfLines(QByteArrayView head, bool (*matches)(QByteArrayView line), int best)
{
    int all = 0, fitting = 0;
    eachLine(head, [&](QByteArrayView line) {
        ++all;
        fitting += matches(line);
    });
    return fitting == 0 ? 0 : best / 2 + best * fitting / all / 2;
}

int anyLine(QByteArrayView head, bool (*matches)(QByteArrayView line), int best)
{
    bool found = false;
    eachLine(head, [&](QByteArrayView line) { found = found || matches(line); });
    return found ? best : 0;
}

} // namespace evidence
