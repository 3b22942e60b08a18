// CSV by RFC 4180, for spreadsheets and scripts. English, as JSON Lines.
#include "base/visible.h"
#include "report/export/disconnectcells.h"
#include "report/export/export.h"
#include "report/export/heldrows.h"

#include <QHash>

namespace report {

using namespace diagnosis;
using namespace session;
using namespace Qt::StringLiterals;

namespace {

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

class Csv final : public Export
{
public:
    void endpoint(const EndpointStatus &status) override { m_names[quint32(status.id)] = status.name; }

    void disconnect(const Facts &facts, const Verdict &verdict) override
    {
        Row row;
        addDisconnectCells(row, facts, verdict, m_names.value(quint32(facts.endpoint)));
        m_rows.add(facts.id, row.bytes());
    }

    void revised(const findings::Revision &revision) override
    {
        Row row;
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
