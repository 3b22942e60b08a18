// Shows a sheet as a table, with what differs marked, and copies it as Markdown.
#pragma once

#include "compare/sheet.h"

#include <QDialog>

class QCheckBox;
class QTableWidget;

namespace ui {

class SheetDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit SheetDialog(Sheet sheet, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Only those that a row counts are to be shown.
    void filterWanted(const QString &part);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void addSection(const QString &title);
    void addRow(const SheetRow &row);
    void showOnly(int row);
    void fit();
    void fitRows();

    Sheet m_sheet;
    QTableWidget *m_table;
    QCheckBox *m_onlyDifferent;
};

} // namespace ui
