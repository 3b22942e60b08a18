// A table with its filter, its empty state and the shared selection: what the pages of sessions are made of.
#pragma once

#include "models/tableproxy.h"
#include "session/words.h"
#include "widgets/emptystate.h"

#include <QWidget>

#include <span>

class QStackedLayout;

namespace ui {

class Selection;
class TableView;

class TablePane final : public QWidget
{
    Q_OBJECT
public:
    /// `rowOf`: the row of a session in `model`, −1 if it has none. `characters`: widths of the columns.
    TablePane(QAbstractItemModel &model, std::function<int(session::SessionId)> rowOf,
              std::span<const int> characters, Selection &selection, const Theme &theme,
              QWidget *parent = nullptr);

    void setFilter(const QString &text);
    /// What is said while there is no row at all.
    void setHint(const Hint &hint);
    [[nodiscard]] TableView &view() const { return *m_view; }
    [[nodiscard]] TableProxy &proxy() { return m_proxy; }

Q_SIGNALS:
    void hintButtonClicked();
    void clearFilterWanted();
    void menuWanted(const QPoint &globalPos);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void followSelection(bool reveal);
    void takeSelection();
    void applyFilter();
    void updateEmptyState();

    std::function<int(session::SessionId)> m_rowOf;
    Selection &m_selection;
    TableProxy m_proxy;
    QString m_filter;
    Hint m_hint;
    TableView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    bool m_following = false; ///< we set the view's selection ourselves
};

} // namespace ui
