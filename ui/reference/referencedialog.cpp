#include "reference/referencedialog.h"

#include "theme/letters.h"
#include "widgets/listkeys.h"

#include <QDialogButtonBox>
#include <QFont>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSplitter>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::StringLiterals;
using report::TopicKind;

namespace {

constexpr int topicLetters = 28, textLetters = 62;
constexpr int nameRole = Qt::UserRole, textRole = Qt::UserRole + 1, errorTextRole = Qt::UserRole + 2;

/// The row of report::errorTexts() that the item stands for; null for another topic.
const report::ErrorText *errorTextOf(const QTreeWidgetItem &item)
{
    const QVariant row = item.data(0, errorTextRole);
    return row.isValid() ? &report::errorTexts()[row.value<std::size_t>()] : nullptr;
}

QTreeWidgetItem *groupNamed(QTreeWidget &topics, const QString &title)
{
    auto *group = new QTreeWidgetItem(&topics, {title});
    QFont bold = topics.font();
    bold.setWeight(QFont::DemiBold);
    group->setFlags(Qt::ItemIsEnabled);
    group->setFont(0, bold);
    group->setFirstColumnSpanned(true);
    group->setExpanded(true);
    return group;
}

/// The first line is the heading, an arrow begins an advice, the rest are paragraphs.
QString asHtml(const QString &text)
{
    const QString arrow = u"→ "_s;
    QString html;
    bool list = false;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QString plain = line.trimmed();
        const bool advice = plain.startsWith(arrow);
        if (advice != list)
            html += advice ? u"<ul>"_s : u"</ul>"_s;
        list = advice;
        if (advice)
            html += u"<li>"_s + plain.mid(arrow.size()).toHtmlEscaped() + u"</li>"_s;
        else if (!line.startsWith(u' '))
            html += u"<h3>"_s + plain.toHtmlEscaped() + u"</h3>"_s;
        else
            html += u"<p>"_s + plain.toHtmlEscaped() + u"</p>"_s;
    }
    return list ? html + u"</ul>"_s : html;
}

} // namespace

ReferenceDialog::ReferenceDialog(const wire::CloseCodes &own, QWidget *parent)
    : QDialog(parent), m_own(own), m_search(new QLineEdit), m_topics(new QTreeWidget),
      m_text(new QTextBrowser)
{
    setWindowTitle(tr("Reference"));
    m_search->setPlaceholderText(tr("Search: 1006, reset, ping, SignalR…, or paste an error text"));
    m_search->setAccessibleName(tr("Search the reference"));
    m_search->setClearButtonEnabled(true);
    new ListKeys(*m_search, *m_topics);
    m_topics->setAccessibleName(tr("Topics"));
    m_topics->setColumnCount(2);
    m_topics->setHeaderHidden(true);
    m_topics->setUniformRowHeights(true);
    m_topics->setIndentation(fontMetrics().height());
    m_topics->setRootIsDecorated(false);
    m_topics->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_text->setAccessibleName(tr("Explanation"));
    m_text->setOpenLinks(false);
    auto *splitter = new QSplitter;
    splitter->addWidget(m_topics);
    splitter->addWidget(m_text);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox;
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(splitter, 1);
    layout->addWidget(buttons);

    fill();
    // Names of causes and findings are to be read whole; the explanation takes the rest. Error texts are cut.
    m_topics->resizeColumnToContents(0);
    m_topics->header()->setSectionResizeMode(0, QHeaderView::Interactive);
    addErrorTexts();
    const int letter = letterWidth(fontMetrics());
    const int topics = m_topics->header()->sectionSize(0) + letter * topicLetters;
    resize(topics + letter * textLetters, fontMetrics().height() * 34);
    splitter->setSizes({topics, letter * textLetters});
    connect(m_search, &QLineEdit::textChanged, this, &ReferenceDialog::search);
    connect(m_topics, &QTreeWidget::currentItemChanged, this, [this] { showCurrent(); });
    if (QTreeWidgetItem *first = firstShown())
        m_topics->setCurrentItem(first);
}

void ReferenceDialog::fill()
{
    const std::array<QString, 4> titles{tr("Causes"), tr("Findings"), tr("Close Codes"), tr("Protocols")};
    std::array<QTreeWidgetItem *, 4> groups{};
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i] = groupNamed(*m_topics, titles[i]);
    for (const report::Topic &topic : report::topics(m_own)) {
        // Names of the contract for causes and findings come second: people read the label.
        const bool isNumber = topic.kind == TopicKind::CloseCode;
        const QStringList columns =
            isNumber ? QStringList{topic.name, topic.label} : QStringList{topic.label, topic.name};
        auto *item = new QTreeWidgetItem(groups[std::size_t(topic.kind)], columns);
        item->setData(0, nameRole, topic.name);
        item->setToolTip(0, columns[0]);
        item->setToolTip(1, columns[1]);
    }
}

void ReferenceDialog::addErrorTexts()
{
    QTreeWidgetItem *group = groupNamed(*m_topics, tr("Error Texts"));
    static const QRegularExpression place(u"\\{\\w+\\}"_s);
    const std::vector<report::ErrorText> &rows = report::errorTexts();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const QString says = QString(rows[row].says).replace(place, u"…"_s);
        const QString of = report::printerOf(rows[row]);
        auto *item = new QTreeWidgetItem(group, {says, of});
        item->setData(0, errorTextRole, QVariant::fromValue(row));
        item->setToolTip(0, says);
        item->setToolTip(1, of);
    }
}

QString ReferenceDialog::explanationOf(const QTreeWidgetItem &item) const
{
    const report::ErrorText *row = errorTextOf(item);
    if (!row)
        return report::explain(item.data(0, nameRole).toString(), m_own);
    const bool isPasted = std::find(m_pastedIs.begin(), m_pastedIs.end(), row) != m_pastedIs.end();
    return isPasted ? report::explain(m_pasted, m_own) : report::explainErrorText({row, {}}, row->says);
}

bool ReferenceDialog::fits(QTreeWidgetItem &item, const QString &wanted) const
{
    const report::ErrorText *row = errorTextOf(item);
    if (wanted.isEmpty() || item.text(0).contains(wanted, Qt::CaseInsensitive) ||
        item.text(1).contains(wanted, Qt::CaseInsensitive) ||
        (row && std::find(m_pastedIs.begin(), m_pastedIs.end(), row) != m_pastedIs.end()))
        return true;
    if (wanted.size() < 3)
        return false;
    // In the whole text, made once it is asked for.
    if (!item.data(0, textRole).isValid())
        item.setData(0, textRole, explanationOf(item));
    return item.data(0, textRole).toString().contains(wanted, Qt::CaseInsensitive);
}

void ReferenceDialog::search(const QString &text)
{
    const QString wanted = text.trimmed();
    m_pasted = wanted;
    m_pastedIs.clear();
    for (const report::FoundText &found : report::errorTextsIn(wanted))
        m_pastedIs.push_back(found.row);
    QTreeWidgetItem *explained = nullptr;
    for (int i = 0; i < m_topics->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_topics->topLevelItem(i);
        bool any = false;
        for (int row = 0; row < group->childCount(); ++row) {
            QTreeWidgetItem *item = group->child(row);
            const bool shown = fits(*item, wanted);
            item->setHidden(!shown);
            any |= shown;
            if (!explained && !m_pastedIs.empty() && errorTextOf(*item) == m_pastedIs.front())
                explained = item;
        }
        group->setHidden(!any);
    }
    QTreeWidgetItem *first = firstShown();
    // A name of a topic is looked up, a sentence is somebody's error text.
    if (explained && (wanted.contains(u' ') || errorTextOf(*first)))
        first = explained;
    if (first && first == m_topics->currentItem())
        showCurrent();
    else if (first)
        m_topics->setCurrentItem(first);
    else
        m_text->setHtml(u"<p>"_s + tr("Nothing here speaks of “%1”.").arg(wanted.toHtmlEscaped()) +
                        u"</p>"_s);
}

QTreeWidgetItem *ReferenceDialog::firstShown() const
{
    for (int i = 0; i < m_topics->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_topics->topLevelItem(i);
        for (int row = 0; row < group->childCount(); ++row) {
            if (!group->child(row)->isHidden())
                return group->child(row);
        }
    }
    return nullptr;
}

void ReferenceDialog::lookUp(const QString &topic)
{
    m_search->clear();
    for (int i = 0; i < m_topics->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_topics->topLevelItem(i);
        for (int row = 0; row < group->childCount(); ++row) {
            if (group->child(row)->data(0, nameRole).toString() == topic) {
                m_topics->setCurrentItem(group->child(row));
                m_topics->scrollToItem(group->child(row), QAbstractItemView::PositionAtCenter);
            }
        }
    }
}

void ReferenceDialog::showCurrent()
{
    const QTreeWidgetItem *item = m_topics->currentItem();
    if (item && item->parent())
        m_text->setHtml(asHtml(explanationOf(*item)));
}

} // namespace ui
