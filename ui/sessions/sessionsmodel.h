// The sessions that live now: connecting, open or closing. A session leaves when it has ended.
#pragma once

#include "kit/endpointnames.h"
#include "kit/timestyle.h"
#include "tables/tablemodel.h"

#include "monitor/monitor.h"
#include "query/subject.h"

#include <QHash>
#include <QSet>

namespace ui {

struct SessionRow
{
    enum class State { Connecting, Open, Closing };

    session::SessionId id{};
    State state = State::Connecting;
    bool inLog = false;                   ///< it was so when the log ended
    std::optional<session::Stamp> leftAt; ///< it was so when its evidence ended
    session::Stamp startedAt{}, lastFrameAt{}, now{};
    session::EndpointId endpointId{};
    QString client, server, url, endpoint, protocol, subprotocol, userAgent;
    bool bookmarked = false; ///< by the user
    QString note;            ///< of the user
    QString origin;          ///< where its end at another place came from
    quint64 number = 0, chain = 0;
    quint64 messagesIn = 0, messagesOut = 0, bytesIn = 0, bytesOut = 0;
    std::optional<session::Nanoseconds> rtt;

    /// Messages a second, both ways, over the latest ticks; oldest first.
    QVector<float> rates;
    std::optional<quint64> counted; ///< messages up to the latest tick
};

class SessionsModel final : public TableModel<SessionRow>
{
    Q_OBJECT
public:
    enum ColumnIndex {
        StateColumn,
        StartedColumn,
        AgeColumn,
        ClientColumn,
        UrlColumn,
        InColumn,
        RttColumn = InColumn + 5,
        RateColumn
    };

    explicit SessionsModel(const monitor::Monitor &monitor, QObject *parent = nullptr);

    /// Takes over what has changed, but for counters; `now` is what ages are counted to.
    void refresh(const monitor::Changes &changes, session::Stamp now);
    /// Reads the counters of these sessions: nothing else about them has changed.
    void count(const QSet<session::SessionId> &ids, session::Stamp now);
    /// Ages go on while nothing happens.
    void tick(session::Stamp now);
    /// Reads everything anew.
    void reload(session::Stamp now);
    /// How it is told when a session started.
    void setTimeStyle(TimeStyle style);
    /// After endpoints were renamed or the language changed.
    void renameEndpoints();
    [[nodiscard]] int rowOf(session::SessionId id) const { return m_places.value(id, -1); }
    /// What the filter may ask of a row.
    [[nodiscard]] query::Subject subject(int row) const;

protected:
    QVariant idOf(const SessionRow &row) const override { return quint64(row.id); }
    QString text(const SessionRow &row, int column) const override;
    QVariant toolTip(const SessionRow &row, int column) const override;
    QVariant spark(const SessionRow &row, int column) const override;
    QVariant beginOf(const SessionRow &row) const override { return qlonglong(row.startedAt.count()); }

private:
    [[nodiscard]] std::optional<SessionRow> rowFor(session::SessionId id, session::Stamp now) const;
    void updateRows(const QVector<session::SessionId> &ids, session::Stamp now);
    void removeEnded(const QVector<session::SessionId> &ids);
    void renumber();

    const monitor::Monitor &m_monitor;
    EndpointNames m_names;
    QHash<session::SessionId, int> m_places;
    session::Stamp m_tickedAt{};
    TimeStyle m_timeStyle = TimeStyle::Clock;
};

} // namespace ui
