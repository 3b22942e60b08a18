// How filters are written, on one page.
#pragma once

#include <QDialog>

namespace ui {

class FilterHelp final : public QDialog
{
    Q_OBJECT
public:
    explicit FilterHelp(QWidget *parent);
};

} // namespace ui
