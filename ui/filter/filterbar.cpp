#include "filter/filterbar.h"

#include "filter/filterhelp.h"
#include "report/filterwords.h"
#include "theme/theme.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLocale>
#include <QMenu>
#include <QRegularExpression>
#include <QToolButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype longestShown = 60;

QString asMenuText(const QString &text)
{
    QString shown = text.size() > longestShown ? text.left(longestShown) + u'…' : text;
    return shown.replace(u'&', u"&&"_s);
}

/// What more typing at the end may put right.
bool mayBecomeRight(const query::Error &error, const QString &text)
{
    return error.position + error.length >= text.trimmed().size() &&
           error.kind != query::Error::Kind::UnexpectedParenthesis &&
           error.kind != query::Error::Kind::TooLong;
}

/// Whether the text ends in what begins a field, "or" or "not": a word, by itself, but hardly meant as one.
bool endsInBegunField(const QString &text)
{
    static const QRegularExpression lastWord(u"(?:^|[\\s(!-])([A-Za-z_]+)$"_s);
    const QString word = lastWord.match(text).captured(1);
    const auto begins = [&word](const char *name) {
        return name && QLatin1String(name).startsWith(word, Qt::CaseInsensitive);
    };
    return !word.isEmpty() && (begins("or") || begins("and") || begins("not") ||
                               std::ranges::any_of(query::fields(), [&begins](const query::Field &field) {
                                   return begins(field.name) || begins(field.alias);
                               }));
}

} // namespace

FilterBar::FilterBar(const Theme &theme, QSettings &settings, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_saved(loadFilters(settings)), m_box(new FilterBox(theme)),
      m_button(new QToolButton), m_menu(new QMenu(this))
{
    m_box->addAction(theme.icon(u"search"_s, Tone::Muted), QLineEdit::LeadingPosition);
    m_box->setObjectName(u"filter"_s);
    m_box->setRecent(m_saved.recent);
    m_button->setObjectName(u"savedFilters"_s);
    m_button->setIcon(theme.icon(u"filters"_s));
    m_button->setAutoRaise(true);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setMenu(m_menu);
    m_button->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(4);
    layout->addWidget(m_box, 1);
    layout->addWidget(m_button);
    m_stillTyping.setSingleShot(true);
    m_stillTyping.setInterval(1200ms);

    connect(m_box, &QLineEdit::textChanged, this, [this] {
        m_stillTyping.start();
        parse();
    });
    connect(m_box, &FilterBox::committed, this, [this] {
        m_stillTyping.stop();
        parse();
        remember();
    });
    connect(m_box, &FilterBox::leaveWanted, this, &FilterBar::leaveWanted);
    connect(&m_stillTyping, &QTimer::timeout, this, &FilterBar::parse);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    retranslate();
}

// The line loses the focus when it is destroyed, after our own members: that must not be taken for "done".
FilterBar::~FilterBar()
{
    m_box->disconnect(this);
}

void FilterBar::setText(const QString &text)
{
    m_box->setText(text);
    m_stillTyping.stop();
    parse();
    remember();
}

void FilterBar::add(const QString &part)
{
    setText(query::both(text(), part));
}

void FilterBar::focusBox()
{
    m_box->setFocus(Qt::ShortcutFocusReason);
    m_box->selectAll();
}

void FilterBar::setCounts(int shown, int total)
{
    const QLocale locale;
    m_box->setStatus(text().trimmed().isEmpty()
                         ? QString()
                         : tr("%1 of %2").arg(locale.toString(shown), locale.toString(total)));
}

void FilterBar::addButton(QToolButton *button)
{
    layout()->addWidget(button);
    setTabOrder(m_button, button);
}

// A word that is still being typed is not looked for while it may become a field: "cla" stands in no row, so
// the table would be empty on the way to "class:lost". If somebody typed so slowly that it was looked for, it
// is taken back.
void FilterBar::parse()
{
    const query::Parsed parsed = query::parse(text(), report::choiceLabel, query::Zone::Local);
    const QString now = text().trimmed();
    const bool begun = endsInBegunField(text());
    if (parsed.error) {
        if (m_applied && *m_applied != m_firm.text && now.startsWith(*m_applied))
            apply(m_firm);
    } else if (!begun || !m_stillTyping.isActive()) {
        const Applied right{parsed.filter, now};
        if (!begun)
            m_firm = right;
        if (now != m_applied)
            apply(right);
    }
    m_box->setError(parsed.error,
                    parsed.error && m_stillTyping.isActive() && mayBecomeRight(*parsed.error, text()),
                    m_applied.value_or(QString()));
}

void FilterBar::apply(const Applied &right)
{
    m_applied = right.text;
    Q_EMIT filterChanged(right.filter, right.text);
}

void FilterBar::remember()
{
    const SavedFilters before = m_saved;
    if (!query::parse(text(), report::choiceLabel).error)
        m_saved.use(text());
    if (m_saved == before)
        return;
    saveFilters(m_settings, m_saved);
    m_box->setRecent(m_saved.recent);
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    const QString now = text().trimmed();
    const auto addFilter = [this](QMenu *menu, const QString &label, const QString &filter) {
        connect(menu->addAction(asMenuText(label)), &QAction::triggered, this,
                [this, filter] { setText(filter); });
    };
    m_menu->addSection(tr("Saved filters"));
    for (auto it = m_saved.named.cbegin(); it != m_saved.named.cend(); ++it)
        addFilter(m_menu, u"%1   %2"_s.arg(it.key(), it.value()), it.value());
    QAction *saveThis = m_menu->addAction(tr("&Save This Filter…"));
    saveThis->setEnabled(!now.isEmpty() && !query::parse(now, report::choiceLabel).error);
    connect(saveThis, &QAction::triggered, this, &FilterBar::save);
    if (!m_saved.named.isEmpty()) {
        QMenu *colours = m_menu->addMenu(tr("&Colour Rows That Fit"));
        for (const QString &name : m_saved.named.keys())
            fillColours(*colours->addMenu(asMenuText(name)), name);
        QMenu *removal = m_menu->addMenu(tr("&Remove a Saved Filter"));
        for (const QString &name : m_saved.named.keys())
            connect(removal->addAction(asMenuText(name)), &QAction::triggered, this, [this, name] {
                m_saved.named.remove(name);
                m_saved.colours.remove(name);
                saveFilters(m_settings, m_saved);
                Q_EMIT colourRulesChanged();
            });
    }
    if (!m_saved.recent.isEmpty()) {
        m_menu->addSection(tr("Used lately"));
        for (const QString &recent : m_saved.recent.mid(0, 10))
            addFilter(m_menu, recent, recent);
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&How to Write Filters…")), &QAction::triggered, this, [this] {
        auto *help = new FilterHelp(window());
        help->setAttribute(Qt::WA_DeleteOnClose);
        connect(help, &FilterHelp::chosen, this, [this](const QString &chosen) {
            add(chosen);
            m_box->setFocus();
        });
        help->open();
    });
}

void FilterBar::fillColours(QMenu &menu, const QString &name)
{
    auto *group = new QActionGroup(&menu);
    const auto offer = [&](const QString &label, const QString &colour) {
        QAction *action = menu.addAction(label);
        action->setCheckable(true);
        action->setChecked(m_saved.colours.value(name) == colour);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, name, colour] {
            if (colour.isEmpty())
                m_saved.colours.remove(name);
            else
                m_saved.colours.insert(name, colour);
            saveFilters(m_settings, m_saved);
            Q_EMIT colourRulesChanged();
        });
    };
    offer(tr("No Colour"), {});
    for (const QString &colour : ruleColours())
        offer(colourLabel(colour), colour);
}

QVector<ColourRule> FilterBar::rules() const
{
    return colourRules(m_saved);
}

void FilterBar::save()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save Filter"));
    dialog->setLabelText(tr("Name of the filter “%1”:").arg(text().trimmed().left(longestShown)));
    dialog->setOkButtonText(tr("Save"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, filter = text().trimmed()](const QString &name) {
                if (name.trimmed().isEmpty())
                    return;
                m_saved.named.insert(name.trimmed(), filter);
                saveFilters(m_settings, m_saved);
                Q_EMIT colourRulesChanged(); // one of that name may have had a colour
            });
    dialog->open();
}

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        const QString before = m_applied.value_or(QString());
        m_applied.reset(); // labels that a filter may name have changed
        parse();
        if (!m_applied) { // it is wrong at present: what it was before stays in force
            const query::Parsed right = query::parse(before, report::choiceLabel, query::Zone::Local);
            apply(right.error ? Applied{} : Applied{right.filter, before});
            parse();
        }
    }
    QWidget::changeEvent(event);
}

void FilterBar::retranslate()
{
    m_box->setPlaceholderText(tr("Filter: lost, 1006, an address, or fields such as class:lost idle>55s"));
    m_box->setAccessibleName(tr("Filter"));
    for (auto *inside : m_box->findChildren<QToolButton *>()) // the lens, and what clears it
        inside->setAccessibleName(tr("Filter"));
    m_box->setToolTip(
        tr("Words, and fields such as cause:tcp_reset. Ctrl+Space shows what may stand here; Esc "
           "clears the filter."));
    m_button->setToolTip(tr("Saved filters, and those used lately"));
    m_button->setAccessibleName(tr("Saved filters"));
}

} // namespace ui
