#include "endpoints/endpointsmodel.h"

#include "kit/clock.h"
#include "kit/endpointnames.h"
#include "kit/words.h"
#include "report/report.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

EndpointsModel::EndpointsModel(const monitor::Monitor &monitor, QObject *parent)
    : QAbstractListModel(parent), m_monitor(monitor)
{
    for (const session::EndpointStatus &status : monitor.endpoints())
        m_rows.push_back(rowFor(status));
    connect(&monitor, &monitor::Monitor::endpointChanged, this, &EndpointsModel::onChanged);
    connect(&monitor, &monitor::Monitor::endpointRemoved, this, &EndpointsModel::onRemoved);
}

int EndpointsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant EndpointsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EndpointRow &endpoint = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return endpointName(endpoint.status);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return describe(endpoint);
    case IconRole:
        return QString::fromLatin1(words::iconOf(endpoint.status.role));
    case IdRole:
        return quint64(endpoint.status.id);
    }
    return {};
}

void EndpointsModel::recount()
{
    for (int i = 0; i < rowCount(); ++i) {
        EndpointRow &row = m_rows[std::size_t(i)];
        EndpointRow fresh = rowFor(row.status);
        if (fresh.counts == row.counts && fresh.link == row.link)
            continue;
        row = std::move(fresh);
        Q_EMIT dataChanged(index(i), index(i));
    }
}

void EndpointsModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int EndpointsModel::rowOf(session::EndpointId id) const
{
    const auto it =
        std::find_if(m_rows.begin(), m_rows.end(), [id](const auto &row) { return row.status.id == id; });
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

EndpointRow EndpointsModel::rowFor(const session::EndpointStatus &status) const
{
    return {status, m_monitor.counts(status.id), clientLink(m_monitor, status, now())};
}

void EndpointsModel::onChanged(const session::EndpointStatus &status)
{
    const int place = rowOf(status.id);
    if (place < 0) {
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.push_back(rowFor(status));
        endInsertRows();
        return;
    }
    m_rows[std::size_t(place)] = rowFor(status);
    Q_EMIT dataChanged(index(place), index(place));
}

void EndpointsModel::onRemoved(session::EndpointId id)
{
    const int place = rowOf(id);
    if (place < 0)
        return;
    beginRemoveRows({}, place, place);
    m_rows.erase(m_rows.begin() + place);
    endRemoveRows();
}

QString stateText(const EndpointRow &row)
{
    if (isFile(row.status) && row.status.state != session::EndpointStatus::State::Failed)
        return row.status.state == session::EndpointStatus::State::Running ? EndpointsModel::tr("reading")
                                                                           : EndpointsModel::tr("read");
    return row.link ? words::clientLink(*row.link) : words::endpointState(row.status.state);
}

const char *stateIcon(const EndpointRow &row)
{
    return row.link ? words::iconOf(row.link->state) : words::iconOf(row.status.state);
}

Tone stateTone(const EndpointRow &row)
{
    return row.link ? words::toneOf(row.link->state) : words::toneOf(row.status.state);
}

QString describe(const EndpointRow &row)
{
    const session::EndpointStatus &status = row.status;
    QStringList parts{EndpointsModel::tr("%1, %2, %3")
                          .arg(endpointName(status), report::label(status.role), stateText(row)),
                      report::addressOf(status)};
    if (!status.error.isEmpty())
        parts.append(report::endpointError(status.error));
    parts.append(EndpointsModel::tr("%1 live, %2 normal, %3 lost, %4 failed")
                     .arg(row.counts.live)
                     .arg(row.counts.normal)
                     .arg(row.counts.lost)
                     .arg(row.counts.failed));
    if (row.counts.unknown)
        parts.append(EndpointsModel::tr("%1 of which it is unknown whether their end was meant")
                         .arg(row.counts.unknown));
    return (parts + report::noteTexts(status)).join(u'\n');
}

} // namespace ui
