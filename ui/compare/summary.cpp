#include "compare/sheet.h"

#include "filter/cellfilter.h"
#include "kit/endpointnames.h"
#include "query/filter.h"
#include "report/application.h"
#include "report/paths.h"
#include "report/report.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::Comparison)
};

/// How often each value comes.
class Tally
{
public:
    explicit Tally(const char *field) : m_field(QString::fromLatin1(field)) {}

    /// `raw`: as the filter has it.
    void add(const QString &value, const QVariant &raw)
    {
        const QVector<CellFilter> filters = cellFilters(m_field, raw);
        addWith(value, filters.isEmpty() ? QString() : filters.first().part);
    }
    void addWith(const QString &value, const QString &filter)
    {
        ++m_counts[value];
        ++m_total;
        m_filters.insert(value, filter);
    }

    /// The most frequent first.
    [[nodiscard]] QVector<SheetRow> rows() const
    {
        QVector<std::pair<QString, int>> sorted;
        for (auto it = m_counts.begin(); it != m_counts.end(); ++it)
            sorted.append({it.key(), it.value()});
        std::sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) {
            return std::pair(-a.second, a.first) < std::pair(-b.second, b.first);
        });
        QVector<SheetRow> rows;
        int others = 0;
        for (const auto &[value, count] : std::as_const(sorted)) {
            // One more row takes no more room than saying that there is one more.
            if (rows.size() < mostSummaryRows || sorted.size() == mostSummaryRows + 1)
                rows.append(row(value, count, m_filters.value(value)));
            else
                others += count;
        }
        if (others > 0)
            rows.append(row(Text::tr("others"), others, {}));
        return rows;
    }

private:
    [[nodiscard]] SheetRow row(const QString &value, int count, const QString &filter) const
    {
        const QLocale locale;
        return {value,
                {locale.toString(count), u"%1 %"_s.arg(locale.toString(count * 100.0 / m_total, 'f', 0))},
                false,
                filter};
    }

    QString m_field;
    QHash<QString, int> m_counts;
    QHash<QString, QString> m_filters;
    int m_total = 0;
};

/// Whose text begins so.
QString beginning(const QString &field, const QString &text)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_./:@%&+~?=\\[\\]-]*$"_s);
    return plain.match(text).hasMatch() ? field + u'=' + text + u'*' : field + u':' + query::quoted(text);
}

using Interval = session::Nanoseconds;

/// Shortest, middle and longest.
QVector<SheetRow> spread(QVector<Interval> values)
{
    if (values.isEmpty())
        return {};
    std::sort(values.begin(), values.end());
    const auto row = [](const QString &label, Interval value) {
        return SheetRow{label, {report::duration(value), {}}};
    };
    return {row(Text::tr("shortest"), values.first()), row(Text::tr("middle"), values[values.size() / 2]),
            row(Text::tr("longest"), values.last())};
}

} // namespace

Sheet summaryOf(const QVector<session::SessionId> &ids, const EndpointNames &names,
                const monitor::Monitor &monitor)
{
    Tally classes("class"), causes("cause"), parties("ended_by"), codes("code"), endpoints("endpoint"),
        clients("client"), urls("url"), protocols("protocol"), origins("origin");
    QVector<Interval> lived, idle;
    int known = 0;
    for (const session::SessionId id : ids) {
        const monitor::Session *session = monitor.session(id);
        if (!session)
            continue;
        ++known;
        const session::Facts &facts = session->facts;
        endpoints.add(names.of(facts.endpoint), names.of(facts.endpoint));
        const QString peer = facts.client().exists ? facts.client().peer : facts.server().local;
        if (!peer.isEmpty()) // whatever the port
            clients.addWith(peer.section(u':', 0, -2),
                            beginning(u"client"_s, peer.section(u':', 0, -2) + u':'));
        if (facts.request && !facts.request->target.isEmpty()) {
            const QString path = facts.request->target.section(u'?', 0, 0);
            urls.addWith(path,
                         u"(url=%1 or %2)"_s.arg(query::quoted(path), beginning(u"url"_s, path + u'?')));
        }
        if (facts.app)
            protocols.add(report::protocolLabel(facts.app->hello.protocol), facts.app->hello.protocol);
        if (const findings::Path *path = monitor.pathOf(id))
            origins.add(report::originLabel(path->origin), report::originWords(path->origin));
        if (!session->verdict) {
            classes.addWith(facts.openAtEnd || monitor.isReadOnly() ? Text::tr("open at the end of the log")
                                                                    : Text::tr("open"),
                            {}); // no class, no filter
            continue;
        }
        const diagnosis::Verdict &verdict = *session->verdict;
        classes.add(report::label(verdict.cls), session::name(verdict.cls));
        causes.add(report::label(verdict.cause), session::name(verdict.cause));
        parties.add(report::label(verdict.endedBy), session::name(verdict.endedBy));
        if (verdict.code)
            codes.add(report::closeCodeLabel(verdict.code), *verdict.code);
        else // those that live have none either
            codes.addWith(report::closeCodeLabel(verdict.code), u"code:none class:any"_s);
        if (verdict.duration)
            lived.append(*verdict.duration);
        if (verdict.idle)
            idle.append(*verdict.idle);
    }
    Sheet sheet{Text::tr("%1 Sessions Together").arg(QLocale().toString(known)),
                {Text::tr("Number"), Text::tr("Share")},
                {}};
    for (const auto &[title, rows] :
         {std::pair(Text::tr("Class"), classes.rows()), std::pair(Text::tr("Cause"), causes.rows()),
          std::pair(Text::tr("Ended by"), parties.rows()), std::pair(Text::tr("Code"), codes.rows()),
          std::pair(Text::tr("Endpoint"), endpoints.rows()), std::pair(Text::tr("Client"), clients.rows()),
          std::pair(Text::tr("URL"), urls.rows()), std::pair(Text::tr("Protocol"), protocols.rows()),
          std::pair(Text::tr("Came from"), origins.rows()),
          std::pair(Text::tr("How long they lived"), spread(std::move(lived))),
          std::pair(Text::tr("Idle before the end"), spread(std::move(idle)))}) {
        if (!rows.isEmpty())
            sheet.sections.append({title, rows});
    }
    return sheet;
}

} // namespace ui
