// A table with its filter, its empty state and the shared selection: what the pages of sessions are made of.
#pragma once

#include "filter/cellfilter.h"
#include "filter/colourrules.h"
#include "query/filter.h"
#include "session/words.h"
#include "tables/celldelegate.h"
#include "tables/tableproxy.h"
#include "widgets/emptystate.h"

#include <QWidget>

#include <span>

class QStackedLayout;

namespace ui {

class Selection;
class TableView;

/// What a pane asks of the model of its table.
struct RowAccess
{
    std::function<int(session::SessionId)> rowOf;   ///< −1 if it has none
    std::function<query::Subject(int row)> subject; ///< what the filter may ask of it
};

class TablePane final : public QWidget
{
    Q_OBJECT
public:
    /// `characters`: widths of the columns.
    TablePane(QAbstractItemModel &model, RowAccess access, std::span<const int> characters,
              Selection &selection, const Theme &theme, QWidget *parent = nullptr);

    /// `text`: the filter as it was typed.
    void setFilter(const query::Filter &filter, const QString &text);
    /// The first rule that a row fits marks it.
    void setColours(const QVector<ColourRule> &rules);
    [[nodiscard]] RowMark markOf(const QModelIndex &row) const;
    /// Different texts of a column, most frequent first, at most a few dozen.
    [[nodiscard]] QStringList seenValues(const QString &field) const;
    /// What is said while there is no row at all.
    void setHint(const Hint &hint);
    [[nodiscard]] TableView &view() const { return *m_view; }
    [[nodiscard]] TableProxy &proxy() { return m_proxy; }

Q_SIGNALS:
    void hintButtonClicked();
    void clearFilterWanted();
    /// With what the cell at that place suggests as a filter.
    void menuWanted(const QPoint &globalPos, const QVector<CellFilter> &suggested);
    /// How many rows are shown, and of how many.
    void countsChanged(int shown, int total);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void onMenu(const QPoint &at);
    void onCount();
    void followSelection(bool reveal);
    void takeSelection();
    void applyFilter();
    void updateEmptyState();

    RowAccess m_access;
    Selection &m_selection;
    TableProxy m_proxy;
    query::Filter m_query;
    QString m_filter; ///< as it was typed
    QVector<ColourRule> m_rules;
    Hint m_hint;
    TableView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    bool m_following = false; ///< we set the view's selection ourselves
    bool m_moving = false;    ///< rows come, go or move: nobody has selected or deselected anything
};

} // namespace ui
