#include "filter/filterhelp.h"

#include "query/fields.h"
#include "report/filterwords.h"
#include "theme/letters.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Line
{
    const char *text, *meaning;
};

constexpr std::array examples{
    Line{"class:lost idle>55s",
         QT_TRANSLATE_NOOP("ui::FilterHelp", "lost after more than 55 seconds of silence")},
    Line{"code:1001,1006",
         QT_TRANSLATE_NOOP("ui::FilterHelp", "one of these codes; 1006 means: no Close frame came")},
    Line{"code:4000..4999", QT_TRANSLATE_NOOP("ui::FilterHelp", "a code of the application")},
    Line{"ended_by:server -class:normal",
         QT_TRANSLATE_NOOP("ui::FilterHelp", "ended by the server, and not normally")},
    Line{"url:/chat*", QT_TRANSLATE_NOOP("ui::FilterHelp", "an address that begins so")},
    Line{"reason:\"going away\"", QT_TRANSLATE_NOOP("ui::FilterHelp", "a reason with a blank in it")},
    Line{"class:lost or class:failed", QT_TRANSLATE_NOOP("ui::FilterHelp", "one or the other")},
    Line{"192.168.1.7", QT_TRANSLATE_NOOP("ui::FilterHelp", "a word without a field: found in any text")},
};

constexpr std::array signs{
    Line{":", QT_TRANSLATE_NOOP("ui::FilterHelp", "contains, or equals")},
    Line{"=  !=", QT_TRANSLATE_NOOP("ui::FilterHelp", "equals; does not")},
    Line{"<  <=  >  >=", QT_TRANSLATE_NOOP("ui::FilterHelp", "for numbers, sizes, times: 55s, 64kB, 14:03")},
    Line{"-", QT_TRANSLATE_NOOP("ui::FilterHelp", "not: stands before a part")},
    Line{"or ( )", QT_TRANSLATE_NOOP("ui::FilterHelp", "either; without it all parts must fit")},
    Line{"*", QT_TRANSLATE_NOOP("ui::FilterHelp", "anything, within a text")},
    Line{"none  any", QT_TRANSLATE_NOOP("ui::FilterHelp", "has no value; has one")},
};

} // namespace

FilterHelp::FilterHelp(QWidget *parent) : QDialog(parent), m_tree(new QTreeWidget)
{
    setWindowTitle(tr("How to Write Filters"));
    m_tree->setAccessibleName(windowTitle());
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Write"), tr("Shows what is")});
    m_tree->setRootIsDecorated(false);
    m_tree->setAlternatingRowColors(true);
    m_tree->setAllColumnsShowFocus(true);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const auto section = [this](const QString &title) {
        auto *top = new QTreeWidgetItem(m_tree, {title});
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        top->setFont(0, bold);
        top->setFlags(Qt::ItemIsEnabled);
        top->setFirstColumnSpanned(true);
        return top;
    };
    /// `taken`: what goes into the filter; empty: it is only to be read.
    const auto add = [&fixed](QTreeWidgetItem *to, const QString &text, const QString &meaning,
                              const QString &taken) {
        auto *item = new QTreeWidgetItem(to, {text, meaning});
        item->setFont(0, fixed);
        item->setToolTip(1, meaning);
        item->setData(0, Qt::UserRole, taken);
    };
    QTreeWidgetItem *top = section(tr("Examples"));
    for (const Line &line : examples)
        add(top, QLatin1String(line.text), tr(line.meaning), QLatin1String(line.text));
    top = section(tr("Signs"));
    for (const Line &line : signs)
        add(top, QLatin1String(line.text), tr(line.meaning), {});
    top = section(tr("Fields"));
    for (const query::Field &field : query::fields())
        add(top, QLatin1String(field.name), report::fieldHelp(field), QLatin1String(field.name) + u':');
    m_tree->expandAll();
    m_tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_tree->setCurrentItem(m_tree->topLevelItem(0)->child(0));
    auto *note =
        new QLabel(tr("Parts beside one another must all fit. While you type, Ctrl+Space shows what may "
                      "stand there."));
    note->setWordWrap(true);
    note->setProperty("role", u"muted"_s);
    auto *buttons = new QDialogButtonBox;
    QPushButton *use = buttons->addButton(tr("Put into the Filter"), QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(note);
    layout->addWidget(m_tree);
    layout->addWidget(buttons);
    connect(m_tree, &QTreeWidget::itemActivated, this, &FilterHelp::take);
    connect(use, &QPushButton::clicked, this, &FilterHelp::take);
    connect(m_tree, &QTreeWidget::currentItemChanged, use, [use](const QTreeWidgetItem *item) {
        use->setEnabled(item && !item->data(0, Qt::UserRole).toString().isEmpty());
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // As wide as what stands in it, within reason.
    const int wanted = m_tree->header()->sectionSize(0) +
                       static_cast<const QAbstractItemView *>(m_tree)->sizeHintForColumn(1) +
                       m_tree->verticalScrollBar()->sizeHint().width() + fontMetrics().height() * 3;
    resize(std::min(wanted, letterWidth(fontMetrics()) * 160), fontMetrics().height() * 30);
}

void FilterHelp::take()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    const QString text = item ? item->data(0, Qt::UserRole).toString() : QString();
    if (text.isEmpty())
        return;
    Q_EMIT chosen(text);
    accept();
}

} // namespace ui
