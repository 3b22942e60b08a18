// A report that is one HTML file: no script, no request, readable anywhere. In the language that is
// installed.
#include "report/export/export.h"

#include "base/oneof.h"
#include "report/export/htmlparts.h"
#include "report/export/htmlpaths.h"
#include "report/findings.h"
#include "report/words.h"

#include <QHash>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace report {

using namespace diagnosis;
using namespace html;
using namespace session;
using namespace Qt::StringLiterals;
using findings::Finding;
using findings::FindingKind;

namespace {

constexpr std::size_t mostBars = 60, rowsInBlock = 400, mostOthers = 500;
/// With the evidence of each, a page of many would take minutes to open.
constexpr int mostNormalTold = 1'000, mostOthersTold = 4'000;

QByteArray cell(const QString &plain, const char *cls = nullptr)
{
    return element("td", plain, cls);
}

QByteArray evidenceOf(const Facts &facts)
{
    QByteArray list;
    for (const Observation &seen : facts.timeline.all()) {
        if (isAppBeat(seen))
            continue;
        list += "<li>" + element("span", isoTime(seen.at).mid(11, 12), "dim") + ' ' +
                text(sentence(seen, facts.role)) + ' ' +
                element("span", u'(' + label(seen.source) + u')', "dim") + "</li>";
    }
    return "<ol>" + list + "</ol>";
}

QString interval(const std::optional<Nanoseconds> &time)
{
    return time ? duration(*time) : QString();
}

/// Kinds whose members are told by how long they lived, and by how long they were silent.
float Dot::*valueOf(const Finding &finding)
{
    if (!finding.seconds || finding.measure == findings::Measure::ToServer ||
        finding.measure == findings::Measure::ToClient)
        return nullptr;
    if (finding.kind == FindingKind::MaxLifetime)
        return &Dot::duration;
    return base::isOneOf(finding.kind, {FindingKind::IdleTimeout, FindingKind::SilentIdleDrop,
                                        FindingKind::CodeTrap, FindingKind::TimedClose})
               ? &Dot::idle
               : nullptr;
}

class Html final : public Export
{
public:
    explicit Html(HtmlAbout about) : m_about(std::move(about)) {}

    void endpoint(const EndpointStatus &status) override { m_endpoints[quint32(status.id)] = status; }
    void stillOpen(const Facts &facts) override { m_open += facts.openedAt.has_value(); }
    void finding(const Finding &finding) override { m_findings[finding.id] = finding; }
    void path(const findings::Path &path) override { m_paths.add(path); }

    void revised(const findings::Revision &revision) override
    {
        m_revised[quint64(revision.session)] =
            element("p", translate("report", "Later: %1").arg(summary(revision)));
    }
    void recovery(SessionId lost, const RecoveryStep &step) override
    {
        if (step.outcome != RecoveryOutcome::Waiting)
            m_recovered[quint64(lost)] += element("p", recoverySentence(step), "dim");
    }

    void disconnect(const Facts &facts, const Verdict &verdict) override
    {
        using Seconds = std::chrono::duration<float>;
        Dot dot{facts.id, facts.endpoint, facts.openedAt.value_or(facts.startedAt), verdict.at, -1,
                -1,       verdict.cls};
        if (verdict.idle)
            dot.idle = Seconds(*verdict.idle).count();
        if (verdict.duration)
            dot.duration = Seconds(*verdict.duration).count();
        m_dots.push_back(dot);
        ++m_causes[{int(verdict.cls), int(verdict.cause)}];
        ++m_counts[std::size_t(verdict.cls)];
        int &told = verdict.cls == Class::Normal ? m_normalTold : m_othersTold;
        const bool tells = told < (verdict.cls == Class::Normal ? mostNormalTold : mostOthersTold);
        told += tells;
        m_left += !tells;
        m_rows.push_back(
            {facts.id, row(facts, verdict, tells), tells ? details(facts, verdict) : QByteArray()});
        m_rows.back().cells.squeeze();
        m_rows.back().details.squeeze();
    }

    QByteArray take() override { return {}; }
    QByteArray takeHeld() override
    {
        if (!std::exchange(m_begun, true))
            return head() + overview() + places() + found() + m_paths.section() + timeline() + tableHead();
        return someRows();
    }
    QByteArray finish() override
    {
        QByteArray page;
        for (QByteArray held = takeHeld(); !held.isEmpty(); held = takeHeld())
            page += held;
        return page + (m_rows.empty() ? "" : "</tbody></table></div>") + html::end();
    }

private:
    struct Row
    {
        SessionId session{};
        QByteArray cells, details;
    };

    [[nodiscard]] quint64 count(Class cls) const { return m_counts[std::size_t(cls)]; }

    QByteArray row(const Facts &facts, const Verdict &verdict, bool hasMore) const
    {
        const QByteArray cls = colour(verdict.cls) + QByteArray(" w");
        const QString client = facts.client().exists ? facts.client().peer : facts.server().local;
        return QByteArray(hasMore ? "<tr class=\"f\"" : "<tr") + " id=\"s" +
               QByteArray::number(quint64(facts.id)) + "\"><td class=\"n\">" +
               QByteArray::number(quint64(facts.id)) + "</td>" + cell(moment(verdict.at), "w") +
               cell(mark(verdict.cls) + u' ' + label(verdict.cls), cls.constData()) +
               cell(label(verdict.cause)) + cell(endedBy(verdict)) + cell(label(verdict.confidence), "w") +
               cell(verdict.code ? QString::number(*verdict.code) : QString(), "n") +
               cell(interval(verdict.duration), "n") + cell(interval(verdict.idle), "n") + cell(client, "w") +
               cell(facts.request ? facts.request->target : QString(), "p") + "</tr>\n";
    }

    static QByteArray details(const Facts &facts, const Verdict &verdict)
    {
        return "<details><summary>" + text(summary(facts, verdict)) + "</summary>" + evidenceOf(facts) +
               listOf(advice(facts, verdict)) + "</details>";
    }

    QString lead() const
    {
        const quint64 all = m_dots.size();
        if (all == 0)
            return translate("report", "No session has ended.");
        if (count(Class::Lost) == 0)
            return translate("report", "%1 sessions ended, and none was lost.").arg(html::count(all));
        const auto most =
            std::max_element(m_causes.begin(), m_causes.end(), [](const auto &a, const auto &b) {
                const bool lostA = a.first.first == int(Class::Lost),
                           lostB = b.first.first == int(Class::Lost);
                return lostA != lostB ? lostB : a.second < b.second;
            });
        return translate("report", "%1 of %2 ended sessions were lost, most of them by: %3 (%4).")
            .arg(html::count(count(Class::Lost)), html::count(all), label(Cause(most->first.second)),
                 html::count(most->second));
    }

    QByteArray head() const
    {
        return html::begin(translate("report", "Dropscope report"), m_about.log, m_about.language) +
               element("p", lead(), "lead");
    }

    QByteArray overview() const
    {
        QByteArray part =
            "<p class=\"dim\">" +
            text(m_about.log.isEmpty()
                     ? translate(
                           "report",
                           "Shared with pseudonyms instead of addresses, hosts, paths, headers and texts.")
                     : translate("report", "Session log: %1").arg(m_about.log));
        if (!m_dots.empty()) {
            const auto [first, last] = std::minmax_element(
                m_dots.begin(), m_dots.end(), [](const Dot &a, const Dot &b) { return a.at < b.at; });
            part += "<br>" + text(translate("report", "Ends from %1 to %2. All times are UTC.")
                                      .arg(moment(first->at), moment(last->at)));
        }
        if (!m_about.filter.isEmpty())
            part += "<br>" + text(translate("report", "Only what matches: %1").arg(m_about.filter));
        part += "</p><div class=\"cards\">";
        for (const Class cls : classes) {
            if (cls == Class::Unknown && count(cls) == 0)
                continue;
            part += "<div class=\"card\">" + element("b", html::count(count(cls)), colour(cls)) +
                    text(mark(cls) + u' ' + label(cls)) + "</div>";
        }
        if (m_open > 0)
            part += "<div class=\"card\">" + element("b", html::count(m_open)) +
                    text(translate("report", "still open at the end")) + "</div>";
        return part + "</div>" + causes();
    }

    QByteArray causes() const
    {
        if (m_causes.empty())
            return {};
        std::vector<std::pair<std::pair<int, int>, quint64>> sorted(m_causes.begin(), m_causes.end());
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const auto &a, const auto &b) { return a.second > b.second; });
        QByteArray part = "<table><thead><tr>" + element("th", translate("report", "Cause")) +
                          element("th", translate("report", "Class")) +
                          element("th", translate("report", "Ends"), "n") +
                          element("th", translate("report", "Share"), "n") + "</tr></thead><tbody>";
        for (const auto &[key, number] : sorted) {
            const auto cls = Class(key.first);
            const double share = 100.0 * double(number) / double(m_dots.size());
            part += "<tr>" + cell(label(Cause(key.second))) +
                    cell(mark(cls) + u' ' + label(cls), colour(cls)) + cell(html::count(number), "n") +
                    cell(QString::number(share, 'f', 1) + u" %"_s, "n") + "</tr>";
        }
        return part + "</tbody></table>";
    }

    QByteArray places() const
    {
        QByteArray part = element("h2", translate("report", "Endpoints")) + "<ul>";
        for (const auto &[id, status] : m_endpoints) {
            QString line = QStringLiteral("%1. %2 %3 %4")
                               .arg(id)
                               .arg(label(status.role), status.name, addressOf(status));
            if (!status.target.isEmpty())
                line += u" → "_s + status.target.toString();
            part += "<li>" + text(line) + listOf(noteTexts(status)) + "</li>";
        }
        return m_endpoints.empty() ? QByteArray() : part + "</ul>";
    }

    QByteArray found() const
    {
        QByteArray part;
        for (const auto &[id, finding] : m_findings) {
            if (finding.state != findings::FindingState::Closed)
                part += article(finding);
        }
        if (part.isEmpty())
            part = element("p", translate("report", "Nothing is proven by several ends together."), "dim");
        else if (!m_about.filter.isEmpty())
            part =
                element("p", translate("report", "Of the whole log, whatever is shown below."), "dim") + part;
        return element("h2", translate("report", "Findings")) + part;
    }

    QByteArray article(const Finding &finding) const
    {
        std::vector<Dot> members, others;
        for (const Dot &dot : m_dots) {
            if (dot.endpoint != finding.endpoint)
                continue;
            if (finding.sessions.contains(dot.session))
                members.push_back(dot);
            else if (others.size() < mostOthers)
                others.push_back(dot);
        }
        Scatter what{valueOf(finding), finding.low, finding.high, {}, label(finding.kind)};
        what.axis = what.value == &Dot::duration ? translate("report", "Age at the end")
                    : what.value                 ? translate("report", "Silence before the end")
                                                 : translate("report", "When they ended");
        QByteArray links;
        for (const Dot &dot : members)
            links += " <a href=\"#s" + QByteArray::number(quint64(dot.session)) + "\">" +
                     QByteArray::number(quint64(dot.session)) + "</a>";
        return "<article>" +
               element("h3", translate("report", "%1. %2 (%3)")
                                 .arg(finding.id)
                                 .arg(label(finding.kind), label(finding.confidence))) +
               element("p", summary(finding)) + scatter(members, others, what) + listOf(advice(finding)) +
               (links.isEmpty()
                    ? QByteArray()
                    : "<p class=\"dim\">" + text(translate("report", "Sessions:")) + links + "</p>") +
               "</article>\n";
    }

    QByteArray timeline() const
    {
        if (m_dots.empty())
            return {};
        QByteArray legend = "<p class=\"dim\">";
        for (const Class cls : classes) {
            if (count(cls) == 0)
                continue;
            legend += element("span", mark(cls) + u' ' + label(cls), colour(cls)) + " &nbsp; ";
        }
        return element("h2", translate("report", "Timeline")) + legend + "</p>" + endsOverTime(m_dots) +
               (m_dots.size() <= mostBars ? bars(m_dots) : QByteArray());
    }

    QByteArray tableHead() const
    {
        if (m_rows.empty())
            return {};
        QByteArray part = element("h2", translate("report", "Disconnects"));
        if (m_left > 0)
            part += element("p",
                            translate("report", "The evidence of %1 of them is left out here; report with "
                                                "--filter session:NUMBER shows it.")
                                .arg(html::count(m_left)),
                            "dim");
        return part;
    }

    QByteArray columns() const
    {
        QByteArray columns = "<table><thead><tr>";
        const auto column = [&columns](const QString &name, const char *cls = "") {
            columns += element("th", name, cls);
        };
        column(translate("report", "Session"), "n");
        column(translate("report", "Ended at (UTC)"));
        column(translate("report", "Class"));
        column(translate("report", "Cause"));
        column(translate("report", "Ended by"));
        column(translate("report", "How sure"));
        column(translate("report", "Code"), "n");
        column(translate("report", "Lasted"), "n");
        column(translate("report", "Silent"), "n");
        column(translate("report", "Client"));
        column(translate("report", "Path"));
        return columns + "</tr></thead><tbody>\n";
    }

    /// The next ones, which are forgotten then.
    QByteArray someRows()
    {
        constexpr std::size_t atOnce = 1000;
        QByteArray part;
        const QByteArray begin = "<div class=\"block\">" + columns();
        const std::size_t end = std::min(m_given + atOnce, m_rows.size());
        for (std::size_t &i = m_given; i < end; ++i) {
            if (i % rowsInBlock == 0)
                part += (i > 0 ? "</tbody></table></div>" : "") + begin;
            const auto [session, cells, told] = std::exchange(m_rows[i], {});
            part += cells;
            const auto id = quint64(session);
            const QByteArray more = told + later(m_revised, id) + later(m_recovered, id);
            if (!more.isEmpty())
                part += "<tr class=\"m\"><td></td><td colspan=\"10\">" + more + "</td></tr>\n";
        }
        return part;
    }

    static QByteArray later(const std::unordered_map<quint64, QByteArray> &lines, quint64 id)
    {
        const auto it = lines.find(id);
        return it == lines.end() ? QByteArray() : it->second;
    }

    HtmlAbout m_about;
    std::map<quint32, EndpointStatus> m_endpoints;
    std::map<quint64, Finding> m_findings;
    Paths m_paths;
    std::map<std::pair<int, int>, quint64> m_causes; ///< by class and cause
    std::array<quint64, 4> m_counts{};
    std::vector<Dot> m_dots;
    std::vector<Row> m_rows;
    std::unordered_map<quint64, QByteArray> m_revised, m_recovered;
    quint64 m_open = 0, m_left = 0;
    int m_normalTold = 0, m_othersTold = 0;
    std::size_t m_given = 0; ///< rows
    bool m_begun = false;
};

} // namespace

std::unique_ptr<Export> htmlExport(HtmlAbout about)
{
    return std::make_unique<Html>(std::move(about));
}

} // namespace report
