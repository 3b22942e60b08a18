#include "case/evidencesheet.h"

#include "kit/words.h"
#include "report/evidencewords.h"
#include "report/report.h"
#include "settings/endpointoptions.h"
#include "theme/theme.h"
#include "widgets/copyline.h"
#include "widgets/fields.h"
#include "widgets/filefield.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using session::EndpointSpec;

namespace {

QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("role", u"heading"_s);
    label->setContentsMargins(0, 8, 0, 0);
    return label;
}

/// "+02:00".
QString zoneText(std::optional<std::chrono::seconds> east)
{
    if (!east)
        return {};
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(*east).count();
    return u"%1%2:%3"_s.arg(minutes < 0 ? u"-"_s : u"+"_s)
        .arg(std::abs(minutes) / 60, 2, 10, QChar(u'0'))
        .arg(std::abs(minutes) % 60, 2, 10, QChar(u'0'));
}

} // namespace

EvidenceSheet::EvidenceSheet(QVector<CaseFile> files, Purpose purpose, const Theme &theme, QWidget *parent)
    : QDialog(parent), m_files(std::move(files)), m_purpose(purpose), m_theme(theme), m_list(new QListWidget),
      m_name(paragraph("fileName")), m_title(paragraph("fileTitle", "muted")), m_proves(paragraph("proves")),
      m_cannot(paragraph("cannot")), m_notes(paragraph("fileNotes")), m_flaw(paragraph("flaw", "error")),
      m_recording(new QVBoxLayout)
{
    const bool before = purpose == Purpose::Before;
    setWindowTitle(before ? tr("Read Evidence") : tr("What a File Tells"));
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &EvidenceSheet::showFile);
    connect(&m_fields, &Fields::changed, this, &EvidenceSheet::check);
    m_list->setCurrentRow(0);
    if (before)
        m_read->setFocus();
    resize(m_files.size() > 1 ? 880 : 660, 560);
}

void EvidenceSheet::build()
{
    const bool before = m_purpose == Purpose::Before;
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_name->setFont(bold);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(12, 0, 12, 0);
    column->setSpacing(4);
    column->addWidget(m_name);
    column->addWidget(m_title);
    column->addWidget(m_notes);
    column->addWidget(heading(tr("What it proves")));
    column->addWidget(m_proves);
    column->addWidget(heading(tr("What it cannot tell")));
    column->addWidget(m_cannot);
    m_options = buildOptions();
    m_options->setVisible(before);
    column->addWidget(m_options);
    column->addWidget(m_flaw);
    column->addWidget(heading(tr("To record more the next time")));
    column->addLayout(m_recording);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    buildList();
    auto *row = new QHBoxLayout;
    row->addWidget(m_list, 2);
    row->addWidget(scroll, 5);
    auto *buttons = new QDialogButtonBox;
    if (before) {
        m_read = buttons->addButton(m_files.size() == 1 ? tr("&Read It") : tr("&Read Them"),
                                    QDialogButtonBox::AcceptRole);
        m_read->setObjectName(u"read"_s);
        m_read->setDefault(true);
    }
    buttons->addButton(before ? tr("Cancel") : tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    if (m_files.size() > 1)
        layout->addWidget(
            note(tr("Files that are opened together are places of one system: a connection that "
                    "several of them saw becomes one path, which tells where its end came from.")));
    layout->addLayout(row, 1);
    layout->addWidget(buttons);
}

void EvidenceSheet::buildList()
{
    m_list->setObjectName(u"files"_s);
    m_list->setAccessibleName(tr("Files"));
    m_list->setWordWrap(true);
    m_list->setVisible(m_files.size() > 1);
    for (const CaseFile &file : std::as_const(m_files)) {
        auto *item = new QListWidgetItem(
            m_theme.icon(QString::fromLatin1(words::iconOf(file.look.role))),
            u"%1\n%2"_s.arg(QFileInfo(file.look.path).fileName(), titleOf(file.look)), m_list);
        item->setToolTip(file.look.path);
    }
}

QWidget *EvidenceSheet::addOption(const QString &label, const char *option, const QString &example,
                                  const std::function<QString(const session::EvidenceFile &)> &get,
                                  const std::function<void(session::EvidenceFile &)> &clear)
{
    auto *line = new QLineEdit;
    line->setObjectName(QString::fromLatin1(option));
    line->setPlaceholderText(suchAs(example));
    connect(line, &QLineEdit::textChanged, &m_fields, &Fields::changed);
    const auto *reader = settings::endpointOption(QString::fromLatin1(option));
    m_fields.add({line, [=](const EndpointSpec &spec) { line->setText(get(spec.evidence)); },
                  [=](EndpointSpec &spec) {
                      const QString typed = line->text().trimmed();
                      clear(spec.evidence);
                      const QString flaw = typed.isEmpty() ? QString() : reader->read(spec, typed);
                      return flaw.isEmpty() ? flaw : flawText(typed, flaw);
                  }});
    m_form->addRow(label, line);
    return line;
}

void EvidenceSheet::addKeys()
{
    auto *keys = new FileField(tr("File with TLS keys"));
    keys->setObjectName(u"keylog"_s);
    keys->setPlaceholder(tr("an SSLKEYLOGFILE; without it wss:// stays closed"));
    connect(keys, &FileField::changed, &m_fields, &Fields::changed);
    m_fields.add({keys, [keys](const EndpointSpec &spec) { keys->setPath(spec.evidence.keylogFile); },
                  [keys](EndpointSpec &spec) {
                      const QString path = keys->path();
                      spec.evidence.keylogFile = path;
                      const bool good = path.isEmpty() || QFileInfo(path).isReadable();
                      return good ? QString() : Fields::tr("%1 cannot be read.").arg(path);
                  }});
    m_form->addRow(tr("TLS &keys:"), keys);
    m_ofCaptures.append(keys);
}

QWidget *EvidenceSheet::buildOptions()
{
    auto *options = new QWidget;
    m_form = new QFormLayout(options);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->addRow(heading(tr("How to read it")));
    m_form->addRow(tr("&Name of the place:"), m_fields.text("placeName", &EndpointSpec::name));
    addKeys();
    m_ofCaptures.append(addOption(
        tr("&Port that speaks WebSocket:"), "port", u"8080"_s,
        [](const session::EvidenceFile &file) { return file.port ? QString::number(*file.port) : QString(); },
        [](session::EvidenceFile &file) { file.port.reset(); }));
    m_ofCaptures.last()->setToolTip(tr("Only needed where a capture began after the connections had opened"));
    m_ofLogs.append(addOption(
        tr("&Time zone of its times:"), "timezone", u"+02:00"_s,
        [](const session::EvidenceFile &file) { return zoneText(file.timezone); },
        [](session::EvidenceFile &file) { file.timezone.reset(); }));
    m_ofLogs.last()->setToolTip(tr("Only needed where the times in it name no zone"));
    auto *follow = new QCheckBox(tr("&Go on while it grows"));
    follow->setObjectName(u"follow"_s);
    connect(follow, &QCheckBox::toggled, &m_fields, &Fields::changed);
    m_fields.add({follow, [follow](const EndpointSpec &spec) { follow->setChecked(spec.evidence.follow); },
                  [follow](EndpointSpec &spec) {
                      spec.evidence.follow = follow->isChecked();
                      return QString();
                  }});
    m_form->addRow({}, follow);
    m_form->addRow({}, m_fields.flag("payloads", tr("Keep the first &256 bytes of each message"),
                                     &EndpointSpec::recordPayloads));
    return options;
}

void EvidenceSheet::showFile(int index)
{
    if (index < 0 || index >= m_files.size())
        return;
    m_shown = index;
    const CaseFile &file = m_files[index];
    const report::EvidenceWords said = report::evidenceWords(file.look.format);
    m_name->setText(file.look.path);
    QString title = titleOf(file.look);
    if (file.look.bytes > 0)
        title = tr("%1, %2").arg(title, words::bytes(quint64(file.look.bytes)));
    if (file.look.compressed)
        title = tr("%1, compressed by gzip").arg(title);
    m_title->setText(title);
    m_proves->setText(said.proves.isEmpty() ? tr("That depends on its format.") : said.proves);
    m_cannot->setText(said.cannot.isEmpty() ? tr("That depends on its format.") : said.cannot);
    session::EndpointStatus noted;
    noted.notes = file.look.notes;
    QStringList notes;
    for (const QString &text : report::noteTexts(noted))
        notes.append(u"• "_s + text);
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    const bool capture = file.look.role == session::Role::Capture;
    for (QWidget *field : std::as_const(m_ofCaptures))
        m_form->setRowVisible(field, capture);
    for (QWidget *field : std::as_const(m_ofLogs))
        m_form->setRowVisible(field, file.look.role == session::Role::Proxy);
    {
        const QSignalBlocker quiet(m_fields);
        m_fields.show(file.spec);
    }
    showRecording(file.look);
    check();
}

void EvidenceSheet::showRecording(const settings::FileLook &look)
{
    while (QLayoutItem *item = m_recording->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto &[text, command] : report::evidenceWords(look.format).recording) {
        m_recording->addWidget(note(text, ""));
        auto *line = new CopyLine(m_theme);
        line->setText(command);
        m_recording->addWidget(line);
    }
}

void EvidenceSheet::check()
{
    if (m_shown < 0)
        return;
    const auto flaw = m_fields.read(m_files[m_shown].spec);
    m_flaw->setText(flaw ? flaw->text : QString());
    m_flaw->setVisible(flaw.has_value());
    m_list->setEnabled(!flaw); // what is wrong is set right before another file is looked at
    if (m_read)
        m_read->setEnabled(!flaw);
}

QVector<EndpointSpec> EvidenceSheet::specs() const
{
    QVector<EndpointSpec> all;
    for (const CaseFile &file : m_files)
        all.append(file.spec);
    return all;
}

} // namespace ui
