#include "report/export/htmlpaths.h"

#include "report/export/htmlparts.h"
#include "report/paths.h"
#include "report/words.h"

#include <algorithm>
#include <vector>

namespace report::html {

using namespace findings;

namespace {

QByteArray heads(const QStringList &names)
{
    QByteArray row = "<table><thead><tr>";
    for (const QString &name : names)
        row += element("th", name);
    return row + "</tr></thead><tbody>";
}

QString clockOf(const PlaceOnPath &place)
{
    if (!place.clock)
        return translate("report", "not known");
    const auto milliseconds = [](session::Nanoseconds time) {
        return QString::number(std::chrono::duration<double, std::milli>(time).count(), 'f', 1);
    };
    return translate("report", "%1 ms ± %2 ms")
        .arg(milliseconds(place.clock->offset), milliseconds(place.clock->error));
}

/// Its places, client first.
QByteArray told(const Path &path)
{
    QByteArray part =
        "<details><summary>" +
        text(translate("report", "%1. %2 (%3, %4)")
                 .arg(path.id)
                 .arg(pathSummary(path), label(path.by), label(path.origin.confidence))) +
        "</summary>" +
        heads({translate("report", "Place"), translate("report", "Session"),
               translate("report", "How it ended there"), translate("report", "The end came from"),
               translate("report", "When, by its clock (UTC)"),
               translate("report", "Its clock against the first")});
    for (const PlaceOnPath &place : path.places) {
        const QByteArray id = QByteArray::number(quint64(place.sight.session));
        part += "<tr>" + element("td", place.name) + "<td><a href=\"#s" + id + "\">" + id + "</a></td>" +
                element("td", endLabel(place.sight)) + element("td", fromLabel(place.sight.from)) +
                element("td", moment(place.sight.endedAt), "w") + element("td", clockOf(place), "w") +
                "</tr>";
    }
    return part + "</tbody></table>" + listOf(pathTranslations(path) + pathAdvice(path)) + "</details>\n";
}

} // namespace

void Paths::add(const Path &path)
{
    const QString origin = originLabel(path.origin);
    if (const auto before = m_originOf.find(path.id); before != m_originOf.end()) {
        if (const auto count = m_origins.find(before->second); --count->second == 0)
            m_origins.erase(count);
    }
    m_originOf[path.id] = origin;
    ++m_origins[origin];
    if (m_told.size() < mostTold || m_told.contains(path.id))
        m_told[path.id] = told(path);
}

QByteArray Paths::section() const
{
    if (m_originOf.empty())
        return {};
    std::vector<std::pair<QString, quint64>> sorted(m_origins.begin(), m_origins.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    QByteArray part = element("h2", translate("report", "Paths")) + "<table><thead><tr>" +
                      element("th", translate("report", "Where the end began")) +
                      element("th", translate("report", "Connections"), "n") + "</tr></thead><tbody>";
    for (const auto &[origin, number] : sorted)
        part += "<tr>" + element("td", origin) + element("td", count(number), "n") + "</tr>";
    part += "</tbody></table>";
    for (const auto &[id, one] : m_told)
        part += one;
    if (m_originOf.size() > m_told.size())
        part += element("p",
                        translate("report", "%1 more paths are left out here.")
                            .arg(count(m_originOf.size() - m_told.size())),
                        "dim");
    return part;
}

} // namespace report::html
