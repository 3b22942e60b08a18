// The endpoints the user set up, with their state and counts.
#pragma once

#include "endpoints/clientlink.h"
#include "kit/roles.h"

#include "monitor/monitor.h"

#include <QAbstractListModel>

namespace ui {

struct EndpointRow
{
    session::EndpointStatus status;
    monitor::Counts counts;
    std::optional<ClientLink> link; ///< of a client that runs
};

class EndpointsModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit EndpointsModel(const monitor::Monitor &monitor, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    /// Counts anew, and looks how clients stand; cheap, at the pace of the change feed.
    void recount();
    void retranslate();
    /// Of a log: what is listed ran once.
    [[nodiscard]] bool isOver() const { return m_monitor.isReadOnly(); }
    [[nodiscard]] const EndpointRow &row(int index) const { return m_rows[std::size_t(index)]; }
    [[nodiscard]] int rowOf(session::EndpointId id) const;

private:
    [[nodiscard]] EndpointRow rowFor(const session::EndpointStatus &status) const;
    void onChanged(const session::EndpointStatus &status);
    void onRemoved(session::EndpointId id);

    const monitor::Monitor &m_monitor;
    std::vector<EndpointRow> m_rows;
};

/// "running", "reconnecting in 13 s".
[[nodiscard]] QString stateText(const EndpointRow &row);
[[nodiscard]] const char *stateIcon(const EndpointRow &row);
[[nodiscard]] Tone stateTone(const EndpointRow &row);
/// Everything about an endpoint in one sentence, for screen readers and tool tips.
[[nodiscard]] QString describe(const EndpointRow &row);

} // namespace ui
