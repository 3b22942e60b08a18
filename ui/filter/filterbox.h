// The line that a filter is typed into: completes fields and values, marks what is wrong where it is, and
// says at its right end what is missing or how many rows are shown.
#pragma once

#include "query/completion.h"

#include <QLineEdit>

class QCompleter;
class QStandardItemModel;

namespace ui {

class Theme;

class FilterBox final : public QLineEdit
{
    Q_OBJECT
public:
    explicit FilterBox(const Theme &theme, QWidget *parent = nullptr);

    void setSeenValues(query::SeenValues seen) { m_seen = std::move(seen); }
    /// Offered when nothing is typed yet, latest first.
    void setRecent(const QStringList &recent) { m_recent = recent; }
    /// What is wrong with the text; nothing if it is right. `unfinished`: it may still become right.
    /// `applied`: the filter whose rows are shown meanwhile, empty if all are.
    void setError(const std::optional<query::Error> &error, bool unfinished, const QString &applied);
    /// What is said while the text is right.
    void setStatus(const QString &status);
    [[nodiscard]] QString message() const { return m_message; }
    /// Opens the list of what may stand at the cursor.
    void offer();

Q_SIGNALS:
    /// The user is done with it.
    void committed();
    /// Down to what is filtered: Return or the down arrow, unless the filter is wrong.
    void leaveWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fillList();
    void take(const QModelIndex &index);
    void say();
    void paintMark(QPainter &painter) const;
    void paintMessage(QPainter &painter) const;
    [[nodiscard]] int xOf(qsizetype position) const;

    const Theme &m_theme;
    QCompleter *m_completer;
    QStandardItemModel *m_items;
    query::SeenValues m_seen;
    query::Completions m_found;
    QStringList m_recent;
    std::optional<query::Error> m_error;
    bool m_unfinished = false;
    QString m_applied, m_status, m_message;
};

} // namespace ui
