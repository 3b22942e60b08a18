#include "wire/refusal.h"

#include <algorithm>

namespace wire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype looked = 2048; ///< bytes of a body
constexpr qsizetype framing = 64;  ///< of its first chunk, at most, before them

/// Without the line that gives the size of its first chunk (RFC 9112 §7.1).
QByteArrayView dechunked(QByteArrayView body)
{
    const qsizetype lf = body.indexOf('\n');
    return lf < 0 ? QByteArrayView() : body.sliced(lf + 1);
}

bool isBinary(QByteArrayView body)
{
    return std::any_of(body.begin(), body.end(), [](char c) {
        const auto byte = uchar(c);
        return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
    });
}

/// Where the element that opens at `open` ends, if what is in it is for no reader.
qsizetype endOfHidden(const QString &page, qsizetype open)
{
    for (const QString &name : {u"script"_s, u"style"_s}) {
        if (page.mid(open + 1, name.size()).compare(name, Qt::CaseInsensitive) != 0)
            continue;
        const qsizetype end = page.indexOf(u"</"_s + name, open, Qt::CaseInsensitive);
        return end < 0 ? page.size() : end;
    }
    return open;
}

/// The texts of a page, a line each.
QString textOf(const QString &page)
{
    QString text;
    qsizetype at = 0;
    while (at < page.size()) {
        const qsizetype open = page.indexOf(u'<', at);
        text += page.mid(at, open < 0 ? -1 : open - at);
        if (open < 0)
            break;
        text += u'\n';
        const qsizetype close = page.indexOf(u'>', endOfHidden(page, open));
        at = close < 0 ? page.size() : close + 1;
    }
    text.replace(u"&lt;"_s, u"<"_s).replace(u"&gt;"_s, u">"_s).replace(u"&quot;"_s, u"\""_s);
    return text.replace(u"&#39;"_s, u"'"_s).replace(u"&amp;"_s, u"&"_s);
}

/// Nothing but the status in other words: "Error", "404 Not Found", "Bad Request".
bool repeatsStatus(const QString &line, const HttpHead &head)
{
    const QString reason = QString::fromUtf8(head.reason), status = QString::number(head.status);
    const QStringList words{u"error"_s, reason, status, status + u' ' + reason};
    return line.size() < 2 || words.contains(line, Qt::CaseInsensitive);
}

/// The first line of the body that tells more than the status does; empty if none does.
QString lineOf(const HttpHead &head, QByteArrayView body)
{
    if (head.header("Content-Encoding"))
        return {};
    if (head.hasToken("Transfer-Encoding", "chunked"))
        body = dechunked(body);
    body = body.first(std::min(body.size(), looked));
    if (isBinary(body))
        return {};
    QString text = QString::fromUtf8(body);
    if (text.trimmed().startsWith(u'<'))
        text = textOf(text);
    for (const QString &each : text.split(u'\n')) {
        const QString line = each.simplified();
        if (!repeatsStatus(line, head))
            return line;
    }
    return {};
}

} // namespace

QString refusalText(const HttpHead &head, QByteArrayView body)
{
    const QString line = lineOf(head, body);
    return (line.isEmpty() ? QString::fromUtf8(head.reason) : line).left(refusalKept);
}

void RefusalBody::take(QByteArrayView bytes)
{
    m_body.append(bytes.first(std::min(bytes.size(), looked + framing - m_body.size())));
}

bool RefusalBody::isEnough() const
{
    return m_body.size() >= looked + framing;
}

} // namespace wire
