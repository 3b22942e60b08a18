#include "messages/messagespage.h"

#include "tables/rowtable.h"
#include "theme/letters.h"
#include "theme/theme.h"
#include "widgets/emptystate.h"

#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

MessagesPage::MessagesPage(const monitor::Monitor &monitor, Selection &selection, const Theme &theme,
                           QWidget *parent)
    : QWidget(parent), m_monitor(monitor), m_selection(selection), m_theme(theme), m_store(monitor),
      m_found(new QSortFilterProxyModel(this)), m_stack(new QStackedWidget), m_empty(new EmptyState(theme)),
      m_about(new QLabel), m_search(new QLineEdit), m_form(new QComboBox), m_list(new QTableView),
      m_content(new QPlainTextEdit)
{
    m_found->setSourceModel(&m_model);
    m_found->setFilterKeyColumn(MessagesModel::ContentColumn);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    showRows(*m_list, *m_found, m_model.characters(), theme);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_content->setReadOnly(true);
    m_content->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_content->setTabChangesFocus(true);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setProperty("role", u"muted"_s);
    m_search->setClearButtonEnabled(true);
    for (const ContentForm form : {ContentForm::AsItIs, ContentForm::Json, ContentForm::Hex})
        m_form->addItem(QString(), int(form));

    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 6, 8, 6);
    top->addWidget(m_about, 1);
    top->addWidget(m_search);
    top->addWidget(m_form);
    m_search->setMinimumWidth(letterWidth(fontMetrics()) * 24);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_list);
    splitter->addWidget(m_content);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(splitter, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    connect(&m_store, &MessageStore::changed, this, [this](const QSet<session::SessionId> &sessions) {
        const auto current = m_selection.current();
        if (isVisible() && current && sessions.contains(*current))
            refresh();
    });
    connect(&m_selection, &Selection::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(m_search, &QLineEdit::textChanged, m_found, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_form, &QComboBox::activated, this, &MessagesPage::showContent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        const QModelIndex row = m_found->mapToSource(m_list->currentIndex());
        if (row.isValid())
            m_form->setCurrentIndex(int(formOf(m_model.row(row.row()))));
        showContent();
    });
    connect(m_empty, &EmptyState::buttonClicked, this, [this] { Q_EMIT recordingWanted(m_endpoint); });
    retranslate();
}

void MessagesPage::refresh()
{
    const auto current = m_selection.current();
    const monitor::Session *session = current ? m_monitor.session(*current) : nullptr;
    const MessageStore::Conversation *conversation = current ? m_store.of(*current) : nullptr;
    m_model.show(current.value_or(session::SessionId()), conversation);
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 1 : 0);
    if (m_model.rowCount() == 0) {
        showHint(session);
        return;
    }
    const QString kept = tr("Session %1, messages: %2. The first bytes of each are kept.")
                             .arg(quint64(*current))
                             .arg(QLocale().toString(m_model.rowCount()));
    m_about->setText(conversation->dropped > 0 ? tr("%1 Earlier ones that are no longer held here: %2.")
                                                     .arg(kept, QLocale().toString(conversation->dropped))
                                               : kept);
    if (!m_list->currentIndex().isValid())
        m_list->selectRow(0);
    showContent();
}

/// Why there is nothing to see, and what would change that.
void MessagesPage::showHint(const monitor::Session *session)
{
    if (!session) {
        m_empty->show({u"search"_s,
                       tr("No session is selected"),
                       tr("Select a session on one of the other pages to see what was said in it."),
                       {},
                       {},
                       {},
                       {}});
        return;
    }
    m_endpoint = session->facts.endpoint;
    const auto spec = m_monitor.spec(m_endpoint);
    if (spec && spec->recordPayloads) {
        m_empty->show({u"quiet"_s,
                       tr("No message in session %1").arg(quint64(session->facts.id)),
                       tr("The endpoint keeps the first bytes of each message, and none has passed."),
                       {},
                       {},
                       {},
                       {}});
        return;
    }
    const bool canChange = !m_monitor.isReadOnly() && spec && !spec->isEvidence();
    m_empty->show({u"quiet"_s,
                   tr("The messages of session %1 were not kept").arg(quint64(session->facts.id)),
                   canChange
                       ? tr("They are counted, but their content is written only where the endpoint is set"
                            " to keep the first bytes of messages. That takes effect when it starts again.")
                       : tr("They were counted only: the endpoint was not set to keep the first bytes of"
                            " messages."),
                   {},
                   {},
                   {},
                   canChange ? tr("&Keep Them From Now On…") : QString()});
}

void MessagesPage::showContent()
{
    const QModelIndex row = m_found->mapToSource(m_list->currentIndex());
    if (!row.isValid()) {
        m_content->clear();
        return;
    }
    const KeptMessage &message = m_model.row(row.row());
    QString text = contentAs(ContentForm(m_form->currentData().toInt()), message);
    const auto kept = quint64(message.begin.size());
    if (kept < message.size)
        text +=
            u"\n\n"_s +
            tr("… %1 of %2 bytes are kept.").arg(QLocale().toString(kept), QLocale().toString(message.size));
    m_content->setPlainText(text);
}

void MessagesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void MessagesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MessagesPage::retranslate()
{
    m_list->setAccessibleName(tr("Messages"));
    m_content->setAccessibleName(tr("Content of the message"));
    m_search->setPlaceholderText(tr("Search in messages"));
    m_search->setAccessibleName(tr("Search in messages"));
    m_form->setAccessibleName(tr("How the content is shown"));
    m_form->setItemText(int(ContentForm::AsItIs), tr("As it is"));
    m_form->setItemText(int(ContentForm::Json), tr("JSON"));
    m_form->setItemText(int(ContentForm::Hex), tr("Hexadecimal"));
    m_model.retranslate();
    refresh();
}

} // namespace ui
