#include "filter/filterbox.h"

#include "report/filterwords.h"
#include "theme/theme.h"

#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QPainterPath>
#include <QStandardItemModel>
#include <QStyleOptionFrame>
#include <QStyledItemDelegate>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int helpRole = Qt::UserRole + 1, textRole = Qt::UserRole + 2;
constexpr int maxShown = 12;

/// What is inserted at the left, what it means at the right.
class OfferDelegate final : public QStyledItemDelegate
{
public:
    OfferDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme)
    {
        setObjectName(u"offer"_s);
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const int left = option.rect.left() + option.fontMetrics.horizontalAdvance(index.data().toString());
        const QRect room = option.rect.adjusted(left - option.rect.left() + 24, 0, -8, 0);
        const QString help = index.data(helpRole).toString();
        painter->setPen(m_theme.palette().muted);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(help, Qt::ElideRight, room.width()));
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 4);
    }

private:
    const Theme &m_theme;
};

QString helpOf(const query::Completion &item)
{
    if (item.text == query::noValue)
        return FilterBox::tr("it has none");
    if (item.text == query::anyValue)
        return FilterBox::tr("it has one");
    return item.choice ? report::choiceLabel(*item.field, *item.choice) : report::fieldHelp(*item.field);
}

} // namespace

FilterBox::FilterBox(const Theme &theme, QWidget *parent)
    : QLineEdit(parent), m_theme(theme), m_completer(new QCompleter(this)),
      m_items(new QStandardItemModel(this))
{
    setClearButtonEnabled(true);
    auto *list = new QListView;
    list->setUniformItemSizes(true);
    list->setProperty("role", u"popup"_s); // it lies on what is as white as itself
    m_completer->setModel(m_items);
    m_completer->setPopup(list);
    list->setItemDelegate(new OfferDelegate(theme, list)); // setPopup() gives it another one
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(maxShown);
    list->installEventFilter(this); // after the completer's: seen before it
    list->setAccessibleName(tr("What may stand here"));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &FilterBox::take);
    connect(this, &QLineEdit::textEdited, this, [this] {
        if (text().isEmpty())
            m_completer->popup()->hide();
        else
            offer();
    });
    connect(this, &QLineEdit::editingFinished, this, &FilterBox::committed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FilterBox::setError(const std::optional<query::Error> &error, bool unfinished, const QString &applied)
{
    m_error = error;
    m_unfinished = unfinished;
    m_applied = applied;
    say();
}

void FilterBox::setStatus(const QString &status)
{
    m_status = status;
    say();
}

void FilterBox::say()
{
    QString message = m_status;
    if (m_error) {
        const QString rows = m_applied.isEmpty()
                                 ? tr("Until then all rows are shown.")
                                 : tr("Until then the rows are those of “%1”.").arg(m_applied);
        const QString error = report::filterError(*m_error);
        const bool isSentence = error.endsWith(u'.') || error.endsWith(u'。');
        message = isSentence ? u"%1 %2"_s.arg(error, rows) : tr("%1. %2").arg(error, rows);
    }
    if (message != m_message) {
        m_message = message;
        setAccessibleDescription(m_message);
    }
    update();
}

void FilterBox::fillList()
{
    m_items->clear();
    const auto add = [this](const QString &text, const QString &help) {
        auto *item = new QStandardItem(text);
        item->setData(help, helpRole);
        item->setData(text, textRole);
        item->setData(help.isEmpty() ? text : u"%1, %2"_s.arg(text, help), Qt::AccessibleTextRole);
        m_items->appendRow(item);
    };
    if (text().trimmed().isEmpty()) {
        m_found = {0, text().size(), {}};
        for (const QString &recent : std::as_const(m_recent))
            add(recent, tr("used lately"));
    } else {
        m_found = query::complete(text(), cursorPosition(), report::choiceLabel, m_seen);
    }
    for (const query::Completion &item : std::as_const(m_found.items))
        add(item.text, helpOf(item));
    if (m_recent.isEmpty() && text().trimmed().isEmpty()) {
        for (const query::Completion &item : query::complete({}, 0).items)
            add(item.text, helpOf(item));
    }
}

void FilterBox::offer()
{
    fillList();
    const QString typed = text().mid(m_found.from, m_found.length);
    const bool nothingNew = m_items->rowCount() == 1 && m_items->item(0)->text() == typed;
    if (m_items->rowCount() == 0 || nothingNew) {
        m_completer->popup()->hide();
        return;
    }
    QRect below = rect();
    below.setLeft(std::clamp(xOf(m_found.from), 0, std::max(0, width() - 320)));
    below.setWidth(std::min(width(), 560));
    m_completer->complete(below);
    m_completer->popup()->setCurrentIndex({}); // Return takes what was chosen, not what is offered first
}

void FilterBox::take(const QModelIndex &index)
{
    const QString chosen = index.data(textRole).toString();
    if (chosen.isEmpty())
        return;
    QString whole = text();
    // A value is complete; a field wants its value next.
    const bool wantsMore = chosen.endsWith(u':');
    const bool atEnd = m_found.from + m_found.length >= whole.size();
    const QString tail = !wantsMore && atEnd ? u" "_s : QString();
    whole.replace(m_found.from, m_found.length, chosen + tail);
    const auto cursor = int(m_found.from + chosen.size() + tail.size());
    setText(whole);
    setCursorPosition(cursor);
    if (wantsMore)
        QMetaObject::invokeMethod(this, &FilterBox::offer, Qt::QueuedConnection);
}

void FilterBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        offer();
        return;
    }
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->modifiers() == Qt::NoModifier && (isReturn || event->key() == Qt::Key_Down) &&
        !m_completer->popup()->isVisible() && (!m_error || m_unfinished)) {
        Q_EMIT committed();
        Q_EMIT leaveWanted();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        if (m_completer->popup()->isVisible())
            m_completer->popup()->hide();
        else
            clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

// Tab takes what is marked in the list, or the first.
bool FilterBox::eventFilter(QObject *watched, QEvent *event)
{
    auto *list = m_completer->popup();
    if (watched == list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab) {
        const QModelIndex current = list->currentIndex();
        const QModelIndex chosen = current.isValid() ? current : list->model()->index(0, 0);
        list->hide();
        take(chosen);
        return true;
    }
    return QLineEdit::eventFilter(watched, event);
}

void FilterBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_completer->popup()->setAccessibleName(tr("What may stand here"));
        say();
    }
    QLineEdit::changeEvent(event);
}

// The line scrolls when it is full: the cursor tells by how much.
int FilterBox::xOf(qsizetype position) const
{
    const auto advance = [this](qsizetype length) {
        return fontMetrics().horizontalAdvance(text().left(length));
    };
    return cursorRect().center().x() + advance(position) - advance(cursorPosition());
}

void FilterBox::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_error && !m_unfinished)
        paintMark(painter);
    if (!m_message.isEmpty())
        paintMessage(painter);
}

void FilterBox::paintMark(QPainter &painter) const
{
    const int left = xOf(m_error->position);
    const int right = std::max(xOf(m_error->position + m_error->length), left + 6);
    const int y = rect().center().y() + fontMetrics().height() / 2;
    QPainterPath wave;
    wave.moveTo(left, y);
    for (int x = left, up = 1; x < right; x += 3, up = !up)
        wave.lineTo(x + 3, y - (up ? 2 : 0));
    const QRect inside = rect().adjusted(textMargins().left() + 24, 0, -24, 0);
    painter.save();
    painter.setClipRect(inside);
    painter.setPen(QPen(m_theme.palette().lost, 1.3));
    painter.drawPath(wave);
    painter.restore();
}

void FilterBox::paintMessage(QPainter &painter) const
{
    constexpr int gap = 16, leastRoom = 90;
    const int clearButton = isClearButtonEnabled() && !text().isEmpty() ? 26 : 8;
    const int left = text().isEmpty()
                         ? rect().right() - clearButton - fontMetrics().horizontalAdvance(m_message)
                         : xOf(text().size()) + gap;
    const QRect room = rect().adjusted(left, 0, -clearButton, 0);
    if (room.width() < leastRoom && m_error)
        return;
    const bool wrong = m_error && !m_unfinished;
    painter.setPen(wrong ? m_theme.palette().lost : m_theme.palette().muted);
    const QString sign = wrong ? u"⚠ "_s : QString();
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                     fontMetrics().elidedText(sign + m_message, Qt::ElideRight, room.width()));
}

} // namespace ui
