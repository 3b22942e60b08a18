#include "endpoints/variablesdialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

VariablesDialog::VariablesDialog(monitor::Monitor &monitor, session::EndpointId endpoint, QWidget *parent)
    : QDialog(parent), m_monitor(monitor), m_endpoint(endpoint), m_table(new QTableWidget(0, 2)),
      m_name(new QLineEdit), m_value(new QLineEdit), m_flaw(new QLabel), m_add(new QPushButton(tr("&Set")))
{
    setWindowTitle(tr("Variables"));
    auto *explanation = new QLabel(
        tr("Values for {name} in the address, the headers and the messages sent on opening. Capture rules "
           "fill them from what the server says; a value changed here is used by the next connection."));
    explanation->setWordWrap(true);
    explanation->setProperty("role", u"muted"_s);
    m_table->setAccessibleName(tr("Variables"));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_name->setObjectName(u"name"_s);
    m_value->setObjectName(u"value"_s);
    m_name->setPlaceholderText(tr("Name"));
    m_value->setPlaceholderText(tr("Value"));
    m_name->setAccessibleName(tr("Name"));
    m_value->setAccessibleName(tr("Value"));
    m_add->setObjectName(u"set"_s);
    m_flaw->setProperty("role", u"error"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_name, 1);
    row->addWidget(m_value, 2);
    row->addWidget(m_add);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(explanation);
    layout->addWidget(m_table);
    layout->addLayout(row);
    layout->addWidget(m_flaw);
    layout->addWidget(buttons);
    resize(480, 360);
    connect(m_table, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem *item) {
        if (!m_filling)
            m_monitor.setVariable(m_endpoint, m_table->item(item->row(), 0)->text(), item->text());
    });
    connect(m_name, &QLineEdit::textChanged, this, &VariablesDialog::check);
    connect(m_add, &QPushButton::clicked, this, &VariablesDialog::add);
    connect(&monitor, &monitor::Monitor::variablesChanged, this, [this](session::EndpointId id) {
        if (id == m_endpoint)
            fill();
    });
    fill();
    check();
}

// Not while a value is being typed: it would be taken from under the fingers.
void VariablesDialog::fill()
{
    const auto *editor = m_table->findChild<QLineEdit *>();
    if (editor && editor->isVisible())
        return;
    const QScopedValueRollback filling(m_filling, true);
    const QMap<QString, QString> variables = m_monitor.variables(m_endpoint);
    m_table->setRowCount(int(variables.size()));
    int row = 0;
    for (auto it = variables.begin(); it != variables.end(); ++it, ++row) {
        auto *name = new QTableWidgetItem(it.key());
        name->setFlags(name->flags() & ~Qt::ItemIsEditable);
        m_table->setItem(row, 0, name);
        m_table->setItem(row, 1, new QTableWidgetItem(it.value()));
    }
}

void VariablesDialog::add()
{
    m_monitor.setVariable(m_endpoint, m_name->text().trimmed(), m_value->text());
    m_name->clear();
    m_value->clear();
    fill();
}

void VariablesDialog::check()
{
    static const QRegularExpression name(u"^\\w+$"_s);
    const QString typed = m_name->text().trimmed();
    const bool valid = name.match(typed).hasMatch();
    m_add->setEnabled(valid);
    m_flaw->setText(valid || typed.isEmpty() ? QString() : tr("A name has letters, digits and _ only."));
}

} // namespace ui
