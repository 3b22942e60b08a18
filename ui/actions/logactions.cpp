#include "actions/logactions.h"

#include "theme/theme.h"
#include "widgets/question.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString recentKey = u"logs/recent"_s;
constexpr qsizetype mostRecent = 10;
constexpr int mostDropped = 32; ///< files taken by one drop

/// The files among what is dragged.
QStringList filesIn(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile() && files.size() < mostDropped)
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

QStringList recentLogs(const QSettings &settings)
{
    QStringList files;
    for (const QString &file : settings.value(recentKey).toStringList()) {
        if (QFileInfo::exists(file))
            files.append(file);
    }
    return files;
}

void rememberLog(QSettings &settings, const QString &file)
{
    QStringList files = recentLogs(settings);
    files.removeAll(file);
    files.prepend(file);
    settings.setValue(recentKey, files.mid(0, mostRecent));
}

LogActions::LogActions(monitor::Monitor &monitor, QSettings &settings, const Theme &theme, QWidget *window)
    : QObject(window), m_monitor(monitor), m_settings(settings), m_window(window), m_new(new QAction(this)),
      m_open(new QAction(theme.icon(u"open"_s), {}, this)), m_recent(new QAction(this)),
      m_saveCopy(new QAction(theme.icon(u"save"_s), {}, this)), m_recentMenu(new QMenu(window))
{
    m_new->setShortcut(QKeySequence(u"Ctrl+Shift+T"_s));
    m_open->setShortcut(QKeySequence::Open);
    m_saveCopy->setShortcut(QKeySequence(u"Ctrl+Shift+S"_s));
    m_recent->setMenu(m_recentMenu);
    connect(m_new, &QAction::triggered, this, &LogActions::newWanted);
    connect(m_open, &QAction::triggered, this, &LogActions::openFile);
    connect(m_saveCopy, &QAction::triggered, this, &LogActions::saveCopy);
    connect(m_recentMenu, &QMenu::aboutToShow, this, &LogActions::fillRecent);
    window->setAcceptDrops(true);
    window->installEventFilter(this);
    retranslate();
}

QList<QAction *> LogActions::all() const
{
    return {m_new, m_open, m_recent, m_saveCopy};
}

void LogActions::retranslate()
{
    m_new->setText(tr("New &Window with a New Log"));
    m_open->setText(tr("&Open…"));
    m_open->setToolTip(
        tr("A log of Dropscope, or what others recorded: captures, logs of browsers and proxies"));
    m_recent->setText(tr("Open &Recent"));
    m_saveCopy->setText(tr("Save a &Copy of the Log…"));
    const bool writes = !m_monitor.logFile().isEmpty() && !m_monitor.isReadOnly();
    m_saveCopy->setEnabled(writes);
    m_saveCopy->setToolTip(writes ? tr("Recording goes on") : tr("No log is being written."));
}

void LogActions::openFile()
{
    auto *dialog = new QFileDialog(m_window, tr("Open"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("All files, told by their content (*)"), tr("Dropscope logs (*.dropscope)"),
                            tr("Packet captures (*.pcap *.pcapng *.cap *.gz)"),
                            tr("Logs and HAR files (*.log *.json *.har *.jsonl *.txt *.gz)")});
    const QString last = recentLogs(m_settings).value(0, m_monitor.logFile());
    if (!last.isEmpty())
        dialog->setDirectory(QFileInfo(last).absolutePath());
    connect(dialog, &QFileDialog::filesSelected, this, &LogActions::filesWanted);
    dialog->open();
}

void LogActions::fillRecent()
{
    m_recentMenu->clear();
    for (const QString &file : recentLogs(m_settings)) {
        // A name may hold an ampersand, which is no mnemonic here.
        QAction *action = m_recentMenu->addAction(QFileInfo(file).fileName().replace(u'&', u"&&"_s));
        action->setToolTip(file);
        connect(action, &QAction::triggered, this, [this, file] { Q_EMIT openWanted(file); });
    }
    if (m_recentMenu->isEmpty())
        m_recentMenu->addAction(tr("No log was opened yet"))->setEnabled(false);
}

void LogActions::saveCopy()
{
    auto *dialog = new QFileDialog(m_window, tr("Save a Copy of the Log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"dropscope"_s);
    dialog->setNameFilter(tr("Dropscope logs (*.dropscope)"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(u"dropscope_"_s + QFileInfo(m_monitor.logFile()).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (const QString error = m_monitor.saveLogCopy(file); !error.isEmpty())
            tell(m_window, tr("The log could not be saved"), error);
        else {
            rememberLog(m_settings, file);
            Q_EMIT saved(file);
        }
    });
    dialog->open();
}

bool LogActions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DragEnter) {
        auto *drag = static_cast<QDragEnterEvent *>(event);
        if (drag->mimeData()->hasUrls()) { // of a file that cannot be read, dropping says so
            drag->acceptProposedAction();
            return true;
        }
    } else if (event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        drop->acceptProposedAction();
        if (const QStringList files = filesIn(*drop->mimeData()); !files.isEmpty())
            Q_EMIT filesWanted(files);
        else
            tell(m_window, tr("This is no file"),
                 tr("“%1” cannot be opened here. Files of this computer can.")
                     .arg(drop->mimeData()->urls().value(0).toDisplayString()));
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
