#include "endpoints/profileactions.h"

#include "base/readfile.h"
#include "base/visible.h"
#include "kit/endpointnames.h"
#include "report/report.h"
#include "settings/endpointoptions.h"
#include "settings/profile.h"
#include "theme/theme.h"
#include "widgets/question.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>
#include <QStandardPaths>

namespace ui {

using namespace Qt::StringLiterals;
using State = session::EndpointStatus::State;

namespace {

constexpr qsizetype mostListed = 12; ///< endpoints of a file that are named before they are added

QString number(qsizetype count)
{
    return QLocale().toString(count);
}

/// "chat (relay): ws://127.0.0.1:9001/ → wss://app.example/".
QString lineOf(const session::EndpointSpec &spec)
{
    QStringList addresses;
    if (!spec.listen.isEmpty())
        addresses.append(spec.listen.toString());
    if (!spec.target.isEmpty())
        addresses.append(settings::targetText(spec.target));
    if (spec.isLiveBrowser())
        addresses += spec.browser.own ? spec.browser.pages : QStringList{spec.browser.address.toString()};
    return base::visible(u"%1 (%2): %3"_s.arg(spec.name, report::label(spec.role), addresses.join(u" → "_s)));
}

/// Programs that an endpoint would run.
QStringList programsOf(const session::EndpointSpec &spec)
{
    QStringList programs;
    for (const auto &strategy : {spec.strategies.normal, spec.strategies.lost, spec.strategies.failed}) {
        if (!strategy.command.isEmpty())
            programs.append(base::visible(strategy.command.join(u' ')));
    }
    if (!spec.browser.program.isEmpty())
        programs.append(base::visible(spec.browser.program));
    return programs;
}

QStringList atMost(QStringList lines)
{
    const qsizetype more = lines.size() - mostListed;
    if (more > 1) {
        lines.resize(mostListed);
        lines.append(ProfileActions::tr("and %1 more").arg(number(more)));
    }
    return lines;
}

} // namespace

ProfileActions::ProfileActions(monitor::Monitor &monitor, const Theme &theme, QWidget *window)
    : QObject(window), m_monitor(monitor), m_window(window),
      m_startAll(new QAction(theme.icon(u"start"_s), {}, this)),
      m_stopAll(new QAction(theme.icon(u"stop"_s), {}, this)), m_separator(new QAction(this)),
      m_open(new QAction(theme.icon(u"open"_s), {}, this)),
      m_save(new QAction(theme.icon(u"save"_s), {}, this))
{
    m_separator->setSeparator(true);
    m_startAll->setObjectName(u"startAll"_s);
    m_startAll->setShortcut(QKeySequence(u"Ctrl+F5"_s));
    m_stopAll->setObjectName(u"stopAll"_s);
    m_stopAll->setShortcut(QKeySequence(u"Ctrl+Shift+F5"_s));
    m_open->setObjectName(u"openProfile"_s);
    m_save->setObjectName(u"saveProfile"_s);
    connect(m_startAll, &QAction::triggered, this, &ProfileActions::startAll);
    connect(m_stopAll, &QAction::triggered, this, &ProfileActions::stopAll);
    connect(m_open, &QAction::triggered, this, [this] { askForFile(false); });
    connect(m_save, &QAction::triggered, this, [this] { askForFile(true); });
    connect(&monitor, &monitor::Monitor::endpointChanged, this, &ProfileActions::update);
    connect(&monitor, &monitor::Monitor::endpointRemoved, this, &ProfileActions::update);
    retranslate();
}

QVector<session::EndpointStatus> ProfileActions::live() const
{
    QVector<session::EndpointStatus> all = m_monitor.endpoints();
    all.removeIf([](const session::EndpointStatus &status) { return isFile(status); });
    return all;
}

void ProfileActions::retranslate()
{
    m_startAll->setText(tr("Start &All"));
    m_stopAll->setText(tr("Sto&p All"));
    m_open->setText(tr("&Open Profile…"));
    m_save->setText(tr("Save Pro&file…"));
    update();
}

void ProfileActions::forbid(const QString &reason)
{
    m_forbidden = reason;
    update();
}

void ProfileActions::update()
{
    const auto endpoints = live();
    const auto running = std::count_if(endpoints.begin(), endpoints.end(),
                                       [](const auto &one) { return one.state == State::Running; });
    const auto set = [this](QAction *action, const QString &reason, const QString &tip) {
        const QString why = m_forbidden.isEmpty() ? reason : m_forbidden;
        action->setEnabled(why.isEmpty());
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        const QString text = why.isEmpty() ? tip : why;
        action->setToolTip(key.isEmpty() ? text : tr("%1 (%2)").arg(text, key));
    };
    const QString none = endpoints.isEmpty() ? tr("There is no endpoint yet.") : QString();
    set(m_startAll, !none.isEmpty() || running < endpoints.size() ? none : tr("All of them run."),
        tr("Start every endpoint that does not run"));
    set(m_stopAll, running > 0 ? QString() : tr("None of them runs."),
        tr("Stop every endpoint and end its sessions"));
    set(m_open, {},
        tr("Add the endpoints of a file: a saved profile, or one of dropscope-cli watch --config"));
    set(m_save, none,
        tr("Write all endpoints into a file, for another day, another computer or the command line"));
}

void ProfileActions::startAll()
{
    for (const session::EndpointStatus &status : live()) {
        if (status.state != State::Running)
            m_monitor.start(status.id);
    }
}

void ProfileActions::stopAll()
{
    const auto stop = [this] {
        for (const session::EndpointStatus &status : live())
            m_monitor.stop(status.id);
    };
    quint64 sessions = 0;
    for (const session::EndpointStatus &status : live())
        sessions += m_monitor.counts(status.id).live;
    if (sessions == 0) {
        stop();
        return;
    }
    ask(m_window,
        {tr("Stop All Endpoints"), tr("Live sessions that end then: %1.").arg(number(qsizetype(sessions))),
         tr("Stop All"), tr("Cancel")},
        this, stop);
}

void ProfileActions::askForFile(bool save)
{
    auto *dialog = new QFileDialog(m_window, save ? tr("Save Profile") : tr("Open Profile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(save ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Profiles of endpoints (*.conf *.ini)"), tr("All files (*)")});
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    if (save) {
        dialog->setDefaultSuffix(u"conf"_s);
        dialog->selectFile(u"endpoints.conf"_s);
    }
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, save](const QString &file) { save ? saveFile(file) : openFile(file); });
    dialog->open();
}

// Nothing is connected to and nothing runs because a file was opened: they are added as they are, stopped.
void ProfileActions::openFile(const QString &name)
{
    const QString shown = QFileInfo(name).fileName();
    const base::Result<QByteArray> bytes = base::readFile(name, settings::maxConfiguration + 1);
    if (!bytes) {
        tell(m_window, tr("The profile cannot be opened"), u"%1: %2"_s.arg(shown, bytes.error()));
        return;
    }
    const settings::ReadProfile read = settings::readProfile(*bytes);
    if (!read.error.isEmpty() || read.endpoints.isEmpty()) {
        tell(m_window, tr("The profile cannot be opened"),
             read.error.isEmpty() ? tr("%1 has no endpoint that could be added.").arg(shown)
                                  : base::visible(u"%1: %2"_s.arg(shown, read.error)));
        return;
    }
    QStringList lines, programs;
    for (const session::EndpointSpec &spec : read.endpoints) {
        lines.append(lineOf(spec));
        programs += programsOf(spec);
    }
    QString text =
        tr("Endpoints in %1: %2. They are added and not started.").arg(shown, number(read.endpoints.size())) +
        u"\n\n"_s + atMost(lines).join(u'\n');
    if (!programs.isEmpty())
        text += u"\n\n"_s + tr("Once started, they run these programs on this computer:") + u'\n' +
                atMost(programs).join(u'\n');
    ask(m_window, {tr("Open Profile"), text, tr("Add Endpoints"), tr("Cancel")}, this,
        [this, endpoints = read.endpoints] { add(endpoints); });
}

void ProfileActions::add(const QVector<session::EndpointSpec> &endpoints)
{
    for (session::EndpointSpec spec : endpoints) {
        spec.id = {};
        m_monitor.add(std::move(spec));
    }
    Q_EMIT told(tr("Endpoints added: %1. Endpoint > Start All starts them.").arg(number(endpoints.size())));
}

void ProfileActions::saveFile(const QString &name)
{
    QVector<session::EndpointSpec> endpoints;
    for (const session::EndpointStatus &status : live()) {
        if (const auto spec = m_monitor.spec(status.id)) {
            endpoints.append(*spec);
            endpoints.last().name = endpointName(status);
        }
    }
    const settings::WrittenProfile written = settings::writeProfile(endpoints);
    QSaveFile file(name);
    // Headers may hold passwords: nobody else may read them.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(written.text) != written.text.size() || !file.commit()) {
        tell(m_window, tr("The profile could not be saved"), u"%1: %2"_s.arg(name, file.errorString()));
        return;
    }
    Q_EMIT told(tr("The endpoints were saved in %1.").arg(name));
    if (written.leftOut.isEmpty())
        return;
    QStringList lines;
    for (const QString &what : written.leftOut)
        lines.append(u"• "_s + QCoreApplication::translate("settings", what.toUtf8().constData()));
    tell(m_window, tr("Not all of it fits into a profile"),
         tr("The endpoints were saved, but for what only this window remembers:") + u"\n\n"_s +
             lines.join(u'\n'));
}

} // namespace ui
