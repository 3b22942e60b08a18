// A comparison in words: a sentence, lines for a terminal, JSON, a page.
#include "base/visible.h"
#include "findings/statistics.h"
#include "report/export/comparison.h"
#include "report/export/htmlparts.h"
#include "report/findings.h"
#include "report/words.h"

#include <QJsonArray>

#include <algorithm>

namespace report {

using namespace diagnosis;
using namespace session;
using namespace Qt::StringLiterals;
using findings::Finding;
using findings::statistics::median;

namespace {

constexpr double clear = 0.05; ///< a difference that chance makes less often than that is told as one

QString number(double value)
{
    const int places = value == 0 || value >= 0.095 ? (value >= 1000 ? 0 : 1) : value >= 0.0095 ? 2 : 3;
    return QString::number(value, 'f', places);
}

/// "12.1 (8.3–17.0)".
QString rateText(const ComparedRate &rate)
{
    return rate.rate ? u"%1 (%2–%3)"_s.arg(number(*rate.rate), number(*rate.low), number(*rate.high))
                     : u"–"_s;
}

QString timeOf(double seconds)
{
    return duration(Nanoseconds(qint64(seconds * 1e9)));
}

/// "2.1 s – 58.0 s": the middle half of them.
QString spread(std::vector<double> values)
{
    if (values.empty())
        return u"–"_s;
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return timeOf(values[std::size_t(share * double(values.size() - 1))]);
    };
    return translate("report", "%1 (half of them %2 to %3)").arg(timeOf(median(values)), at(0.25), at(0.75));
}

QString nameOf(const Finding &finding, const std::vector<Finding> &others)
{
    const QString kind = name(finding.kind);
    const bool ambiguous = std::any_of(others.begin(), others.end(),
                                       [&](const Finding &other) { return other.kind == finding.kind; });
    return ambiguous && finding.seconds ? translate("report", "%1 of %2").arg(kind, timeOf(*finding.seconds))
                                        : kind;
}

QString changesOf(const Comparison &comparison)
{
    QStringList changes;
    // What only follows from another finding goes with it.
    for (const Finding &finding : comparison.gone()) {
        if (finding.because == 0)
            changes << translate("report", "%1 is gone").arg(nameOf(finding, comparison.after.findings));
    }
    for (const Finding &finding : comparison.appeared()) {
        if (finding.because == 0)
            changes << translate("report", "%1 is new").arg(nameOf(finding, comparison.before.findings));
    }
    changes.removeDuplicates();
    return changes.isEmpty() ? QString() : u" ("_s + changes.join(u", "_s) + u')';
}

template <class Text>
ComparedLine line(const QString &what, const Comparison &comparison, Text text)
{
    return {what, text(comparison.before), text(comparison.after)};
}

QString method()
{
    return translate("report",
                     "Rates are per hour that a session lived, with exact 95 % intervals for Poisson "
                     "counts; a difference is told as one where an exact test of both counts finds it "
                     "less likely than 5 % by chance. Losses that come in crowds vary more than that.");
}

QStringList originWords(const QStringList &origins)
{
    QStringList lines;
    for (const QString &origin : origins)
        lines << translate("report", "Ends that began at: %1").arg(origin);
    return lines;
}

QStringList summaries(const std::vector<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines << label(finding.kind) + u": "_s + summary(finding);
    return lines;
}

QJsonObject rateObject(const ComparedRate &rate)
{
    const auto orNull = [](const std::optional<double> &value) {
        return value ? QJsonValue(*value) : QJsonValue();
    };
    return {{u"count"_s, qint64(rate.count)},
            {u"per_session_hour"_s, orNull(rate.rate)},
            {u"low"_s, orNull(rate.low)},
            {u"high"_s, orNull(rate.high)}};
}

QJsonValue medianMs(const std::vector<double> &values)
{
    return values.empty() ? QJsonValue() : QJsonValue(qRound64(median(values) * 1000));
}

QJsonObject sideObject(const ComparedSide &side)
{
    QJsonObject ends;
    for (const Class cls : html::classes)
        ends.insert(name(cls), qint64(side.ends[std::size_t(cls)]));
    QJsonObject origins;
    for (auto it = side.origins.cbegin(); it != side.origins.cend(); ++it)
        origins.insert(it.key(), qint64(it.value()));
    return {{u"name"_s, side.name},
            {u"sessions"_s, qint64(side.opened)},
            {u"session_hours"_s, side.hours},
            {u"ends"_s, ends},
            {u"losses"_s, rateObject(rateOf(side.lost(), side.hours))},
            {u"lifetime_median_ms"_s, medianMs(side.lifetimes)},
            {u"recovered"_s, qint64(side.recovered)},
            {u"downtime_median_ms"_s, medianMs(side.downtimes)},
            {u"origins"_s, origins}};
}

QJsonArray findingArray(const std::vector<Finding> &findings)
{
    QJsonArray array;
    for (const Finding &finding : findings)
        array.append(findingLine(finding));
    return array;
}

} // namespace

std::vector<ComparedLine> comparisonLines(const Comparison &comparison)
{
    const auto ends = [](Class cls) {
        return [cls](const ComparedSide &side) { return html::count(side.ends[std::size_t(cls)]); };
    };
    std::vector<ComparedLine> lines{
        line(translate("report", "Sessions"), comparison,
             [](const auto &side) { return html::count(side.opened); }),
        line(translate("report", "Session-hours"), comparison,
             [](const auto &side) { return QString::number(side.hours, 'f', side.hours < 10 ? 3 : 1); }),
        line(translate("report", "Ended normally"), comparison, ends(Class::Normal)),
        line(translate("report", "Lost"), comparison, ends(Class::Lost)),
        line(translate("report", "Never opened"), comparison, ends(Class::Failed)),
        line(translate("report", "Losses per session-hour"), comparison,
             [](const auto &side) { return rateText(rateOf(side.lost(), side.hours)); }),
    };
    for (const Cause cause : comparison.causes())
        lines.push_back(line(u"  "_s + label(cause), comparison, [cause](const auto &side) {
            return rateText(rateOf(side.losses.value(cause), side.hours));
        }));
    lines.push_back(line(translate("report", "Lifetime, median"), comparison,
                         [](const auto &side) { return spread(side.lifetimes); }));
    lines.push_back(line(translate("report", "Losses that were got back"), comparison, [](const auto &side) {
        return translate("report", "%1 of %2 losses")
            .arg(html::count(side.recovered), html::count(side.lost()));
    }));
    lines.push_back(line(translate("report", "Downtime, median"), comparison,
                         [](const auto &side) { return spread(side.downtimes); }));
    for (const QString &origin : comparison.origins())
        lines.push_back(
            line(translate("report", "Ends that began at: %1").arg(origin), comparison,
                 [&origin](const auto &side) { return html::count(side.origins.value(origin)); }));
    return lines;
}

QStringList goneWords(const Comparison &comparison)
{
    return summaries(comparison.gone()) + originWords(comparison.originsGone());
}

QStringList appearedWords(const Comparison &comparison)
{
    return summaries(comparison.appeared()) + originWords(comparison.originsAppeared());
}

QString headline(const Comparison &comparison)
{
    const ComparedRate before = rateOf(comparison.before.lost(), comparison.before.hours);
    const ComparedRate after = rateOf(comparison.after.lost(), comparison.after.hours);
    const QString changes = changesOf(comparison);
    if (!before.rate || !after.rate)
        return translate("report", "On one side no session lived: rates of losses cannot be compared%1.")
            .arg(changes);
    const QString from = number(*before.rate), to = number(*after.rate);
    if (comparison.chance() >= clear)
        return translate("report", "Losses did not clearly change: %1 and %2 per session-hour%3.")
            .arg(from, to, changes);
    return (*after.rate < *before.rate ? translate("report", "Losses fell from %1 to %2 per session-hour%3.")
                                       : translate("report", "Losses rose from %1 to %2 per session-hour%3."))
        .arg(from, to, changes);
}

QString comparisonText(const Comparison &comparison)
{
    const std::vector<ComparedLine> lines = comparisonLines(comparison);
    qsizetype first = 0, second = base::visible(comparison.before.name).size();
    for (const ComparedLine &one : lines) {
        first = std::max(first, one.what.size());
        second = std::max(second, one.before.size());
    }
    const auto row = [&](const ComparedLine &one) {
        return one.what.leftJustified(first + 2) + base::visible(one.before).leftJustified(second + 2) +
               base::visible(one.after) + u'\n';
    };
    QString text = base::visible(headline(comparison)) + u"\n\n"_s +
                   row(ComparedLine{{}, comparison.before.name, comparison.after.name});
    for (const ComparedLine &one : lines)
        text += row(one);
    const auto list = [&text](const QString &title, const QStringList &items) {
        for (const QString &one : items)
            text += u'\n' + title + u' ' + base::visible(one);
        text += items.isEmpty() ? QString() : u"\n"_s;
    };
    list(translate("report", "Gone:"), goneWords(comparison));
    list(translate("report", "New:"), appearedWords(comparison));
    return text + u'\n' + method() + u'\n';
}

QJsonObject comparisonObject(const Comparison &comparison)
{
    QJsonArray causes;
    for (const Cause cause : comparison.causes()) {
        const quint64 before = comparison.before.losses.value(cause),
                      after = comparison.after.losses.value(cause);
        causes.append(QJsonObject{{u"cause"_s, name(cause)},
                                  {u"before"_s, rateObject(rateOf(before, comparison.before.hours))},
                                  {u"after"_s, rateObject(rateOf(after, comparison.after.hours))}});
    }
    return {{u"event"_s, u"comparison"_s},
            {u"summary"_s, headline(comparison)},
            {u"confidence_level"_s, 0.95},
            {u"method"_s, method()},
            {u"chance"_s, comparison.chance()},
            {u"before"_s, sideObject(comparison.before)},
            {u"after"_s, sideObject(comparison.after)},
            {u"causes"_s, causes},
            {u"gone"_s, findingArray(comparison.gone())},
            {u"appeared"_s, findingArray(comparison.appeared())},
            {u"origins_gone"_s, QJsonArray::fromStringList(comparison.originsGone())},
            {u"origins_appeared"_s, QJsonArray::fromStringList(comparison.originsAppeared())}};
}

QByteArray comparisonPage(const Comparison &comparison, const QString &language)
{
    using html::element;
    QByteArray page = html::begin(translate("report", "Dropscope comparison"),
                                  comparison.before.name + u" → "_s + comparison.after.name, language);
    page += element("p", headline(comparison), "lead") + "<table><thead><tr><th></th>" +
            element("th", comparison.before.name) + element("th", comparison.after.name) +
            "</tr></thead><tbody>";
    for (const ComparedLine &one : comparisonLines(comparison))
        page +=
            "<tr>" + element("td", one.what) + element("td", one.before) + element("td", one.after) + "</tr>";
    page += "</tbody></table>";
    const auto list = [&page](const QString &title, const QStringList &lines) {
        if (lines.isEmpty())
            return;
        page += element("h2", title) + "<ul>";
        for (const QString &one : lines)
            page += element("li", one);
        page += "</ul>";
    };
    list(translate("report", "Findings and origins that are gone"), goneWords(comparison));
    list(translate("report", "Findings and origins that are new"), appearedWords(comparison));
    return page + element("p", method(), "dim") + html::end();
}

} // namespace report
