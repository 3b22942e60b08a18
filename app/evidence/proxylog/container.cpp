#include "evidence/proxylog/container.h"

#include "dialect/json.h"
#include "evidence/proxylog/cursor.h"
#include "evidence/proxylog/times.h"

namespace evidence {

namespace {

/// "2026-11-29T07:50:00.123456789Z stdout F …"; "P" is a part of a line.
QByteArrayView withoutCri(QByteArrayView line)
{
    Cursor in(line);
    const QByteArrayView when = in.word();
    const QByteArrayView stream = in.word(), tag = in.word();
    const bool is =
        when.size() >= 20 && (stream == "stdout" || stream == "stderr") && (tag == "F" || tag == "P");
    return is && isoTime(when) ? in.rest() : line;
}

} // namespace

QByteArrayView withoutContainer(QByteArrayView line, QByteArray &room)
{
    if (!line.startsWith(R"({"log")"))
        return withoutCri(line);
    const auto text = dialect::json::member(line, "log");
    const auto stream = dialect::json::member(line, "stream");
    if (!text || !text->whole || !stream || !dialect::json::member(line, "time"))
        return line;
    room = text->unescaped();
    while (room.endsWith('\n') || room.endsWith('\r'))
        room.chop(1);
    return room;
}

} // namespace evidence
