// The list at the left of the findings: what each is, where, how often, and what it stands at.
#pragma once

#include "kit/endpointnames.h"
#include "kit/findingstore.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace ui {

class Theme;

/// "active", "over", "solved", "withdrawn", "muted".
[[nodiscard]] QString standingText(Standing standing, bool muted);
/// "Mass drop × 5": the kind, and how often a series was repeated.
[[nodiscard]] QString titleOf(const findings::Finding &finding);

class FindingList final : public QAbstractListModel
{
    Q_OBJECT
public:
    FindingList(const FindingStore &store, const EndpointNames &names, QObject *parent = nullptr);

    /// Rows stay the same objects when they move: a selection follows its finding.
    void setIds(const QVector<quint64> &ids);
    [[nodiscard]] const QVector<quint64> &ids() const { return m_ids; }
    [[nodiscard]] const findings::Finding *at(int row) const { return m_store.find(m_ids.value(row)); }
    [[nodiscard]] const FindingStore &store() const { return m_store; }
    [[nodiscard]] QString factsOf(const findings::Finding &finding) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    const FindingStore &m_store;
    const EndpointNames &m_names;
    QVector<quint64> m_ids;
};

class FindingDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    FindingDelegate(const FindingList &list, const Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override;

private:
    const FindingList &m_list;
    const Theme &m_theme;
};

} // namespace ui
