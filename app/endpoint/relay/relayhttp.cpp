#include "endpoint/relay/relayhttp.h"

#include "endpoint/net/admission.h"

namespace endpoint {

namespace {

bool namesHeader(QByteArrayView line, QByteArrayView name)
{
    return line.size() > name.size() && line[name.size()] == ':' &&
           line.first(name.size()).compare(name, Qt::CaseInsensitive) == 0;
}

/// The line with another value; name, white space after the colon and line end stay as they are.
QByteArray withValue(QByteArrayView line, const QByteArray &value)
{
    qsizetype from = line.indexOf(':') + 1;
    while (from < line.size() && (line[from] == ' ' || line[from] == '\t'))
        ++from;
    qsizetype end = line.size() - 1; // the LF
    if (end > from && line[end - 1] == '\r')
        --end;
    return line.first(from).toByteArray() + value + line.sliced(std::max(end, from)).toByteArray();
}

QByteArray withPrefix(QByteArrayView line, const QByteArray &prefix)
{
    const qsizetype space = line.indexOf(' ');
    if (prefix.isEmpty() || space < 0 || line.size() < space + 2 || line[space + 1] != '/')
        return line.toByteArray(); // "*", an authority or a whole URL: there is no path to extend
    QByteArrayView rest = line.sliced(space + 1);
    // "/" asks for the target itself: "/ws" and not "/ws/".
    if (rest.size() > 1 && (rest[1] == ' ' || rest[1] == '?'))
        rest = rest.sliced(1);
    return line.first(space + 1).toByteArray() + prefix + rest.toByteArray();
}

QByteArray authority(const QUrl &url, int defaultPort)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const int port = url.port(defaultPort);
    return port == defaultPort ? host : host + ':' + QByteArray::number(port);
}

} // namespace

HeadRewrite headRewriteFor(const QUrl &target, bool keepHost, const QString &origin)
{
    const bool tls = target.scheme() == QLatin1String("wss");
    const QByteArray host = authority(target, tls ? 443 : 80);
    HeadRewrite rewrite;
    if (!keepHost) {
        rewrite.host = host;
        rewrite.origin = originOfTarget(target).toLatin1();
    }
    if (!origin.isEmpty()) {
        rewrite.origin = origin.toUtf8();
        rewrite.addOrigin = true;
    }
    rewrite.pathPrefix = target.path(QUrl::FullyEncoded).toLatin1();
    if (rewrite.pathPrefix.endsWith('/'))
        rewrite.pathPrefix.chop(1);
    return rewrite;
}

HeadRewrite HeadRewrite::forRequest(bool originToTarget) const
{
    HeadRewrite rewrite = *this;
    if (!originToTarget && !addOrigin) // one that the user gave stands in any case
        rewrite.origin.reset();
    return rewrite;
}

QByteArray rewrittenHead(const QByteArray &raw, const HeadRewrite &rewrite, bool isUpgrade)
{
    QByteArray head;
    head.reserve(raw.size() + 64);
    bool inHeaders = false, originSeen = false;
    for (qsizetype from = 0; from < raw.size();) {
        qsizetype end = raw.indexOf('\n', from) + 1;
        if (end == 0)
            end = raw.size();
        const QByteArrayView line = QByteArrayView(raw).sliced(from, end - from);
        from = end;
        const bool isEmpty = line == "\r\n" || line == "\n";
        if (!inHeaders) {
            head += withPrefix(line, rewrite.pathPrefix);
            inHeaders = !isEmpty; // empty lines may precede the request line
        } else if (rewrite.host && namesHeader(line, "Host")) {
            head += withValue(line, *rewrite.host);
        } else if (rewrite.origin && namesHeader(line, "Origin")) {
            head += withValue(line, *rewrite.origin);
            originSeen = true;
        } else {
            if (isEmpty && isUpgrade && rewrite.addOrigin && !originSeen)
                head += "Origin: " + *rewrite.origin + "\r\n";
            head += line;
        }
    }
    return head;
}

} // namespace endpoint
