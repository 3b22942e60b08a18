// HAR 1.2, one entry per session. Messages as Chrome writes them, the end as HTTP Toolkit does; what neither
// can say stands under _dropscope, as the disconnect line of the command-line contract.
#include "base/visible.h"
#include "report/export/export.h"
#include "report/export/heldrows.h"
#include "report/findings.h"
#include "report/report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <map>

namespace report {

using namespace diagnosis;
using namespace session;
using namespace Qt::StringLiterals;

namespace {

/// Of a session that has not ended; a log holds no more of one than was recorded.
constexpr qsizetype mostMessages = 10'000;

double epochSeconds(Stamp at)
{
    // Microseconds: what a double holds of them for the next two hundred years.
    return double(std::chrono::duration_cast<std::chrono::microseconds>(at).count()) / 1e6;
}

double milliseconds(Nanoseconds interval)
{
    return double(std::chrono::duration_cast<std::chrono::microseconds>(interval).count()) / 1e3;
}

QByteArray compact(const QJsonObject &object)
{
    return base::visibleJson(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

bool isFromClient(const Observation &seen, const Message &message)
{
    return (seen.leg == Leg::Client) == (message.way == Way::In);
}

/// What Chrome writes of a message; `_dropscope` where only its beginning was recorded.
QJsonObject messageObject(const Observation &seen)
{
    const auto &message = std::get<Message>(seen.what);
    const bool whole = quint64(message.preview.size()) == message.size;
    QString text = message.text ? QString::fromUtf8(message.preview) : QString();
    while (!whole && text.endsWith(QChar::ReplacementCharacter))
        text.chop(1); // half a character
    QJsonObject object{
        {u"type"_s, isFromClient(seen, message) ? u"send"_s : u"receive"_s},
        {u"time"_s, epochSeconds(seen.at)},
        {u"opcode"_s, message.text ? 1 : 2},
        {u"data"_s, message.text ? text : QString::fromLatin1(message.preview.toBase64())},
    };
    if (!whole)
        object.insert(u"_dropscope"_s, QJsonObject{{u"bytes"_s, qint64(message.size)}, {u"cut"_s, true}});
    return object;
}

void addHeader(QJsonArray &headers, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        headers.append(QJsonObject{{u"name"_s, name}, {u"value"_s, value}});
}

QJsonArray requestHeaders(const RequestHead &request)
{
    QJsonArray headers;
    addHeader(headers, u"Host"_s, request.host);
    addHeader(headers, u"Origin"_s, request.origin);
    addHeader(headers, u"User-Agent"_s, request.userAgent);
    addHeader(headers, u"Cookie"_s, request.cookie);
    addHeader(headers, u"Sec-WebSocket-Protocol"_s, request.subprotocols);
    addHeader(headers, u"Sec-WebSocket-Extensions"_s, request.extensions);
    return headers;
}

QJsonArray responseHeaders(const ResponseHead &response)
{
    QJsonArray headers;
    for (const QString &line : response.fingerprint)
        addHeader(headers, line.section(u':', 0, 0).trimmed(), line.section(u':', 1).trimmed());
    addHeader(headers, u"Sec-WebSocket-Protocol"_s, response.subprotocol);
    addHeader(headers, u"Sec-WebSocket-Extensions"_s, response.extensions);
    addHeader(headers, u"Retry-After"_s, response.retryAfter);
    addHeader(headers, u"Location"_s, response.location);
    return headers;
}

/// The address that the client asked for, as far as it is known.
QUrl urlOf(const Facts &facts, const EndpointStatus &endpoint)
{
    const bool client = facts.role == Role::Client;
    const QUrl &known = client ? endpoint.target : endpoint.url;
    const bool tls = facts.client().tls || facts.server().tls || known.scheme() == u"wss";
    QUrl url = client && !facts.request ? known : QUrl(u"ws://unknown.invalid/"_s);
    if (facts.request) {
        url = QUrl(u"ws://unknown.invalid"_s + facts.request->target, QUrl::TolerantMode);
        if (!url.isValid() || !facts.request->target.startsWith(u'/'))
            url = QUrl(u"ws://unknown.invalid/"_s);
    }
    QString authority = facts.request ? facts.request->host : QString();
    if (authority.isEmpty() && !(client && !facts.request))
        authority = facts.server().exists ? facts.server().peer : facts.client().local;
    if (!authority.isEmpty())
        url.setAuthority(authority, QUrl::TolerantMode);
    if (!url.isValid())
        url = QUrl(u"ws://unknown.invalid/"_s);
    url.setScheme(tls ? u"wss"_s : u"ws"_s);
    return url;
}

QJsonObject requestObject(const Facts &facts, const QUrl &url)
{
    static const RequestHead none;
    const RequestHead &request = facts.request ? *facts.request : none;
    QJsonArray query;
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
        query.append(QJsonObject{{u"name"_s, name}, {u"value"_s, value}});
    return {
        {u"method"_s, request.method.isEmpty() ? u"GET"_s : request.method},
        {u"url"_s, QString::fromLatin1(url.toEncoded())},
        {u"httpVersion"_s, request.httpVersion.isEmpty() ? u"HTTP/1.1"_s : request.httpVersion},
        {u"cookies"_s, QJsonArray()},
        {u"headers"_s, requestHeaders(request)},
        {u"queryString"_s, query},
        {u"headersSize"_s, -1},
        {u"bodySize"_s, facts.request ? 0 : -1},
    };
}

/// Status 0: no response came.
QJsonObject responseObject(const Facts &facts, const Verdict *verdict)
{
    static const ResponseHead none;
    const ResponseHead &response = facts.response ? *facts.response : none;
    QJsonObject object{
        {u"status"_s, response.status},
        {u"statusText"_s, response.reason},
        {u"httpVersion"_s, facts.response ? u"HTTP/1.1"_s : QString()},
        {u"cookies"_s, QJsonArray()},
        {u"headers"_s, responseHeaders(response)},
        {u"content"_s, QJsonObject{{u"size"_s, 0}, {u"mimeType"_s, u"x-unknown"_s}}},
        {u"redirectURL"_s, response.location},
        {u"headersSize"_s, -1},
        {u"bodySize"_s, -1},
    };
    if (verdict && verdict->cls == Class::Failed)
        object.insert(u"_error"_s, name(verdict->cause));
    return object;
}

/// As HTTP Toolkit writes it: the Close frame that decided, or "aborted". Absent: it has not ended, or never
/// opened.
QJsonValue closeValue(const Facts &facts, const Verdict &verdict)
{
    if (!facts.openedAt || !facts.first)
        return QJsonValue(QJsonValue::Undefined);
    const CloseFrame *close = std::get_if<CloseFrame>(&facts.first->what);
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        // Our own end: the Close frame that we sent is the one that ended it.
        if (std::holds_alternative<ToolEnd>(facts.first->what) && facts.leg(leg).closeSent && !close)
            close = &*facts.leg(leg).closeSent;
    }
    if (!close)
        return u"aborted"_s;
    QJsonObject object{{u"timestamp"_s, epochSeconds(verdict.at)}};
    if (close->code)
        object.insert(u"code"_s, int(*close->code));
    if (!close->reason.isEmpty())
        object.insert(u"reason"_s, close->reason);
    return object;
}

QJsonArray lastFrames(const Facts &facts)
{
    QJsonArray frames;
    if (!facts.lastFrames)
        return frames;
    for (const FrameRecord &frame : facts.lastFrames->frames)
        frames.append(QJsonObject{{u"at"_s, isoTime(frame.at)},
                                  {u"leg"_s, name(frame.leg)},
                                  {u"way"_s, name(frame.way)},
                                  {u"opcode"_s, frame.opcode},
                                  {u"fin"_s, frame.fin},
                                  {u"bytes"_s, qint64(frame.size)}});
    return frames;
}

class Har final : public Export
{
public:
    void endpoint(const EndpointStatus &status) override { m_endpoints[quint32(status.id)] = status; }

    void message(const Observation &seen) override
    {
        Talk &talk = m_talks[quint64(seen.session)];
        if (talk.messages.size() < mostMessages)
            talk.messages.append(messageObject(seen));
        else
            ++talk.left;
    }

    void disconnect(const Facts &facts, const Verdict &verdict) override
    {
        QJsonObject ours = disconnectLine(facts, verdict);
        ours.insert(u"last_frames"_s, lastFrames(facts));
        m_rows.add(facts.id, entry(facts, &verdict, ours));
    }

    void stillOpen(const Facts &facts) override
    {
        if (facts.openedAt && facts.request && facts.response)
            m_rows.add(facts.id, entry(facts, nullptr, sessionLine(facts, facts.openAtEnd.has_value())));
    }

    void revised(const findings::Revision &revision) override
    {
        m_rows.revise(revision.session, R"(,"_dropscope_revised":)" + compact(revisedLine(revision)) + "}");
    }

    void finding(const findings::Finding &finding) override { m_findings[finding.id] = finding; }

    QByteArray take() override
    {
        const QByteArray begin =
            R"({"log":{"version":"1.2","creator":{"name":"Dropscope","version":")" DROPSCOPE_VERSION
            R"("},"pages":[],"entries":[)";
        return (std::exchange(m_begun, true) ? QByteArray() : begin + '\n') + m_rows.take();
    }

    QByteArray takeHeld() override
    {
        m_rows.release();
        return take();
    }
    QByteArray finish() override
    {
        QJsonArray found;
        for (const auto &[id, finding] : m_findings)
            found.append(findingLine(finding));
        const QJsonObject ours{{u"findings"_s, found}};
        return take() + m_rows.takeAll() + "\n],\"_dropscope\":" + compact(ours) + "}}\n";
    }

private:
    struct Talk
    {
        QJsonArray messages;
        qint64 left = 0; ///< too many to be told
    };

    /// But for its closing brace: the row may be revised.
    QByteArray entry(const Facts &facts, const Verdict *verdict, QJsonObject ours)
    {
        const auto talk = m_talks.extract(quint64(facts.id));
        const QUrl url = urlOf(facts, m_endpoints.value(quint32(facts.endpoint)));
        const Stamp begin = facts.startedAt, opened = facts.openedAt.value_or(begin);
        const Stamp end = verdict ? std::max(verdict->at, begin) : std::max(opened, begin);
        const bool answered = facts.openedAt || facts.response;
        QJsonObject object{
            {u"startedDateTime"_s, isoTime(begin)},
            {u"time"_s, milliseconds(end - begin)},
            {u"request"_s, requestObject(facts, url)},
            {u"response"_s, responseObject(facts, verdict)},
            {u"cache"_s, QJsonObject()},
            {u"timings"_s,
             QJsonObject{
                 {u"send"_s, 0},
                 {u"wait"_s, milliseconds(answered ? std::max(opened - begin, Nanoseconds{}) : end - begin)},
                 {u"receive"_s,
                  milliseconds(answered ? std::max(end - opened, Nanoseconds{}) : Nanoseconds{})}}},
            {u"_resourceType"_s, u"websocket"_s},
            {u"_webSocketMessages"_s, talk.empty() ? QJsonArray() : talk.mapped().messages},
        };
        if (verdict) {
            if (const QJsonValue close = closeValue(facts, *verdict); !close.isUndefined())
                object.insert(u"_webSocketClose"_s, close);
        }
        if (const QString server = facts.server().exists ? facts.server().peer : facts.client().local;
            server.contains(u':')) {
            const QString address = server.left(server.lastIndexOf(u':'));
            object.insert(u"serverIPAddress"_s,
                          address.startsWith(u'[') ? address.mid(1).chopped(1) : address);
        }
        if (!talk.empty() && talk.mapped().left > 0)
            ours.insert(u"messages_left_out"_s, talk.mapped().left);
        object.insert(u"_dropscope"_s, ours);
        const QByteArray row = compact(object).chopped(1);
        return std::exchange(m_hasRow, true) ? ",\n" + row : row;
    }

    QHash<quint32, EndpointStatus> m_endpoints;
    std::map<quint64, Talk> m_talks;
    std::map<quint64, findings::Finding> m_findings;
    HeldRows m_rows{"}"};
    bool m_begun = false, m_hasRow = false;
};

} // namespace

std::unique_ptr<Export> harExport()
{
    return std::make_unique<Har>();
}

} // namespace report
