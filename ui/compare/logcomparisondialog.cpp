#include "compare/logcomparisondialog.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QThread>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

Sheet sheetOf(const report::Comparison &comparison)
{
    Sheet sheet{LogComparisonDialog::tr("Compare Logs"), {comparison.before.name, comparison.after.name}, {}};
    SheetSection numbers{report::headline(comparison), {}};
    for (const report::ComparedLine &line : report::comparisonLines(comparison))
        numbers.rows.append({line.what, {line.before, line.after}, line.before != line.after});
    sheet.sections.append(numbers);
    const auto only = [&sheet](const QString &title, const QStringList &lines, bool isBefore) {
        SheetSection section{title, {}};
        for (const QString &line : lines)
            section.rows.append({line.section(u": "_s, 0, 0),
                                 isBefore ? QStringList{line.section(u": "_s, 1), {}}
                                          : QStringList{{}, line.section(u": "_s, 1)},
                                 true});
        if (!section.rows.isEmpty())
            sheet.sections.append(section);
    };
    only(LogComparisonDialog::tr("Gone"), report::goneWords(comparison), true);
    only(LogComparisonDialog::tr("New"), report::appearedWords(comparison), false);
    return sheet;
}

LogComparisonDialog::LogComparisonDialog(const monitor::Monitor &monitor, QByteArray ownCodes,
                                         QWidget *parent)
    : QDialog(parent), m_monitor(monitor), m_ownCodes(std::move(ownCodes)),
      m_other(new QRadioButton(tr("with &another log:"))),
      m_moment(new QRadioButton(tr("before and &since:"))),
      m_endpoints(new QRadioButton(tr("two of its &endpoints:"))), m_file(new QLineEdit),
      m_choose(new QPushButton(tr("&Choose…"))), m_time(new QDateTimeEdit), m_first(new QComboBox),
      m_second(new QComboBox), m_said(new QLabel)
{
    setWindowTitle(tr("Compare Logs"));
    const std::initializer_list<std::pair<QWidget *, QString>> names{{m_other, u"compareOther"_s},
                                                                     {m_moment, u"compareMoment"_s},
                                                                     {m_endpoints, u"compareEndpoints"_s},
                                                                     {m_file, u"otherLog"_s},
                                                                     {m_time, u"moment"_s},
                                                                     {m_first, u"firstEndpoint"_s},
                                                                     {m_second, u"secondEndpoint"_s},
                                                                     {m_said, u"said"_s}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(name);
    m_file->setAccessibleName(tr("The other log"));
    m_time->setAccessibleName(tr("The moment"));
    m_first->setAccessibleName(tr("The first endpoint"));
    m_second->setAccessibleName(tr("The second endpoint"));
    m_time->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    m_time->setDateTime(QDateTime::currentDateTime());
    for (const session::EndpointStatus &status : monitor.endpoints()) {
        for (QComboBox *box : {m_first, m_second})
            box->addItem(u"%1. %2"_s.arg(quint32(status.id)).arg(status.name),
                         QString::number(quint32(status.id)));
    }
    m_second->setCurrentIndex(m_second->count() > 1 ? 1 : 0);
    m_endpoints->setEnabled(m_first->count() > 1);
    m_said->setWordWrap(true);
    m_said->setTextFormat(Qt::PlainText);

    auto *file = new QHBoxLayout, *pair = new QHBoxLayout;
    file->addWidget(m_file);
    file->addWidget(m_choose);
    pair->addWidget(m_first);
    pair->addWidget(m_second);
    auto *form = new QFormLayout;
    form->addRow(m_other, file);
    form->addRow(m_moment, m_time);
    form->addRow(m_endpoints, pair);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_compare = buttons->addButton(tr("Com&pare"), QDialogButtonBox::AcceptRole);
    auto *all = new QVBoxLayout(this);
    auto *title = new QLabel(tr("Compare %1").arg(QFileInfo(monitor.logFile()).fileName()));
    title->setTextFormat(Qt::PlainText);
    all->addWidget(title);
    all->addLayout(form);
    all->addWidget(m_said);
    all->addStretch();
    all->addWidget(buttons);

    m_compare->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &LogComparisonDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &LogComparisonDialog::reject);
    connect(m_choose, &QPushButton::clicked, this, &LogComparisonDialog::choose);
    connect(m_file, &QLineEdit::textChanged, this, &LogComparisonDialog::update);
    for (QRadioButton *way : {m_other, m_moment, m_endpoints})
        connect(way, &QRadioButton::toggled, this, &LogComparisonDialog::update);
    for (QComboBox *box : {m_first, m_second})
        connect(box, &QComboBox::currentIndexChanged, this, &LogComparisonDialog::update);
    m_other->setChecked(true);
    update();
}

LogComparisonDialog::~LogComparisonDialog()
{
    if (m_thread)
        m_thread->wait();
}

void LogComparisonDialog::choose()
{
    const QString file = QFileDialog::getOpenFileName(
        this, tr("The Other Log"), QFileInfo(m_monitor.logFile()).path(), tr("Logs (*.dropscope)"));
    if (!file.isEmpty())
        m_file->setText(file);
}

void LogComparisonDialog::update()
{
    m_file->setEnabled(m_other->isChecked());
    m_choose->setEnabled(m_other->isChecked());
    m_time->setEnabled(m_moment->isChecked());
    for (QComboBox *box : {m_first, m_second})
        box->setEnabled(m_endpoints->isChecked());
    const bool isWhole = m_other->isChecked()    ? !m_file->text().isEmpty()
                         : m_moment->isChecked() ? true
                                                 : m_first->currentIndex() != m_second->currentIndex();
    m_compare->setEnabled(isWhole && !m_thread);
    m_said->clear(); // it was said of something else
}

monitor::LogComparison LogComparisonDialog::order() const
{
    monitor::LogComparison order{m_monitor.logFile(), {}, {}, {}, {}, m_ownCodes};
    if (m_other->isChecked())
        order.other = m_file->text();
    else if (m_moment->isChecked())
        order.moment = session::Stamp(std::chrono::milliseconds(m_time->dateTime().toMSecsSinceEpoch())),
        order.momentName = m_time->text();
    else
        order.endpoints = {m_first->currentData().toString(), m_second->currentData().toString()};
    return order;
}

void LogComparisonDialog::accept()
{
    if (m_thread)
        return;
    const auto compared = std::make_shared<monitor::LogCompared>();
    m_thread.reset(QThread::create([compared, order = order()] { *compared = monitor::compareLogs(order); }));
    connect(m_thread.get(), &QThread::finished, this, [this, compared] { over(*compared); });
    m_thread->start();
    update();
    m_said->setText(tr("The logs are being read."));
}

void LogComparisonDialog::over(const monitor::LogCompared &result)
{
    m_thread->wait();
    m_thread.reset();
    update();
    m_said->setText(result.error);
    if (!result.error.isEmpty())
        return;
    Sheet sheet = sheetOf(result.comparison);
    if (!result.told.isEmpty()) {
        SheetSection notes{tr("What the logs have lost"), {}};
        for (const QString &told : result.told)
            notes.rows.append({told, {{}, {}}, true});
        sheet.sections.append(notes);
    }
    Q_EMIT compared(sheet);
    QDialog::accept();
}

} // namespace ui
