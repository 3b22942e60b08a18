#include "window/palette.h"

#include "widgets/listkeys.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int entryRole = Qt::UserRole;

} // namespace

int farFrom(const QString &typed, const QString &text)
{
    if (const qsizetype at = text.indexOf(typed, 0, Qt::CaseInsensitive); at >= 0)
        return int(at == 0 || !text[at - 1].isLetterOrNumber() ? 0 : 1);
    int gaps = 2;
    qsizetype from = 0;
    for (const QChar letter : typed) {
        if (letter.isSpace())
            continue;
        const qsizetype at = text.indexOf(letter, from, Qt::CaseInsensitive);
        if (at < 0)
            return -1;
        gaps += int(at - from);
        from = at + 1;
    }
    return gaps;
}

CommandPalette::CommandPalette(const QMenuBar &bar, QWidget *parent)
    : QDialog(parent), m_entries(entriesOf(bar)), m_search(new QLineEdit), m_list(new QTreeWidget)
{
    setWindowTitle(tr("Commands"));
    m_search->setPlaceholderText(tr("What do you want to do?"));
    m_search->setAccessibleName(tr("Search for a command"));
    new ListKeys(*m_search, *m_list);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setColumnCount(3);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    resize(560, 420);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_search, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QTreeWidget::itemClicked, this, &CommandPalette::run);
    search({});
}

/// The best first, those that cannot be done now last, each kind in the order of the menus.
void CommandPalette::search(const QString &text)
{
    struct Hit
    {
        int entry = 0, far = 0;
        bool enabled = true;
    };
    std::vector<Hit> hits;
    for (int i = 0; i < int(m_entries.size()); ++i) {
        const int far = farFrom(text.trimmed(), m_entries[i].text + u' ' + m_entries[i].menu);
        if (far >= 0)
            hits.push_back({i, far, m_entries[i].action->isEnabled()});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) {
        return std::pair(!a.enabled, a.far) < std::pair(!b.enabled, b.far);
    });
    m_list->clear();
    for (const Hit &hit : hits) {
        const MenuEntry &entry = m_entries[hit.entry];
        auto *item = new QTreeWidgetItem(
            m_list, {entry.text, entry.menu, entry.action->shortcut().toString(QKeySequence::NativeText)});
        item->setData(0, entryRole, hit.entry);
        item->setToolTip(0, entry.action->toolTip());
        item->setDisabled(!hit.enabled);
    }
    if (m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
}

void CommandPalette::run()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    if (!item || item->isDisabled())
        return;
    QAction *action = m_entries[item->data(0, entryRole).toInt()].action;
    accept(); // what it opens stands in front of the window, not of this
    action->trigger();
}

} // namespace ui
