// What causes, findings, close codes, protocols and error texts mean, to be looked up and searched: the same
// texts as `dropscope-cli explain`. An error text that is pasted into the search is explained.
#pragma once

#include "report/errortexts.h"
#include "report/explain.h"

#include <QDialog>

class QLineEdit;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

class ReferenceDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `own`: the user's meanings of close codes.
    explicit ReferenceDialog(const wire::CloseCodes &own, QWidget *parent = nullptr);

    /// Shows that topic ("tcp_reset", "1006"); nothing if there is none of that name.
    void lookUp(const QString &topic);

private:
    void fill();
    void addErrorTexts();
    [[nodiscard]] QString explanationOf(const QTreeWidgetItem &item) const;
    [[nodiscard]] bool fits(QTreeWidgetItem &item, const QString &wanted) const;
    void search(const QString &text);
    void showCurrent();
    [[nodiscard]] QTreeWidgetItem *firstShown() const;

    wire::CloseCodes m_own;
    QLineEdit *m_search;
    QTreeWidget *m_topics;
    QTextBrowser *m_text;
    QString m_pasted; ///< the error text that is searched for; empty if it is none
    std::vector<const report::ErrorText *> m_pastedIs; ///< the rows that explain it
};

} // namespace ui
