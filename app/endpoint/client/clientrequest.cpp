#include "endpoint/client/clientrequest.h"

#include "endpoint/net/address.h"
#include "session/headervalue.h"

#include <QRandomGenerator>

#include <algorithm>

namespace endpoint {

using wire::Header;
using wire::HttpHead;

namespace {

QByteArray targetOf(const QUrl &url)
{
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    const QByteArray target = path.isEmpty() ? QByteArray("/") : path;
    return url.hasQuery() ? target + '?' + url.query(QUrl::FullyEncoded).toLatin1() : target;
}

QByteArray hostOf(const QUrl &url)
{
    QString host = url.host(QUrl::FullyEncoded);
    if (host.contains(u':'))
        host = u'[' + host + u']';
    return (host + u':' + QString::number(portOf(url))).toLatin1();
}

/// Without what could end a line, or the head.
QByteArray harmless(QByteArray value)
{
    const auto isControl = [](char c) { return (uchar(c) < 0x20 && c != '\t') || c == 0x7f; };
    value.removeIf(isControl);
    return value.trimmed();
}

QByteArray randomKey()
{
    QByteArray key(16, Qt::Uninitialized);
    QRandomGenerator::system()->generate(key.begin(), key.end());
    return key.toBase64();
}

} // namespace

FilledRequest filledRequest(const session::EndpointSpec &spec, const session::Variables &variables)
{
    const auto hasToken = [&](const QString &text) {
        const QStringList names = session::namesIn(text);
        return std::any_of(spec.captures.begin(), spec.captures.end(), [&](const session::CaptureRule &rule) {
            return names.contains(rule.name) && variables.contains(rule.name);
        });
    };
    FilledRequest filled{session::expand(spec.target, variables), {}, {}, false};
    filled.carriesToken = hasToken(spec.target.toString(QUrl::FullyEncoded));
    for (const QString &header : spec.headers) {
        const auto text = session::expand(header, variables);
        if (!text)
            continue;
        const qsizetype colon = text->indexOf(u':');
        if (colon < 0 || !session::isToken(QStringView(*text).first(colon)) ||
            !session::isHeaderValue(*text)) {
            // What a server told us must not become lines of a head.
            filled.leftOut.append(header.section(u':', 0, 0).trimmed());
            continue;
        }
        filled.carriesToken |= hasToken(header);
        filled.headers.append(*text);
    }
    return filled;
}

HttpHead upgradeRequest(const session::EndpointSpec &spec, const QUrl &url, const QStringList &headers)
{
    HttpHead head;
    head.method = "GET";
    head.target = targetOf(url);
    head.version = "HTTP/1.1";
    const auto add = [&head](const QByteArray &name, const QByteArray &value) {
        head.headers.append(Header{name, harmless(value)});
    };
    add("Host", hostOf(url));
    add("Upgrade", "websocket");
    add("Connection", "Upgrade");
    add("Sec-WebSocket-Key", randomKey());
    add("Sec-WebSocket-Version", "13");
    if (!spec.origin.isEmpty())
        add("Origin", spec.origin.toUtf8());
    if (!spec.subprotocols.isEmpty())
        add("Sec-WebSocket-Protocol", spec.subprotocols.join(u", ").toUtf8());
    for (const QString &header : headers) {
        const qsizetype colon = header.indexOf(u':');
        add(harmless(header.left(colon).toUtf8()), header.mid(colon + 1).toUtf8());
    }
    if (!url.userInfo().isEmpty()) {
        const QString credentials =
            url.userName(QUrl::FullyDecoded) + u':' + url.password(QUrl::FullyDecoded);
        add("Authorization", "Basic " + credentials.toUtf8().toBase64());
    }
    return head;
}

QByteArray written(const HttpHead &request)
{
    QByteArray bytes = request.method + ' ' + request.target + ' ' + request.version + "\r\n";
    for (const Header &header : request.headers)
        bytes += header.name + ": " + header.value + "\r\n";
    return bytes + "\r\n";
}

} // namespace endpoint
