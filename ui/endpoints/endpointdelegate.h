// Paints an endpoint in three lines: role and name with the state, the address, and the counts.
#pragma once

#include <QStyledItemDelegate>

namespace ui {

class EndpointsModel;
class Theme;

class EndpointDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    EndpointDelegate(const EndpointsModel &model, const Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const EndpointsModel &m_model;
    const Theme &m_theme;
};

} // namespace ui
