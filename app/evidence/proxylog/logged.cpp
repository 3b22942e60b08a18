#include "evidence/proxylog/logged.h"

#include "evidence/proxylog/cursor.h"
#include "wire/handshake.h"

namespace evidence {

using namespace session;

namespace {

RequestHead requestOf(const Logged &logged)
{
    RequestHead head;
    head.method = textOf(logged.method, 32);
    head.target = QString::fromUtf8(logged.target);
    head.httpVersion = textOf(logged.version, 16);
    head.host = textOf(logged.host, 1024);
    head.origin = textOf(logged.origin, 1024);
    head.userAgent = textOf(logged.userAgent, 1024);
    head.connection = connectionFromKey(logged.key);
    return head;
}

} // namespace

void tell(const Logged &logged, Sink &sink)
{
    const SessionId id = sink.begin();
    const Stamp from = std::min(logged.startedAt.value_or(logged.endedAt), logged.endedAt);
    const auto observe = [&](Leg leg, What what, Stamp at) {
        sink.observe(id, leg, Source::Log, std::move(what), at);
    };
    observe(Leg::Client, Connected{logged.clientLocal, logged.client}, from);
    if (!logged.target.isEmpty())
        observe(Leg::Client, Boxed(requestOf(logged)), from);
    if (!logged.failed || logged.failed->phase != Phase::Tcp)
        observe(Leg::Server, Connected{logged.serverLocal, logged.server}, from);
    if (logged.status) {
        ResponseHead answer;
        answer.status = *logged.status;
        observe(Leg::Server, Boxed(answer), from);
    }
    if (logged.opened)
        observe(Leg::Server, Opened{}, from);
    if (logged.openAtEnd) {
        sink.openAtEnd(id, logged.endedAt);
        return;
    }
    if (logged.failed)
        observe(logged.leg, *logged.failed, logged.endedAt);
    else
        observe(logged.leg, Boxed(logged.end), logged.endedAt);
    observe(Leg::Client, Ended{true}, logged.endedAt);
}

bool readRequest(QByteArrayView line, Logged &logged)
{
    const auto first = line.indexOf(' '), last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first || !line.sliced(last + 1).startsWith("HTTP/"))
        return false;
    logged.method = line.first(first).toByteArray();
    logged.target = line.sliced(first + 1, last - first - 1).toByteArray();
    logged.version = line.sliced(last + 1).toByteArray();
    const auto scheme = logged.target.indexOf("://");
    if (scheme > 0 && scheme < 8) {
        const auto path = logged.target.indexOf('/', scheme + 3);
        logged.host =
            path < 0 ? logged.target.mid(scheme + 3) : logged.target.mid(scheme + 3, path - scheme - 3);
        logged.target = path < 0 ? QByteArray("/") : logged.target.mid(path);
    }
    return logged.target.startsWith('/') || logged.target.startsWith('*');
}

bool isKey(QByteArrayView text)
{
    if (text.size() != 24 || !text.endsWith("=="))
        return false;
    return std::all_of(text.begin(), text.end() - 2, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
               c == '/';
    });
}

QString connectionFromKey(const QByteArray &key)
{
    wire::HttpHead head;
    head.headers.append({"Sec-WebSocket-Key", key});
    return isKey(key) ? QString::fromLatin1(wire::connectionOf(head)) : QString();
}

QString connectionFromAccept(const QByteArray &accept)
{
    wire::HttpHead head;
    head.request = false;
    head.headers.append({"Sec-WebSocket-Accept", accept});
    return QString::fromLatin1(wire::connectionOf(head));
}

QString nameOf(Leg leg)
{
    return leg == Leg::Client ? QStringLiteral("client") : QStringLiteral("server");
}

OpenFailed rejected(int status, const char *sub, Answerer by)
{
    OpenFailed failed = failedAt(Phase::Http, "http_rejected", sub, by);
    failed.text = status > 0 ? QString::number(status) : QString();
    return failed;
}

OpenFailed failedAt(Phase phase, const char *cause, const char *sub, Answerer by)
{
    OpenFailed failed;
    failed.phase = phase;
    failed.cause = QLatin1String(cause);
    failed.sub = QLatin1String(sub);
    failed.by = by;
    return failed;
}

} // namespace evidence
