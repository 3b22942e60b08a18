#include "widgets/labelgrid.h"

#include <QGridLayout>
#include <QLabel>
#include <QStyle>

namespace ui {

using namespace Qt::StringLiterals;

LabelGrid::LabelGrid(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(3);
}

void LabelGrid::setRows(const QVector<QStringList> &rows, bool titled)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    for (int row = 0; row < std::max(int(rows.size()), m_grid->rowCount()); ++row) {
        const QStringList texts = rows.value(row);
        for (int column = 0; column < std::max(int(texts.size()), m_grid->columnCount()); ++column) {
            if (column >= texts.size() && !m_grid->itemAtPosition(row, column))
                continue;
            QLabel *label = labelAt(row, column);
            label->setVisible(column < texts.size());
            label->setText(texts.value(column));
            const QString role = titled && row == 0 ? u"heading"_s : column == 0 ? u"muted"_s : QString();
            if (label->property("role").toString() == role)
                continue;
            label->setProperty("role", role);
            label->style()->unpolish(label);
            label->style()->polish(label);
        }
    }
    const int columns = rows.isEmpty() ? 0 : int(rows.first().size());
    for (int column = 1; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

QLabel *LabelGrid::labelAt(int row, int column)
{
    if (QLayoutItem *item = m_grid->itemAtPosition(row, column))
        return qobject_cast<QLabel *>(item->widget());
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    if (column > 0) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_grid->addWidget(label, row, column);
    return label;
}

} // namespace ui
