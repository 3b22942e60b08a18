#include "compare/sheetdialog.h"

#include "theme/letters.h"
#include "widgets/fields.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

enum Column { MarkColumn, LabelColumn, FirstValue };
constexpr int labelLetters = 26, valueLetters = 40;    // of two sessions
constexpr int countedLetters = 40, numberLetters = 12; // of many
constexpr int padding = 8;

/// The row is selected; a frame around one of its cells only distracts.
class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
    }
};

} // namespace

SheetDialog::SheetDialog(Sheet sheet, QWidget *parent)
    : QDialog(parent), m_sheet(std::move(sheet)), m_table(new QTableWidget),
      m_onlyDifferent(new QCheckBox(tr("&Only what differs")))
{
    setWindowTitle(m_sheet.title);
    m_table->setObjectName(u"sheet"_s);
    m_table->setAccessibleName(m_sheet.title);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(true);
    m_table->setColumnCount(FirstValue + int(m_sheet.columns.size()));
    m_table->setHorizontalHeaderLabels(QStringList{QString(), QString()} + m_sheet.columns);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().height() + padding);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int differences = m_sheet.differences();
    const bool marks = std::any_of(m_sheet.sections.begin(), m_sheet.sections.end(), [](const auto &section) {
        return std::any_of(section.rows.begin(), section.rows.end(),
                           [](const SheetRow &row) { return row.differs; });
    });
    m_table->setColumnHidden(MarkColumn, !marks);
    m_onlyDifferent->setVisible(marks);
    QLabel *told =
        note(differences == 1 ? tr("One thing differs.") : tr("Things that differ: %1").arg(differences));
    const bool filters =
        std::any_of(m_sheet.sections.begin(), m_sheet.sections.end(), [](const auto &section) {
            return std::any_of(section.rows.begin(), section.rows.end(),
                               [](const SheetRow &row) { return !row.filter.isEmpty(); });
        });
    if (filters)
        told->setText(tr("A double click, or Return, shows only the sessions of a row."));
    told->setVisible(marks || filters);
    connect(m_table, &QTableWidget::cellActivated, this, &SheetDialog::showOnly);
    auto *buttons = new QDialogButtonBox;
    QPushButton *copy = buttons->addButton(tr("&Copy as Markdown"), QDialogButtonBox::ActionRole);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    copy->setAutoDefault(false);
    close->setDefault(true);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(sheetMarkdown(m_sheet)); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_onlyDifferent, &QCheckBox::toggled, this, &SheetDialog::fill);
    auto *head = new QHBoxLayout;
    head->addWidget(told, 1);
    head->addWidget(m_onlyDifferent);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    const int letter = letterWidth(fontMetrics());
    const int wide = marks ? valueLetters : numberLetters;
    resize(letter * ((marks ? labelLetters : countedLetters) + 8 + wide * int(m_sheet.columns.size())),
           fontMetrics().height() * (marks ? 32 : 26));
    // A scroll bar that comes leaves less room for them.
    for (int i = 0; i < int(m_sheet.columns.size()); ++i)
        m_table->horizontalHeader()->setSectionResizeMode(FirstValue + i, QHeaderView::Stretch);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column >= FirstValue)
            fitRows();
    });
    fill();
    m_table->selectRow(1); // the first one stands above it
    m_table->setFocus();
}

void SheetDialog::fill()
{
    m_table->clearSpans();
    m_table->setRowCount(0);
    for (const SheetSection &section : std::as_const(m_sheet.sections)) {
        const auto wanted = [this](const SheetRow &row) {
            return row.differs || !m_onlyDifferent->isChecked();
        };
        if (std::none_of(section.rows.begin(), section.rows.end(), wanted))
            continue;
        addSection(section.title);
        for (const SheetRow &row : section.rows) {
            if (wanted(row))
                addRow(row);
        }
    }
    fit();
}

void SheetDialog::addSection(const QString &title)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto *item = new QTableWidgetItem(title);
    item->setFlags(Qt::ItemIsEnabled);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    item->setFont(bold);
    item->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int first = m_table->isColumnHidden(MarkColumn) ? LabelColumn : MarkColumn;
    m_table->setItem(row, first, item);
    m_table->setSpan(row, first, 1, m_table->columnCount() - first);
}

void SheetDialog::addRow(const SheetRow &row)
{
    const int at = m_table->rowCount();
    m_table->insertRow(at);
    const auto put = [this, at, &row](int column, const QString &text) {
        auto *item = new QTableWidgetItem(text);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        item->setToolTip(text);
        QFont weight = font();
        if (row.differs && column >= FirstValue)
            weight.setWeight(QFont::DemiBold);
        item->setFont(weight);
        m_table->setItem(at, column, item);
        return item;
    };
    QTableWidgetItem *mark = put(MarkColumn, row.differs ? u"≠"_s : QString());
    if (row.differs) {
        mark->setToolTip(tr("differs"));
        mark->setData(Qt::AccessibleTextRole, tr("differs"));
    }
    mark->setData(Qt::UserRole, row.filter);
    put(LabelColumn, row.label)->setForeground(palette().color(QPalette::PlaceholderText));
    for (int i = 0; i < row.values.size(); ++i)
        put(FirstValue + i, row.values[i]);
}

void SheetDialog::showOnly(int row)
{
    const QTableWidgetItem *item = m_table->item(row, MarkColumn);
    const QString part = item ? item->data(Qt::UserRole).toString() : QString();
    if (part.isEmpty())
        return;
    Q_EMIT filterWanted(part);
    accept();
}

// The values share what the labels leave.
void SheetDialog::fit()
{
    const int letter = letterWidth(fontMetrics());
    const int most = letter * (m_table->isColumnHidden(MarkColumn) ? countedLetters : labelLetters);
    const int wanted =
        static_cast<const QAbstractItemView *>(m_table)->sizeHintForColumn(LabelColumn) + letter;
    m_table->setColumnWidth(MarkColumn, letter * 4);
    m_table->setColumnWidth(LabelColumn, std::min({wanted, most, m_table->viewport()->width() / 2}));
    fitRows();
}

void SheetDialog::fitRows()
{
    m_table->resizeRowsToContents();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const bool isSection =
            m_table->columnSpan(row, m_table->isColumnHidden(MarkColumn) ? LabelColumn : MarkColumn) > 1;
        m_table->setRowHeight(row, m_table->rowHeight(row) + (isSection ? padding : padding / 2));
    }
}

void SheetDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fit();
}

void SheetDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fit();
}

} // namespace ui
