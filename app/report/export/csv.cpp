// CSV by RFC 4180, for spreadsheets and scripts. English, as JSON Lines.
#include "base/visible.h"
#include "diagnosis/apprules.h"
#include "diagnosis/heartbeat.h"
#include "report/export/export.h"
#include "report/export/heldrows.h"
#include "report/legnumbers.h"
#include "report/report.h"

#include <QHash>

namespace report {

using namespace diagnosis;
using namespace session;
using namespace Qt::StringLiterals;

namespace {

constexpr char columns[] =
    "session,endpoint,endpoint_name,role,ended_at_utc,opened_at_utc,duration_ms,idle_ms,class,cause,sub,"
    "ended_by,confidence,tool_reason,phase,clean,code,reason,http_status,url,client,server,connection,"
    "protocol,subprotocol,user_agent,chain,continues_session,goodbye,heartbeat_interval_ms,"
    "heartbeat_timeout_ms,heartbeat_silent_ms,client_end,client_frames_in,client_bytes_in,client_frames_out,"
    "client_bytes_out,client_rtt_ms,client_retransmits,server_end,server_frames_in,server_bytes_in,"
    "server_frames_out,server_bytes_out,server_rtt_ms,server_retransmits,summary,advice,revised_class,"
    "revised_cause,revised_sub,revised_because_session";

/// Cells of one row; what is absent is an empty one.
class Row
{
public:
    Row &number(quint64 value) { return plain(QByteArray::number(value)); }
    template <class Number>
    Row &number(const std::optional<Number> &value)
    {
        return plain(value ? QByteArray::number(*value) : QByteArray());
    }
    Row &milliseconds(const std::optional<Nanoseconds> &interval)
    {
        using std::chrono::milliseconds;
        return interval ? plain(QByteArray::number(
                              qint64(std::chrono::duration_cast<milliseconds>(*interval).count())))
                        : plain(QByteArray());
    }
    Row &truth(bool value) { return plain(QByteArray(value ? "true" : "false")); }
    /// As spreadsheets know it: "2026-11-29 20:15:01.250".
    Row &time(const std::optional<Stamp> &at)
    {
        return plain(at ? isoTime(*at).replace(u'T', u' ').chopped(1).toLatin1() : QByteArray());
    }
    /// A name of ours: letters and underscores.
    Row &word(const QString &name) { return plain(name.toLatin1()); }
    /// Of anybody. What a spreadsheet would take for a formula begins with an apostrophe; control characters
    /// are visible, so that a row is a line.
    Row &text(const QString &text)
    {
        QString cell = base::visible(text);
        static const QString formulas = u"=+-@\uff1d\uff0b\uff0d\uff20"_s;
        if (!cell.isEmpty() && formulas.contains(cell.trimmed().left(1)) && !cell.trimmed().isEmpty())
            cell.prepend(u'\'');
        static const QString special = u",;\"'\t"_s;
        const bool quoted =
            std::any_of(cell.cbegin(), cell.cend(), [](QChar c) { return special.contains(c); }) ||
            cell.startsWith(u' ') || cell.endsWith(u' ');
        return plain(quoted ? u'"' + cell.replace(u'"', u"\"\""_s) + u'"' : cell);
    }
    [[nodiscard]] QByteArray bytes() const { return m_bytes; }

private:
    Row &plain(const QString &cell) { return plain(cell.toUtf8()); }
    Row &plain(const QByteArray &cell)
    {
        if (std::exchange(m_begun, true))
            m_bytes += ',';
        m_bytes += cell;
        return *this;
    }
    QByteArray m_bytes;
    bool m_begun = false;
};

void addLeg(Row &row, const LegFacts &leg)
{
    if (!leg.exists) {
        for (int i = 0; i < 7; ++i)
            row.word({});
        return;
    }
    row.word(name(leg.tcpEnd ? leg.tcpEnd->fate : TcpFate::Open));
    row.number(leg.in.frames).number(leg.in.bytes).number(leg.out.frames).number(leg.out.bytes);
    row.number(roundTripMs(leg)).number(retransmitsOf(leg));
}

class Csv final : public Export
{
public:
    void endpoint(const EndpointStatus &status) override { m_names[quint32(status.id)] = status.name; }

    void disconnect(const Facts &facts, const Verdict &verdict) override
    {
        static const RequestHead noRequest;
        const RequestHead &request = facts.request ? *facts.request : noRequest;
        const LegFacts &client = facts.client(), &server = facts.server();
        Row row;
        row.number(quint64(facts.id)).number(quint64(facts.endpoint));
        row.text(m_names.value(quint32(facts.endpoint))).word(name(facts.role)).time(verdict.at);
        row.time(verdict.cls == Class::Failed ? std::nullopt : facts.openedAt);
        row.milliseconds(verdict.duration).milliseconds(verdict.idle).word(name(verdict.cls));
        row.word(name(verdict.cause)).text(verdict.sub).word(name(verdict.endedBy));
        row.word(name(verdict.confidence)).word(verdict.toolReason ? name(*verdict.toolReason) : QString());
        row.word(name(verdict.phase)).truth(verdict.clean).number(verdict.code).text(verdict.reason);
        row.number(verdict.httpStatus).text(request.target);
        row.text(client.exists ? client.peer : server.local);
        row.text(server.exists ? server.peer : client.local).word(connectionOf(facts));
        row.text(facts.app ? facts.app->hello.protocol : QString());
        row.text(facts.response ? facts.response->subprotocol : QString()).text(request.userAgent);
        row.number(facts.chain)
            .number(facts.continues ? std::optional(facts.continues->session) : std::nullopt);
        const AppGoodbye *goodbye = goodbyeOf(facts);
        row.text(goodbye ? goodbye->what : QString());
        const auto heartbeat = heartbeatOf(facts, verdict);
        row.milliseconds(heartbeat ? heartbeat->interval : std::nullopt);
        row.milliseconds(heartbeat ? heartbeat->timeout : std::nullopt);
        row.milliseconds(heartbeat ? heartbeat->silentFor : std::nullopt);
        addLeg(row, client);
        addLeg(row, server);
        row.text(summary(facts, verdict)).text(advice(facts, verdict).join(u" | "_s));
        m_rows.add(facts.id, row.bytes());
    }

    void revised(const findings::Revision &revision) override
    {
        Row row;
        row.word({}).word(name(revision.cls)).word(name(revision.cause)).text(revision.sub);
        row.number(quint64(revision.because));
        m_rows.revise(revision.session, row.bytes() + "\r\n");
    }

    QByteArray take() override
    {
        return (std::exchange(m_begun, true) ? QByteArray() : "\xef\xbb\xbf" + QByteArray(columns) + "\r\n") +
               m_rows.take();
    }
    QByteArray finish() override { return take() + m_rows.takeAll(); }

private:
    QHash<quint32, QString> m_names;
    HeldRows m_rows{",,,,\r\n"};
    bool m_begun = false;
};

} // namespace

std::unique_ptr<Export> csvExport()
{
    return std::make_unique<Csv>();
}

} // namespace report
