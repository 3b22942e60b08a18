// CSV by RFC 4180, for spreadsheets and scripts. English, as JSON Lines.
#include "base/visible.h"
#include "report/export/disconnectcells.h"
#include "report/export/export.h"
#include "report/export/heldrows.h"
#include "report/report.h"

#include <QHash>

namespace report {

using namespace diagnosis;
using namespace session;
using namespace Qt::StringLiterals;

namespace {

/// As spreadsheets know it: "2026-11-29 20:15:01.250".
QByteArray timeCell(Stamp at)
{
    return isoTime(at).replace(u'T', u' ').chopped(1).toLatin1();
}

/// What a spreadsheet would take for a formula begins with an apostrophe; control characters are visible, so
/// that a row is a line.
QByteArray textCell(const QString &text)
{
    QString cell = base::visible(text);
    static const QString formulas = u"=+-@\uff1d\uff0b\uff0d\uff20"_s;
    if (!cell.isEmpty() && formulas.contains(cell.trimmed().left(1)) && !cell.trimmed().isEmpty())
        cell.prepend(u'\'');
    static const QString special = u",;\"'\t"_s;
    const bool quoted =
        std::any_of(cell.cbegin(), cell.cend(), [](QChar c) { return special.contains(c); }) ||
        cell.startsWith(u' ') || cell.endsWith(u' ');
    return (quoted ? u'"' + cell.replace(u'"', u"\"\""_s) + u'"' : cell).toUtf8();
}

constexpr RowForm form{',', "", timeCell, textCell};

class Csv final : public Export
{
public:
    void endpoint(const EndpointStatus &status) override { m_names[quint32(status.id)] = status.name; }

    void disconnect(const Facts &facts, const Verdict &verdict) override
    {
        Row row(form);
        addDisconnectCells(row, facts, verdict, m_names.value(quint32(facts.endpoint)));
        m_rows.add(facts.id, row.bytes());
    }

    void revised(const findings::Revision &revision) override
    {
        Row row(form);
        row.word({}); // the comma that ends the row without them
        addRevisionCells(row, revision);
        m_rows.revise(revision.session, row.bytes() + "\r\n");
    }

    QByteArray take() override
    {
        return (std::exchange(m_begun, true) ? QByteArray()
                                             : "\xef\xbb\xbf" + QByteArray(disconnectColumns) + "\r\n") +
               m_rows.take();
    }
    QByteArray takeHeld() override
    {
        m_rows.release();
        return take();
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
