#include "export/exportdialog.h"

#include "widgets/fields.h"
#include "widgets/question.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;
using Format = monitor::LogExport::Format;

namespace {

struct Face
{
    Format format;
    const char *name, *about;
};

constexpr std::array faces{
    Face{Format::Html, QT_TRANSLATE_NOOP("ui::ExportDialog", "HTML report"),
         QT_TRANSLATE_NOOP("ui::ExportDialog",
                           "One page for a ticket or a printer: findings with pictures, the "
                           "disconnects with their evidence. It needs no network.")},
    Face{Format::Csv, QT_TRANSLATE_NOOP("ui::ExportDialog", "CSV table"),
         QT_TRANSLATE_NOOP(
             "ui::ExportDialog",
             "One row per disconnect for spreadsheets, with the unit of each column in its name.")},
    Face{Format::JsonLines, QT_TRANSLATE_NOOP("ui::ExportDialog", "JSON Lines"),
         QT_TRANSLATE_NOOP("ui::ExportDialog",
                           "One object a line, as dropscope-cli report --format jsonl prints "
                           "them: for scripts.")},
    Face{Format::Har, QT_TRANSLATE_NOOP("ui::ExportDialog", "HAR 1.2"),
         QT_TRANSLATE_NOOP("ui::ExportDialog",
                           "For browsers' tools: handshakes, messages that were recorded, the "
                           "end, and the evidence under _dropscope.")},
    Face{Format::Copy, QT_TRANSLATE_NOOP("ui::ExportDialog", "PostgreSQL script"),
         QT_TRANSLATE_NOOP("ui::ExportDialog",
                           "For psql: rows for the tables of schema.sql, which comes with Dropscope. Loaded "
                           "again, it adds nothing twice.")},
};

struct Sort
{
    const char *name, *text;
};

/// Of report::Share.
constexpr std::array sorts{
    Sort{"address", QT_TRANSLATE_NOOP("ui::ExportDialog", "addresses: %1")},
    Sort{"host", QT_TRANSLATE_NOOP("ui::ExportDialog", "hosts: %1")},
    Sort{"id", QT_TRANSLATE_NOOP("ui::ExportDialog", "parts of paths: %1")},
    Sort{"header", QT_TRANSLATE_NOOP("ui::ExportDialog", "names of headers: %1")},
    Sort{"name", QT_TRANSLATE_NOOP("ui::ExportDialog", "names of query items: %1")},
    Sort{"value", QT_TRANSLATE_NOOP("ui::ExportDialog", "values: %1")},
    Sort{"text", QT_TRANSLATE_NOOP("ui::ExportDialog", "reasons and other texts of peers: %1")},
    Sort{"payload", QT_TRANSLATE_NOOP("ui::ExportDialog", "payloads: %1")},
    Sort{"connection", QT_TRANSLATE_NOOP("ui::ExportDialog", "names of connections: %1")},
    Sort{"place", QT_TRANSLATE_NOOP("ui::ExportDialog", "names of places: %1")},
};

} // namespace

ExportDialog::ExportDialog(What what, QWidget *parent)
    : QDialog(parent), m_what(std::move(what)), m_scope(new QComboBox), m_format(new QComboBox),
      m_about(note({})), m_remains(note({}, "")), m_status(note({}, "error")), m_share(new QCheckBox),
      m_beginning(linesBox(6)), m_busy(new QProgressBar), m_save(nullptr)
{
    setWindowTitle(m_what.share ? tr("Share a Copy") : tr("Export"));
    build();
    connect(m_scope, &QComboBox::currentIndexChanged, this, &ExportDialog::update);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::update);
    connect(m_share, &QCheckBox::toggled, this, &ExportDialog::update);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::askWhere);
    connect(&m_job, &ExportJob::finished, this, &ExportDialog::finished);
    update();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::build()
{
    m_scope->setObjectName(u"scope"_s);
    for (const ExportScope &scope : std::as_const(m_what.scopes))
        m_scope->addItem(scope.name);
    m_scope->setCurrentIndex(m_what.scope);
    m_scope->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_scope->setMinimumContentsLength(40);
    m_format->setObjectName(u"exportFormat"_s);
    for (const Face &face : faces)
        m_format->addItem(tr(face.name), int(face.format));
    m_share->setObjectName(u"share"_s);
    m_share->setText(tr("&Pseudonyms instead of names, for the eyes of others"));
    m_share->setChecked(m_what.share);
    m_about->setObjectName(u"formatAbout"_s);
    m_remains->setObjectName(u"remains"_s);
    m_status->setObjectName(u"exportStatus"_s);
    m_beginning->setObjectName(u"beginning"_s);
    m_beginning->setReadOnly(true);
    m_beginning->setAccessibleName(tr("How it begins"));
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Working"));
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&What:"), m_scope);
    form->addRow(tr("&Form:"), m_format);
    form->addRow({}, m_about);
    form->addRow({}, m_share);
    auto *buttons = new QDialogButtonBox;
    m_save = new QPushButton;
    m_save->setObjectName(u"save"_s);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_save->setText(tr("&Save…"));
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::rejected, &m_job, &ExportJob::cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_remains);
    layout->addWidget(m_beginning, 1);
    layout->addWidget(m_busy);
    layout->addWidget(m_status);
    layout->addWidget(buttons);
    setMinimumWidth(560);
}

Format ExportDialog::format() const
{
    return Format(m_format->currentData().toInt());
}

void ExportDialog::choose(Format format)
{
    m_format->setCurrentIndex(m_format->findData(int(format)));
}

void ExportDialog::update()
{
    m_about->setText(tr(faces[std::size_t(m_format->currentIndex())].about));
    m_status->hide();
    m_remains->setVisible(m_share->isChecked());
    m_beginning->setVisible(m_share->isChecked());
    m_remains->setText(tr("Looking at what remains…"));
    m_beginning->clear();
    if (m_job.isRunning()) { // of what was chosen before; its end begins anew
        m_job.cancel();
        m_stale = true;
    } else if (m_share->isChecked()) {
        look();
    } else {
        setBusy(false);
    }
    adjustSize();
}

bool ExportDialog::ready()
{
    if (!m_what.log.isEmpty())
        return true;
    m_folder = std::make_unique<QTemporaryDir>();
    const QString copy = m_folder->filePath(m_what.suggestedName + u".dropscope"_s);
    const QString error = m_what.copy(copy);
    if (error.isEmpty()) {
        m_what.log = copy;
        return true;
    }
    m_status->setText(error);
    m_status->show();
    return false;
}

monitor::LogExport ExportDialog::order() const
{
    const ExportScope &scope = m_what.scopes[m_scope->currentIndex()];
    monitor::LogExport order;
    order.log = m_what.log;
    order.format = format();
    order.wanted = scope.wanted;
    order.share = m_share->isChecked();
    order.limits = order.share ? QString() : scope.limits; // it may name what is not to be told
    order.language = m_what.language;
    order.ownCodes = m_what.ownCodes;
    return order;
}

void ExportDialog::setBusy(bool busy)
{
    m_busy->setVisible(busy);
    for (QWidget *choice :
         {static_cast<QWidget *>(m_scope), static_cast<QWidget *>(m_format), static_cast<QWidget *>(m_share)})
        choice->setEnabled(!busy || m_file.isEmpty());
    m_save->setEnabled(!busy);
}

void ExportDialog::look()
{
    if (!ready())
        return;
    m_file.clear();
    setBusy(true);
    m_job.start(order(), {});
}

void ExportDialog::askWhere()
{
    auto *dialog = new QFileDialog(this, tr("Save the Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString suffix = suffixOf(format());
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(u"%1 (*.%2)"_s.arg(m_format->currentText(), suffix));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(u"%1.%2"_s.arg(m_what.suggestedName, suffix));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::write);
    dialog->open();
}

void ExportDialog::write(const QString &file)
{
    if (m_job.isRunning() || !ready())
        return;
    m_file = file;
    m_status->hide();
    setBusy(true);
    m_job.start(order(), file);
}

void ExportDialog::finished(const ExportJob::Result &result)
{
    setBusy(false);
    if (std::exchange(m_stale, false)) {
        update();
        return;
    }
    if (result.cancelled)
        return;
    if (!result.exported.error.isEmpty()) {
        m_status->setText(result.exported.error);
        m_status->show();
        return;
    }
    if (m_file.isEmpty()) {
        showRemains(result);
        return;
    }
    if (!result.exported.missing.isEmpty())
        tell(parentWidget(), tr("The log is incomplete"), result.exported.missing.join(u'\n'));
    Q_EMIT written(m_file);
    accept();
}

void ExportDialog::showRemains(const ExportJob::Result &result)
{
    QStringList lines;
    for (const QString &sentence : remainsOf(result.exported.pseudonyms))
        lines.append(u"• "_s + sentence);
    m_remains->setText(lines.join(u'\n'));
    m_beginning->setPlainText(readable(QString::fromUtf8(result.beginning), format()));
}

QString readable(QString beginning, Format format)
{
    if (format != Format::Html)
        return beginning;
    // What one reads of a page is between its tags; pictures and styles say nothing of anybody.
    static const QRegularExpression unread(u"<(style|svg|head)\\b.*?(</\\1>|$)"_s,
                                           QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(u"<[^>]*(>|$)"_s), gap(u"\\s*\n\\s*"_s);
    beginning.remove(unread).replace(tag, u"\n"_s).replace(gap, u"\n"_s);
    for (const auto &[entity, sign] : {std::pair(u"&lt;"_s, u"<"_s), std::pair(u"&gt;"_s, u">"_s),
                                       std::pair(u"&quot;"_s, u"\""_s), std::pair(u"&amp;"_s, u"&"_s)})
        beginning.replace(entity, sign);
    return beginning.trimmed();
}

QString suffixOf(Format format)
{
    return format == Format::Copy ? u"sql"_s : monitor::formatName(format);
}

QStringList remainsOf(const QMap<QString, qsizetype> &pseudonyms)
{
    QStringList replaced;
    for (const Sort &sort : sorts) {
        if (const qsizetype count = pseudonyms.value(QString::fromLatin1(sort.name)); count > 0)
            replaced.append(ExportDialog::tr(sort.text).arg(QLocale().toString(count)));
    }
    return {
        replaced.isEmpty() ? ExportDialog::tr("Nothing in it needs a pseudonym.")
                           : ExportDialog::tr("Replaced, the same by the same: %1.")
                                 .arg(replaced.join(ExportDialog::tr(", "))),
        ExportDialog::tr("What remains: times, sizes, numbers, codes, causes, protocols, and words that "
                         "standards and common servers use. It begins as below; read it before you give it "
                         "away.")};
}

} // namespace ui
