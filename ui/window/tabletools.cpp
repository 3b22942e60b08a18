#include "window/tabletools.h"

#include "actions/sessionactions.h"
#include "filter/filterbar.h"
#include "tables/tablepane.h"
#include "tables/tableview.h"
#include "theme/theme.h"

#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QMenu>
#include <QMetaEnum>
#include <QSettings>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestShown = 50;

QString columnsKey(const QString &name)
{
    return u"window/columns/"_s + name;
}

} // namespace

TableTools::TableTools(FilterBar &bar, SessionActions &actions, const Theme &theme, QSettings &settings,
                       QWidget *window)
    : QObject(window), m_bar(bar), m_actions(actions), m_theme(theme), m_settings(settings), m_window(window),
      m_follow(new QAction(theme.icon(u"follow"_s), {}, this)),
      m_pause(new QAction(theme.icon(u"pause"_s), {}, this)),
      m_followButton(addToBar(m_follow, "Ctrl+Shift+F")), m_pauseButton(addToBar(m_pause, "Ctrl+Shift+P")),
      m_times(new QMenu(window))
{
    bar.setSeenValues([this](const query::Field &field) {
        const TablePane *pane = current();
        return pane ? pane->seenValues(QString::fromLatin1(field.name)) : QStringList();
    });
    connect(m_follow, &QAction::toggled, this, &TableTools::follow);
    connect(m_pause, &QAction::toggled, this, &TableTools::pause);
    buildTimes();
    retranslate();
}

QToolButton *TableTools::addToBar(QAction *action, const char *shortcut)
{
    action->setCheckable(true);
    action->setShortcut(QKeySequence(QString::fromLatin1(shortcut)));
    m_window->addAction(action);
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_bar.addButton(button);
    return button;
}

void TableTools::buildTimes()
{
    const auto chosen = session::fromName<TimeStyle>(m_settings.value(u"times"_s).toString());
    m_timeStyle = chosen.value_or(TimeStyle::Clock);
    auto *group = new QActionGroup(this);
    for (const TimeStyle style : {TimeStyle::Clock, TimeStyle::Date, TimeStyle::Relative}) {
        QAction *action = m_times->addAction(QString());
        action->setCheckable(true);
        action->setChecked(style == m_timeStyle);
        group->addAction(action);
        m_timeActions.append(action);
        connect(action, &QAction::triggered, this, [this, style] {
            m_timeStyle = style;
            m_settings.setValue(u"times"_s, session::name(style));
            Q_EMIT timeStyleChanged(style);
        });
    }
}

void TableTools::add(TablePane &pane, const QString &name)
{
    m_entries.append({&pane, name});
    connect(&m_bar, &FilterBar::filterChanged, &pane, &TablePane::setFilter);
    connect(&pane, &TablePane::clearFilterWanted, &m_bar, &FilterBar::clear);
    connect(&pane, &TablePane::menuWanted, this,
            [this, &pane](const QPoint &at, const auto &suggested) { showMenu(pane, at, suggested); });
    connect(&pane, &TablePane::countsChanged, this, [this, &pane](int shown, int total) {
        if (&pane == current())
            m_bar.setCounts(shown, total);
    });
    connect(&pane.view(), &TableView::followingChanged, m_follow, &QAction::setChecked);
    connect(&pane.proxy(), &TableProxy::pausedChanged, m_pause, &QAction::setChecked);
}

TablePane *TableTools::current() const
{
    for (const Entry &entry : m_entries) {
        if (entry.pane->isVisible())
            return entry.pane;
    }
    return nullptr;
}

void TableTools::follow(bool on)
{
    for (const Entry &entry : std::as_const(m_entries))
        entry.pane->view().follow(on);
}

void TableTools::pause(bool on)
{
    if (on)
        m_follow->setChecked(false);
    for (const Entry &entry : std::as_const(m_entries))
        entry.pane->proxy().setPaused(on);
}

void TableTools::showMenu(TablePane &pane, const QPoint &at, const QVector<CellFilter> &suggested)
{
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addQuickFilters(*menu, suggested);
    addCopying(*menu, pane);
    menu->addSeparator();
    if (const auto count = pane.view().selectionModel()->selectedRows().size(); count > 1)
        menu->addSection(tr("%1 sessions selected").arg(count));
    menu->addActions(m_actions.all());
    menu->popup(at);
}

void TableTools::addQuickFilters(QMenu &menu, const QVector<CellFilter> &suggested)
{
    const auto words = [](CellFilter::How how) {
        switch (how) {
        case CellFilter::How::Only:
            return tr("Show Only %1");
        case CellFilter::How::Hide:
            return tr("Hide: %1");
        case CellFilter::How::From:
            return tr("Show From Here: %1");
        case CellFilter::How::UpTo:
            return tr("Show Up to Here: %1");
        }
        return QString();
    };
    for (const CellFilter &filter : suggested) {
        QString part =
            filter.part.size() > longestShown ? filter.part.left(longestShown) + u'…' : filter.part;
        QAction *action = menu.addAction(words(filter.how).arg(part.replace(u'&', u"&&"_s)));
        if (filter.how == CellFilter::How::Only)
            action->setIcon(m_theme.icon(u"filters"_s));
        connect(action, &QAction::triggered, &m_bar, [this, text = filter.part] { m_bar.add(text); });
    }
    if (!m_bar.text().isEmpty())
        connect(menu.addAction(tr("Clear Filter")), &QAction::triggered, &m_bar, &FilterBar::clear);
    menu.addSeparator();
}

void TableTools::addCopying(QMenu &menu, TablePane &pane)
{
    QMenu *copying = menu.addMenu(m_theme.icon(u"copy"_s), tr("Copy &Rows"));
    copying->setEnabled(pane.view().selectionModel()->hasSelection());
    const std::pair<QString, TableFormat> formats[] = {{tr("As &Text"), TableFormat::Text},
                                                       {tr("As &CSV"), TableFormat::Csv},
                                                       {tr("As &JSON"), TableFormat::Json}};
    for (const auto &[text, format] : formats) {
        const TableFormat chosen = format;
        connect(copying->addAction(text), &QAction::triggered, this,
                [this, &pane, chosen] { copy(pane, chosen); });
    }
    QAction *exporting = menu.addAction(tr("&Export…"));
    exporting->setEnabled(copying->isEnabled());
    connect(exporting, &QAction::triggered, this, &TableTools::exportWanted);
    connect(menu.addAction(tr("Select A&ll")), &QAction::triggered, &pane.view(), &QTableView::selectAll);
}

void TableTools::copy(const TablePane &pane, TableFormat format) const
{
    QGuiApplication::clipboard()->setText(pane.view().selectedText(format));
}

void TableTools::restoreColumns()
{
    for (const Entry &entry : std::as_const(m_entries))
        entry.pane->view().setColumns(m_settings.value(columnsKey(entry.name)).toStringList());
}

void TableTools::saveColumns()
{
    for (const Entry &entry : std::as_const(m_entries))
        m_settings.setValue(columnsKey(entry.name), entry.pane->view().columns());
}

void TableTools::retranslate()
{
    m_follow->setText(tr("Follow &Newest"));
    m_follow->setToolTip(tr("Keep the newest row in view until you scroll away (%1)")
                             .arg(m_follow->shortcut().toString(QKeySequence::NativeText)));
    m_followButton->setAccessibleName(tr("Follow newest"));
    m_pause->setText(tr("&Pause Lists"));
    m_pause->setToolTip(tr("No row comes or moves until this is released (%1)")
                            .arg(m_pause->shortcut().toString(QKeySequence::NativeText)));
    m_pauseButton->setAccessibleName(tr("Pause lists"));
    m_times->setTitle(tr("Ti&mes"));
    m_timeActions[int(TimeStyle::Clock)]->setText(tr("&Time of Day"));
    m_timeActions[int(TimeStyle::Date)]->setText(tr("&Date and Time"));
    m_timeActions[int(TimeStyle::Relative)]->setText(tr("&How Long Ago"));
}

} // namespace ui
