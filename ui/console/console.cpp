#include "console/console.h"

#include "kit/clock.h"
#include "tables/rowtable.h"
#include "theme/letters.h"
#include "theme/theme.h"
#include "widgets/filefield.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

Console::Console(monitor::Monitor &monitor, ChangeFeed &feed, session::SessionId session, const Theme &theme,
                 QWidget *parent)
    : QDialog(parent), m_monitor(monitor), m_session(session), m_list(new QTableView), m_kind(new QComboBox),
      m_text(new QPlainTextEdit), m_file(new FileField(tr("Choose a File to Send"))), m_state(new QLabel),
      m_flaw(new QLabel), m_send(new QPushButton(theme.icon(u"send"_s), tr("&Send")))
{
    showRows(*m_list, m_model, m_model.characters(), theme);
    m_list->setAccessibleName(tr("Messages"));
    m_kind->setObjectName(u"kind"_s);
    m_kind->setAccessibleName(tr("Kind of message"));
    m_kind->addItem(tr("Text"), int(MessageKind::Text));
    m_kind->addItem(tr("JSON"), int(MessageKind::Json));
    m_kind->addItem(tr("Binary, in hexadecimal"), int(MessageKind::Hex));
    m_kind->addItem(tr("Binary, from a file"), int(MessageKind::File));
    m_text->setObjectName(u"message"_s);
    m_text->setAccessibleName(tr("Message"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("Ctrl+Return sends, Alt+Up and Alt+Down recall what was sent before"));
    m_text->setMaximumHeight(m_text->fontMetrics().lineSpacing() * 5);
    m_text->installEventFilter(this);
    for (QLabel *label : {m_state, m_flaw}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_state->setObjectName(u"state"_s);
    m_state->setProperty("role", u"muted"_s);
    m_flaw->setProperty("role", u"error"_s);
    m_send->setObjectName(u"send"_s);
    m_send->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_kind);
    row->addWidget(m_flaw, 1);
    row->addWidget(m_send);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_state);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_text);
    layout->addWidget(m_file);
    layout->addLayout(row);
    resize(640, 460);

    connect(&monitor, &monitor::Monitor::applied, this, &Console::take);
    connect(&feed, &ChangeFeed::refreshed, this, &Console::follow);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &Console::check);
    connect(m_text, &QPlainTextEdit::textChanged, this, &Console::check);
    connect(m_file, &FileField::changed, this, &Console::check);
    connect(m_send, &QPushButton::clicked, this, &Console::send);
    connect(new QShortcut(QKeySequence(u"Ctrl+Return"_s), this), &QShortcut::activated, this, &Console::send);
    check();
    showState();
    m_text->setFocus();
}

MessageKind Console::kind() const
{
    return MessageKind(m_kind->currentData().toInt());
}

QString Console::written() const
{
    return kind() == MessageKind::File ? m_file->path() : m_text->toPlainText();
}

bool Console::seesMessages() const
{
    const monitor::Session *session = m_monitor.session(m_session);
    const auto spec = session ? m_monitor.spec(session->facts.endpoint) : std::nullopt;
    return spec && spec->recordPayloads;
}

void Console::take(const session::Batch &batch)
{
    const bool atEnd = !m_model.rowCount() || m_list->rowAt(m_list->viewport()->height() - 1) < 0 ||
                       m_list->rowAt(m_list->viewport()->height() - 1) >= m_model.rowCount() - 1;
    for (const session::Observation &seen : batch) {
        if (std::holds_alternative<session::Opened>(seen.what))
            continueWith(seen.session); // before what is sent to it
        if (seen.session != m_session)
            continue;
        if (const auto *message = std::get_if<session::Message>(&seen.what))
            m_model.add({seen.at, message->way, message->text, message->size, message->preview, {}});
        else if (const auto *done = std::get_if<session::Performed>(&seen.what);
                 done && done->what == u"send" && !done->error.isEmpty())
            m_model.add({seen.at, session::Way::Out, true, 0, {}, done->error});
    }
    if (atEnd)
        m_list->scrollToBottom();
}

// A session that continues ours takes its place.
void Console::follow(const monitor::Changes &changes)
{
    for (const session::SessionId id : changes.opened)
        continueWith(id);
    showState();
}

void Console::continueWith(session::SessionId id)
{
    const monitor::Session *session = m_monitor.session(id);
    if (!session || !session->facts.openedAt || !session->facts.continues ||
        session->facts.continues->session != quint64(m_session))
        return;
    m_session = id;
    m_model.waitedUntil(*session->facts.openedAt, seesMessages());
}

void Console::send()
{
    const Composed composed = compose(kind(), written());
    if (!composed.message || !m_send->isEnabled())
        return;
    const monitor::Session *session = m_monitor.session(m_session);
    const bool waits = session && !session->facts.isOpen();
    m_monitor.perform({m_session, *composed.message});
    // With payloads on, what was sent comes back as an observation; without, or before, only we know.
    if (waits || !seesMessages())
        m_model.add({now(),
                     session::Way::Out,
                     composed.message->text,
                     quint64(composed.message->payload.size()),
                     composed.message->payload.left(256),
                     {},
                     waits});
    if (kind() == MessageKind::File)
        return;
    m_history.removeAll(written());
    m_history.prepend(written());
    m_history = m_history.mid(0, mostHistory);
    m_recalled = -1;
    m_text->clear();
    m_text->setFocus();
}

void Console::recall(int step)
{
    const int wanted = m_recalled + step;
    if (wanted < -1 || wanted >= m_history.size())
        return;
    m_recalled = wanted;
    m_text->setPlainText(wanted < 0 ? QString() : m_history[wanted]);
    m_text->moveCursor(QTextCursor::End);
}

bool Console::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) && key->modifiers() & Qt::AltModifier) {
            recall(key->key() == Qt::Key_Up ? 1 : -1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void Console::check()
{
    const bool file = kind() == MessageKind::File;
    m_text->setVisible(!file);
    m_file->setVisible(file);
    const bool nothing = written().isEmpty();
    const Composed composed = compose(kind(), written());
    m_valid = composed.message && !nothing;
    m_flaw->setText(nothing ? QString() : composed.flaw);
    showState();
}

void Console::showState()
{
    const monitor::Session *session = m_monitor.session(m_session);
    const bool open = session && session->facts.isOpen();
    const bool queues = session && session->facts.role == session::Role::Client && !open;
    setWindowTitle(tr("Console – session %1").arg(quint64(m_session)));
    QStringList lines;
    if (queues)
        lines.append(
            m_monitor.pending(m_session)
                ? tr("The connection is down. What you send waits for the next one of its chain.")
                : tr("The connection is down, and nothing dials again by itself. What you send waits "
                     "until you reconnect."));
    else if (!open)
        lines.append(tr("The session has ended; nothing can be sent."));
    if (!seesMessages())
        lines.append(
            tr("Received messages are not listed: the endpoint does not keep the first bytes of messages "
               "(Endpoint, Edit, Watching)."));
    m_state->setText(lines.join(u'\n'));
    m_state->setVisible(!lines.isEmpty());
    m_send->setEnabled((open || queues) && m_valid);
}

} // namespace ui
