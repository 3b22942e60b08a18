// A conversation by hand with the peer of one session: send text, JSON or bytes, see what comes back. Follows
// the session's chain when it is lost and comes back.
#pragma once

#include "console/compose.h"
#include "console/consolemodel.h"
#include "kit/changefeed.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace ui {

class FileField;
class Theme;

class Console final : public QDialog
{
    Q_OBJECT
public:
    static constexpr qsizetype mostHistory = 50;

    Console(monitor::Monitor &monitor, ChangeFeed &feed, session::SessionId session, const Theme &theme,
            QWidget *parent = nullptr);

    [[nodiscard]] session::SessionId session() const { return m_session; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(const session::Batch &batch);
    void follow(const monitor::Changes &changes);
    void continueWith(session::SessionId id);
    void send();
    void recall(int step);
    void check();
    void showState();
    [[nodiscard]] MessageKind kind() const;
    [[nodiscard]] QString written() const;
    [[nodiscard]] bool seesMessages() const;

    monitor::Monitor &m_monitor;
    session::SessionId m_session;
    ConsoleModel m_model;
    QStringList m_history;
    bool m_valid = false; ///< what is written can be sent
    int m_recalled = -1;  ///< place in the history, newest first; −1: what is being written
    QTableView *m_list;
    QComboBox *m_kind;
    QPlainTextEdit *m_text;
    FileField *m_file;
    QLabel *m_state, *m_flaw;
    QPushButton *m_send;
};

} // namespace ui
