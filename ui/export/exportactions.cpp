#include "export/exportactions.h"

#include "export/exportdialog.h"
#include "preferences/owncodes.h"
#include "preferences/preferences.h"

#include <QFileInfo>

namespace ui {

using namespace Qt::StringLiterals;

ExportActions::ExportActions(monitor::Monitor &monitor, Selection &selection, const Language &language,
                             QSettings &settings, QWidget *window)
    : QObject(window), m_monitor(monitor), m_selection(selection), m_language(language), m_settings(settings),
      m_window(window), m_export(new QAction(this)), m_share(new QAction(this)), m_compare(new QAction(this))
{
    m_export->setObjectName(u"export"_s);
    m_export->setShortcut(QKeySequence(u"Ctrl+E"_s));
    m_share->setObjectName(u"shareCopy"_s);
    connect(m_export, &QAction::triggered, this, [this] {
        const auto all = scopes();
        const bool narrowed = all.size() > 1 && !all[1].wanted.sessions.has_value();
        open(all, narrowed ? 1 : 0, false);
    });
    connect(m_share, &QAction::triggered, this, [this] { open(scopes(), 0, true); });
    m_compare->setObjectName(u"compareLogs"_s);
    connect(m_compare, &QAction::triggered, this,
            [this] { Q_EMIT compareWanted(readOwnCodes(loadPreferences(m_settings).ownCodes).json); });
    retranslate();
}

void ExportActions::setFilter(const query::Filter &filter, const QString &text)
{
    m_filter = filter;
    m_filterText = text;
}

QVector<ExportScope> ExportActions::scopes() const
{
    return exportScopes({m_filter, m_filterText, m_selection.span(), m_selection.scope(), m_selection.ids()});
}

void ExportActions::exportSelected()
{
    const auto all = scopes();
    open(all, int(all.size()) - 1, false);
}

void ExportActions::exportSessions(const QVector<session::SessionId> &ids, const QString &name)
{
    ExportScope scope{name, name, {}};
    scope.wanted.sessions = QSet<session::SessionId>(ids.begin(), ids.end());
    open({scope, {tr("The whole log"), {}, {}}}, 0, false);
}

void ExportActions::open(const QVector<ExportScope> &scopes, int scope, bool share)
{
    ExportDialog::What what;
    if (m_monitor.isReadOnly())
        what.log = m_monitor.logFile();
    what.copy = [this](const QString &file) { return m_monitor.saveLogCopy(file); };
    what.scopes = scopes;
    what.scope = scope;
    what.share = share;
    what.ownCodes = readOwnCodes(loadPreferences(m_settings).ownCodes).json;
    what.language = m_language.code() == u"zh_CN" ? u"zh-CN"_s : u"en"_s;
    what.suggestedName =
        share ? u"shared"_s : u"dropscope_"_s + QFileInfo(m_monitor.logFile()).completeBaseName();
    auto *dialog = new ExportDialog(std::move(what), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::written, this, &ExportActions::written);
    dialog->open();
}

void ExportActions::retranslate()
{
    m_export->setText(tr("&Export…"));
    m_share->setText(tr("S&hare a Copy…"));
    const bool hasLog = !m_monitor.logFile().isEmpty();
    for (QAction *action : all())
        action->setEnabled(hasLog);
    m_compare->setText(tr("Com&pare Logs…"));
    const QString none = tr("No log is being written.");
    m_export->setToolTip(hasLog ? tr("As an HTML report, CSV, JSON Lines or HAR") : none);
    m_share->setToolTip(hasLog ? tr("With pseudonyms; what remains is shown before it is written") : none);
    m_compare->setToolTip(hasLog ? tr("With another log, before and after a moment, or two endpoints")
                                 : none);
}

} // namespace ui
