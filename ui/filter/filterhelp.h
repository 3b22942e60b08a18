// How to write filters: examples to take, the signs, and every field with its meaning.
#pragma once

#include <QDialog>

class QTreeWidget;

namespace ui {

class FilterHelp final : public QDialog
{
    Q_OBJECT
public:
    explicit FilterHelp(QWidget *parent = nullptr);

Q_SIGNALS:
    /// An example or the beginning of a field, for the filter.
    void chosen(const QString &text);

private:
    void take();

    QTreeWidget *m_tree;
};

} // namespace ui
