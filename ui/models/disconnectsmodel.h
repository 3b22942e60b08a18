// Every session that has ended, judged: what the log would say of it, one row each.
#pragma once

#include "models/endpointnames.h"
#include "models/tablemodel.h"

namespace ui {

struct DisconnectRow
{
    session::SessionId id{};
    session::Stamp at{};
    diagnosis::Class cls = diagnosis::Class::Lost;
    diagnosis::Cause cause = diagnosis::Cause::UnknownLoss;
    diagnosis::Party endedBy = diagnosis::Party::Unknown;
    diagnosis::Confidence confidence = diagnosis::Confidence::Suggested;
    std::optional<quint16> code;
    std::optional<session::Nanoseconds> duration, idle;
    session::EndpointId endpointId{};
    QString reason, endpoint, client, url;
};

class DisconnectsModel final : public TableModel<DisconnectRow>
{
    Q_OBJECT
public:
    enum ColumnIndex { TimeColumn, ClassColumn, CauseColumn, EndedByColumn, CodeColumn };

    explicit DisconnectsModel(const monitor::Monitor &monitor, QObject *parent = nullptr);

    /// Takes over what has ended or was judged anew.
    void refresh(const monitor::Changes &changes);
    /// Reads everything anew.
    void reload();
    /// After endpoints were renamed or the language changed.
    void renameEndpoints();
    [[nodiscard]] int rowOf(session::SessionId id) const { return m_places.value(id, -1); }

protected:
    QVariant idOf(const DisconnectRow &row) const override { return quint64(row.id); }
    // A disconnect belongs to the moment of the end.
    QVariant beginOf(const DisconnectRow &row) const override { return qlonglong(row.at.count()); }
    QVariant endOf(const DisconnectRow &row) const override { return qlonglong(row.at.count()); }
    QString filterText(const DisconnectRow &row) const override;
    QVariant toolTip(const DisconnectRow &row, int column) const override;

private:
    void removeForgotten(const QVector<session::SessionId> &ids);
    [[nodiscard]] std::optional<DisconnectRow> rowFor(session::SessionId id) const;

    const monitor::Monitor &m_monitor;
    EndpointNames m_names;
    QHash<session::SessionId, int> m_places;
};

} // namespace ui
