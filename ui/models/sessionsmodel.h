// The sessions that live now: connecting, open or closing. A session leaves when it has ended.
#pragma once

#include "models/endpointnames.h"
#include "models/tablemodel.h"

#include "monitor/monitor.h"

#include <QHash>

namespace ui {

struct SessionRow
{
    enum class State { Connecting, Open, Closing };

    session::SessionId id{};
    State state = State::Connecting;
    session::Stamp startedAt{}, lastFrameAt{}, now{};
    session::EndpointId endpointId{};
    QString client, url, endpoint, subprotocol;
    quint64 messagesIn = 0, messagesOut = 0, bytesIn = 0, bytesOut = 0;
    std::optional<session::Nanoseconds> rtt;
};

class SessionsModel final : public TableModel<SessionRow>
{
    Q_OBJECT
public:
    enum ColumnIndex { StateColumn, StartedColumn, AgeColumn, ClientColumn, UrlColumn, InColumn };

    explicit SessionsModel(const monitor::Monitor &monitor, QObject *parent = nullptr);

    /// Takes over what has changed; `now` is what ages are counted to.
    void refresh(const monitor::Changes &changes, session::Stamp now);
    /// Ages go on while nothing happens.
    void tick(session::Stamp now);
    /// Reads everything anew.
    void reload(session::Stamp now);
    /// After endpoints were renamed or the language changed.
    void renameEndpoints();
    [[nodiscard]] int rowOf(session::SessionId id) const { return m_places.value(id, -1); }

protected:
    QVariant idOf(const SessionRow &row) const override { return quint64(row.id); }
    QVariant beginOf(const SessionRow &row) const override { return qlonglong(row.startedAt.count()); }
    QString filterText(const SessionRow &row) const override;

private:
    [[nodiscard]] std::optional<SessionRow> rowFor(session::SessionId id, session::Stamp now) const;
    void updateRows(const QVector<session::SessionId> &ids, session::Stamp now);
    void removeEnded(const QVector<session::SessionId> &ids);
    void renumber();

    const monitor::Monitor &m_monitor;
    EndpointNames m_names;
    QHash<session::SessionId, int> m_places;
};

} // namespace ui
