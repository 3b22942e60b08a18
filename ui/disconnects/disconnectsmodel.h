// Every session that has ended, judged: what the log would say of it, one row each.
#pragma once

#include "kit/endpointnames.h"
#include "kit/timestyle.h"
#include "query/subject.h"
#include "tables/tablemodel.h"

namespace ui {

struct DisconnectRow
{
    session::SessionId id{};
    session::Stamp at{};
    diagnosis::Class cls = diagnosis::Class::Lost;
    diagnosis::Cause cause = diagnosis::Cause::UnknownLoss;
    diagnosis::Party endedBy = diagnosis::Party::Unknown;
    diagnosis::Confidence confidence = diagnosis::Confidence::Suggested;
    session::Phase phase = session::Phase::Open;
    std::optional<quint16> code;
    std::optional<int> httpStatus;
    std::optional<session::Nanoseconds> duration, idle;
    std::optional<session::TcpFate> clientEnd, serverEnd;
    quint64 messagesIn = 0, messagesOut = 0, bytesIn = 0, bytesOut = 0;
    quint64 number = 0, chain = 0;
    session::EndpointId endpointId{};
    QString reason, sub, protocol, goodbye, endpoint, client, server, url, userAgent;
    bool bookmarked = false;    ///< by the user
    QString note;               ///< of the user
    QString origin, originText; ///< where the end came from, for the filter and for people
};

class DisconnectsModel final : public TableModel<DisconnectRow>
{
    Q_OBJECT
public:
    enum ColumnIndex { TimeColumn, ClassColumn, CauseColumn, EndedByColumn, CodeColumn, OriginColumn };

    explicit DisconnectsModel(const monitor::Monitor &monitor, QObject *parent = nullptr);

    /// Takes over what has ended or was judged anew.
    void refresh(const monitor::Changes &changes);
    /// Reads everything anew.
    void reload();
    /// After endpoints were renamed or the language changed.
    void renameEndpoints();
    void setTimeStyle(TimeStyle style, session::Stamp now);
    /// Relative times go on.
    void tick(session::Stamp now);
    [[nodiscard]] int rowOf(session::SessionId id) const { return m_places.value(id, -1); }
    /// What the filter may ask of a row.
    [[nodiscard]] query::Subject subject(int row) const;

protected:
    QVariant idOf(const DisconnectRow &row) const override { return quint64(row.id); }
    QString text(const DisconnectRow &row, int column) const override;
    // A disconnect belongs to the moment of the end.
    QVariant beginOf(const DisconnectRow &row) const override { return qlonglong(row.at.count()); }
    QVariant endOf(const DisconnectRow &row) const override { return qlonglong(row.at.count()); }
    QVariant toolTip(const DisconnectRow &row, int column) const override;

private:
    void updateNotes(const QVector<session::SessionId> &ids);
    void updateOrigins(const QVector<findings::Path> &paths);
    void removeForgotten(const QVector<session::SessionId> &ids);
    [[nodiscard]] std::optional<DisconnectRow> rowFor(session::SessionId id) const;

    const monitor::Monitor &m_monitor;
    EndpointNames m_names;
    QHash<session::SessionId, int> m_places;
    TimeStyle m_timeStyle = TimeStyle::Clock;
    session::Stamp m_now{};
};

} // namespace ui
