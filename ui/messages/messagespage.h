// What was said in the session that is selected: a list with a search, and the content of one message.
#pragma once

#include "kit/selection.h"
#include "messages/messagesmodel.h"
#include "messages/messagetext.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace ui {

class EmptyState;
class Theme;

class MessagesPage final : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive the page.
    MessagesPage(const monitor::Monitor &monitor, Selection &selection, const Theme &theme,
                 QWidget *parent = nullptr);

Q_SIGNALS:
    /// That endpoint is to keep the first bytes of messages.
    void recordingWanted(session::EndpointId endpoint);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void showContent();
    void showHint(const monitor::Session *session);
    void retranslate();

    const monitor::Monitor &m_monitor;
    Selection &m_selection;
    const Theme &m_theme;
    MessageStore m_store;
    MessagesModel m_model;
    session::EndpointId m_endpoint{}; ///< of the session that is shown
    QSortFilterProxyModel *m_found;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QLabel *m_about;
    QLineEdit *m_search;
    QComboBox *m_form;
    QTableView *m_list;
    QPlainTextEdit *m_content;
};

} // namespace ui
