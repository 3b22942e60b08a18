// A plain table of rows, as lists of messages are: no grid, whole rows, the last column takes the rest.
#pragma once

#include <vector>

class QAbstractItemModel;
class QTableView;

namespace ui {

class Theme;

/// `characters`: widths of the columns at first.
void showRows(QTableView &view, QAbstractItemModel &model, const std::vector<int> &characters,
              const Theme &theme);

} // namespace ui
