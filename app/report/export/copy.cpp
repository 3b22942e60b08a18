// What psql reads into the tables of resources/postgresql/schema.sql: COPY in its text format, within one
// transaction. Loading the same log again adds nothing.
#include "base/visible.h"
#include "report/export/disconnectcells.h"
#include "report/export/export.h"
#include "report/export/heldrows.h"
#include "report/findings.h"
#include "report/report.h"

#include <QHash>

#include <map>

namespace report {

using namespace diagnosis;
using namespace session;
using namespace Qt::StringLiterals;

namespace {

QByteArray timeCell(Stamp at)
{
    return isoTime(at).toLatin1();
}

QByteArray textCell(const QString &text)
{
    return base::visible(text).replace(u'\\', u"\\\\"_s).toUtf8();
}

constexpr RowForm form{'\t', "\\N", timeCell, textCell};

constexpr char findingColumns[] = "log,finding,endpoint,kind,sub,state,first_at_utc,at_utc,confidence,"
                                  "strength,ends,of_ends,seconds,bytes,repeats,"
                                  "because_finding,summary,advice";

/// Reads lines into a table of its own, from which `into` takes what it does not have.
QByteArray begun(const QByteArray &table, const QByteArray &columns)
{
    return "CREATE TEMPORARY TABLE incoming_" + table + " (LIKE dropscope." + table +
           ") ON COMMIT DROP;\nCOPY incoming_" + table + " (" + columns + ") FROM STDIN;\n";
}
QByteArray ended(const QByteArray &table)
{
    return "\\.\nINSERT INTO dropscope." + table + " SELECT * FROM incoming_" + table +
           " ON CONFLICT DO NOTHING;\n";
}

class Copy final : public Export
{
public:
    explicit Copy(QString log) : m_log(std::move(log)) {}

    void endpoint(const EndpointStatus &status) override { m_names[quint32(status.id)] = status.name; }

    void disconnect(const Facts &facts, const Verdict &verdict) override
    {
        Row row(form);
        row.text(m_log);
        addDisconnectCells(row, facts, verdict, m_names.value(quint32(facts.endpoint)));
        m_rows.add(facts.id, row.bytes());
    }

    void revised(const findings::Revision &revision) override
    {
        Row row(form);
        addRevisionCells(row, revision);
        m_rows.revise(revision.session, '\t' + row.bytes() + '\n');
    }

    void finding(const findings::Finding &finding) override
    {
        Row row(form);
        row.text(m_log);
        row.number(finding.id).number(quint64(finding.endpoint)).word(session::name(finding.kind));
        row.text(finding.sub).word(session::name(finding.state)).time(finding.firstAt).time(finding.at);
        row.word(session::name(finding.confidence)).word(session::name(finding.strength));
        row.number(quint64(finding.count)).number(quint64(finding.of)).number(finding.seconds);
        row.number(finding.bytes).number(quint64(finding.repeats));
        row.number(finding.because ? std::optional(finding.because) : std::nullopt);
        row.text(summary(finding)).text(advice(finding).join(u" | "_s));
        m_findings[finding.id] = row.bytes() + '\n';
    }

    QByteArray take() override
    {
        QByteArray head;
        if (!std::exchange(m_begun, true))
            head =
                "-- A session log of Dropscope for PostgreSQL. First the tables, once: psql -f schema.sql\n"
                "\\set ON_ERROR_STOP on\nBEGIN;\n" +
                begun("disconnects", "log," + QByteArray(disconnectColumns));
        return head + m_rows.take();
    }

    QByteArray takeHeld() override
    {
        m_rows.release();
        return take();
    }
    QByteArray finish() override
    {
        QByteArray text =
            take() + m_rows.takeAll() + ended("disconnects") + begun("findings", findingColumns);
        for (const auto &[id, row] : m_findings)
            text += row;
        return text + ended("findings") + "COMMIT;\n";
    }

private:
    QString m_log;
    QHash<quint32, QString> m_names;
    HeldRows m_rows{"\t\\N\t\\N\t\\N\t\\N\n"};
    std::map<quint64, QByteArray> m_findings; ///< the latest of each
    bool m_begun = false;
};

} // namespace

std::unique_ptr<Export> copyExport(const QString &log)
{
    return std::make_unique<Copy>(log);
}

} // namespace report
