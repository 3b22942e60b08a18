#include "tables/rowtable.h"

#include "tables/celldelegate.h"
#include "theme/letters.h"

#include <QHeaderView>
#include <QTableView>

namespace ui {

void showRows(QTableView &view, QAbstractItemModel &model, const std::vector<int> &characters,
              const Theme &theme)
{
    constexpr int padding = 8;
    view.setModel(&model);
    view.setItemDelegate(new CellDelegate(theme, &view));
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setShowGrid(false);
    view.setTabKeyNavigation(false);
    view.setWordWrap(false);
    view.verticalHeader()->hide();
    view.verticalHeader()->setDefaultSectionSize(view.fontMetrics().height() + padding);
    view.horizontalHeader()->setStretchLastSection(true);
    view.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int i = 0; i + 1 < int(characters.size()); ++i)
        view.setColumnWidth(i, characters[std::size_t(i)] * letterWidth(view.fontMetrics()) + 2 * padding);
}

} // namespace ui
