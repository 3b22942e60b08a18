#include "preferences/preferencesdialog.h"

#include "preferences/owncodes.h"
#include "theme/language.h"
#include "theme/letters.h"
#include "widgets/fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QSpinBox *number(const char *name, int least, int most, const QString &suffix, const QString &zero)
{
    auto *box = new QSpinBox;
    box->setObjectName(QString::fromLatin1(name));
    box->setRange(least, most);
    box->setSuffix(suffix);
    box->setSpecialValueText(zero);
    return box;
}

QCheckBox *check(const char *name, const QString &text)
{
    auto *box = new QCheckBox(text);
    box->setObjectName(QString::fromLatin1(name));
    return box;
}

} // namespace

PreferencesDialog::PreferencesDialog(const Preferences &preferences, ThemeChoice theme,
                                     const QString &language, QWidget *parent)
    : QDialog(parent), m_search(new QLineEdit), m_codes(linesBox(5)), m_flaw(note({}, "error")),
      m_list(new QListWidget), m_scroll(new QScrollArea), m_nothing(note(tr("No preference matches.")))
{
    setWindowTitle(tr("Preferences"));
    m_search->setObjectName(u"search"_s);
    m_search->setPlaceholderText(tr("Search preferences"));
    m_search->setAccessibleName(tr("Search preferences"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Sections"));
    m_list->setSpacing(3);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    buildLook(theme, language);
    buildEndpoints();
    buildNotifications();
    buildCodes();
    buildLogs();
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 2 * letterWidth(fontMetrics()));
    column->addWidget(m_nothing);
    column->addStretch();
    m_nothing->hide();
    fill(preferences);

    auto *buttons = new QDialogButtonBox;
    m_ok = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(u"ok"_s);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_list);
    middle->addWidget(m_scroll, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addLayout(middle, 1);
    layout->addWidget(m_flaw);
    layout->addWidget(buttons);
    resize(720, 480);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &PreferencesDialog::search);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            m_scroll->ensureWidgetVisible(m_sections[row].rows.last().widgets.last(), 0, 0),
                m_scroll->ensureWidgetVisible(m_sections[row].heading, 0, 0);
    });
    connect(m_codes, &QPlainTextEdit::textChanged, this, &PreferencesDialog::judge);
    judge();
    m_search->setFocus();
}

QFormLayout *PreferencesDialog::addSection(const QString &title)
{
    auto *heading = new QLabel(title);
    heading->setProperty("role", u"heading"_s);
    heading->setContentsMargins(0, m_sections.isEmpty() ? 0 : 12, 0, 2);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *column = qobject_cast<QVBoxLayout *>(m_scroll->widget()->layout());
    column->addWidget(heading);
    column->addLayout(form);
    m_sections.append(Section{heading, {}});
    m_list->addItem(title);
    return form;
}

void PreferencesDialog::addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &note)
{
    Row row;
    QStringList words{label, note};
    if (const auto *box = qobject_cast<QCheckBox *>(field))
        words.append(box->text());
    if (const auto *choice = qobject_cast<QComboBox *>(field)) {
        for (int i = 0; i < choice->count(); ++i)
            words.append(choice->itemText(i));
    }
    row.words = words.join(u' ').remove(u'&');
    if (label.isEmpty()) {
        form->addRow(field);
    } else {
        form->addRow(label, field);
        row.widgets.append(form->labelForField(field));
    }
    row.widgets.append(field);
    if (!note.isEmpty()) {
        row.widgets.append(ui::note(note));
        form->addRow(row.widgets.last());
    }
    m_sections.last().rows.append(row);
}

void PreferencesDialog::buildLook(ThemeChoice theme, const QString &language)
{
    QFormLayout *form = addSection(tr("Look and language"));
    m_theme = new QComboBox;
    m_theme->setObjectName(u"theme"_s);
    m_theme->addItem(tr("As the system"), int(ThemeChoice::System));
    m_theme->addItem(tr("Light"), int(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), int(ThemeChoice::Dark));
    m_theme->setCurrentIndex(m_theme->findData(int(theme)));
    addRow(form, tr("&Theme:"), m_theme);
    m_language = new QComboBox;
    m_language->setObjectName(u"language"_s);
    for (const LanguageName &known : languages)
        m_language->addItem(QString::fromUtf16(known.name), QString::fromLatin1(known.code));
    m_language->setCurrentIndex(m_language->findData(language));
    addRow(form, tr("&Language:"), m_language);
}

void PreferencesDialog::buildEndpoints()
{
    QFormLayout *form = addSection(tr("New endpoints"));
    m_ping = number("ping", 0, 86'400, tr(" s"), tr("never"));
    addRow(
        form, tr("P&ing every:"), m_ping,
        tr("The heartbeat. It finds connections that are dead though nothing said so, and keeps idle timers "
           "from cutting."));
    m_missed = number("missed", 1, 20, {}, {});
    addRow(form, tr("&Give up after unanswered pings:"), m_missed);
    m_reconnect = check("reconnect", tr("Clients connect again a&fter a loss"));
    addRow(form, {}, m_reconnect);
    m_longestWait = number("longestWait", 1, 3600, tr(" s"), {});
    addRow(
        form, tr("Clients &wait between attempts, at most:"), m_longestWait,
        tr("Attempts come at random within a time that doubles up to this one, so that many clients do not "
           "come back at once."));
    m_hopeless = number("hopeless", 1, 100, {}, {});
    addRow(form, tr("Clients stop after failures that retrying cannot &fix, in a row:"), m_hopeless,
           tr("These are a wrong password (401, 403), a certificate that is not trusted, an invalid "
              "handshake."));
    m_record = check("record", tr("&Keep the first 256 bytes of each message"));
    addRow(form, {}, m_record);
    m_secrets = check("secrets", tr("Keep t&okens and cookies readable in logs"));
    addRow(form, {}, m_secrets,
           tr("Otherwise they are replaced by a hash before anything is written: equal ones stay equal, and "
              "nobody can read them."));
    m_startAgain = check("startAgain", tr("&Start the endpoints again that ran when Dropscope was closed"));
    addRow(form, {}, m_startAgain);
}

void PreferencesDialog::buildNotifications()
{
    QFormLayout *form = addSection(tr("Notifications"));
    m_notify = check("notify", tr("&Notify me when a connection ends"));
    addRow(form, {}, m_notify,
           tr("When more than 3 end within 10 s, one notification stands for all of them."));
    m_notifyNormal = check("notifyNormal", tr("Also of n&ormal ends, quietly"));
    addRow(form, {}, m_notifyNormal);
    connect(m_notify, &QCheckBox::toggled, m_notifyNormal, &QWidget::setEnabled);
}

void PreferencesDialog::buildLogs()
{
    QFormLayout *form = addSection(tr("Logs"));
    m_days = number("days", 0, 3650, tr(" days"), tr("for ever"));
    addRow(form, tr("Keep what ended &for:"), m_days);
    m_megabytes = number("megabytes", 0, 1'000'000, tr(" MB"), tr("without bound"));
    m_megabytes->setSingleStep(100);
    addRow(form, tr("At &most, all logs together:"), m_megabytes,
           tr("The oldest logs go first; in the log that is being written, what ended first. Sessions that "
              "are open or have a bookmark or a note stay, and copies that you saved elsewhere are never "
              "touched."));
}

void PreferencesDialog::buildCodes()
{
    QFormLayout *form = addSection(tr("Close codes"));
    m_codes->setObjectName(u"ownCodes"_s);
    m_codes->setFixedHeight(m_codes->minimumHeight());
    m_codes->setPlaceholderText(tr("4003 Room closed: the host left\n4100-4199 Logged out (normal)"));
    addRow(
        form, tr("&Your own, one a line:"), m_codes,
        tr("What your application means by its codes. “(normal)” makes it a normal end. It counts for what "
           "ends from now on and for logs that you open."));
}

void PreferencesDialog::judge()
{
    const QString flaw = readOwnCodes(m_codes->toPlainText()).error;
    m_flaw->setText(flaw);
    m_flaw->setVisible(!flaw.isEmpty());
    m_ok->setEnabled(flaw.isEmpty());
}

void PreferencesDialog::fill(const Preferences &p)
{
    m_ping->setValue(int(p.ping.count()));
    m_missed->setValue(p.missedPings);
    m_longestWait->setValue(int(p.longestWait.count()));
    m_hopeless->setValue(p.hopeless);
    m_days->setValue(p.keepDays);
    m_megabytes->setValue(p.keepMegabytes);
    m_reconnect->setChecked(p.reconnect);
    m_record->setChecked(p.recordPayloads);
    m_secrets->setChecked(p.keepSecrets);
    m_startAgain->setChecked(p.startAgain);
    m_notify->setChecked(p.notify);
    m_notifyNormal->setChecked(p.notifyNormal);
    m_notifyNormal->setEnabled(p.notify);
    m_codes->setPlainText(p.ownCodes);
}

Preferences PreferencesDialog::preferences() const
{
    Preferences p;
    p.ping = std::chrono::seconds(m_ping->value());
    p.missedPings = m_missed->value();
    p.longestWait = std::chrono::seconds(m_longestWait->value());
    p.hopeless = m_hopeless->value();
    p.keepDays = m_days->value();
    p.keepMegabytes = m_megabytes->value();
    p.reconnect = m_reconnect->isChecked();
    p.recordPayloads = m_record->isChecked();
    p.keepSecrets = m_secrets->isChecked();
    p.startAgain = m_startAgain->isChecked();
    p.notify = m_notify->isChecked();
    p.notifyNormal = m_notifyNormal->isChecked();
    p.ownCodes = m_codes->toPlainText();
    return p;
}

ThemeChoice PreferencesDialog::theme() const
{
    return ThemeChoice(m_theme->currentData().toInt());
}

QString PreferencesDialog::language() const
{
    return m_language->currentData().toString();
}

// Every word must be there; a section stays whole when its title matches.
void PreferencesDialog::search(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    const auto matches = [&words](const QString &in) {
        return std::all_of(words.begin(), words.end(),
                           [&in](const QString &word) { return in.contains(word, Qt::CaseInsensitive); });
    };
    bool any = false;
    for (int i = 0; i < m_sections.size(); ++i) {
        const Section &section = m_sections[i];
        const bool whole = matches(section.heading->text());
        bool shown = false;
        for (const Row &row : section.rows) {
            const bool visible = whole || matches(row.words);
            for (QWidget *widget : row.widgets)
                widget->setVisible(visible);
            shown = shown || visible;
        }
        section.heading->setVisible(shown);
        m_list->item(i)->setHidden(!shown);
        any = any || shown;
    }
    m_nothing->setVisible(!any);
}

} // namespace ui
