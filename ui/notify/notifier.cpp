#include "notify/notifier.h"

#include "base/visible.h"
#include "kit/clock.h"
#include "kit/words.h"
#include "preferences/preferences.h"
#include "report/report.h"
#include "widgets/banner.h"

#include <QSettings>
#include <QSystemTrayIcon>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using diagnosis::Class;

namespace {

/// What we did ourselves when told to, nobody needs to be told.
bool isOurDoing(const diagnosis::Verdict &verdict)
{
    return verdict.toolReason == session::ToolReason::User ||
           verdict.toolReason == session::ToolReason::Shutdown;
}

/// A failed attempt to get a session back: its loss was told, and the strip of the recovery counts them.
bool isFailedRetry(const session::Facts &facts)
{
    return facts.role == session::Role::Client && facts.continues && !facts.openedAt;
}

bool wantsNotice(const session::EndpointSpec &spec, Class cls)
{
    switch (cls) {
    case Class::Normal:
        return spec.strategies.normal.notify;
    case Class::Lost:
        return spec.strategies.lost.notify;
    case Class::Failed:
        return spec.strategies.failed.notify;
    case Class::Unknown: // of evidence: it was opened to be looked at
        return false;
    }
    return true;
}

/// What a file holds that does not grow happened long ago: who opens it looks at it anyway.
bool isOver(const session::EndpointSpec &spec)
{
    return spec.isEvidence() && !spec.evidence.follow;
}

} // namespace

Notifier::Notifier(const monitor::Monitor &monitor, ChangeFeed &feed, const QSettings &settings,
                   Banner &banner, QWidget *window)
    : QObject(window), m_monitor(monitor), m_settings(settings), m_banner(banner), m_window(window)
{
    if (QSystemTrayIcon::isSystemTrayAvailable() && QSystemTrayIcon::supportsMessages()) {
        m_tray = new QSystemTrayIcon(window->windowIcon(), this);
        m_tray->setToolTip(tr("Dropscope"));
        const auto show = [this] { Q_EMIT showWanted(m_shown); };
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, show);
        connect(m_tray, &QSystemTrayIcon::activated, this, show);
        m_tray->show();
    }
    connect(&banner, &Banner::buttonClicked, this, [this] {
        m_banner.setVisible(false);
        Q_EMIT showWanted(m_shown);
    });
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, [this] { announce({}); });
    connect(&feed, &ChangeFeed::refreshed, this, &Notifier::takeReturns);
    connect(&feed, &ChangeFeed::refreshed, this, &Notifier::takeEnds);
}

// The strip that told of a loss tells that it is over, too.
void Notifier::takeReturns(const monitor::Changes &changes)
{
    if (m_banner.isHidden() || m_shown.size() != 1)
        return;
    for (const monitor::RecoveryChange &change : changes.recoveries) {
        if (change.session != m_shown.first() || change.step.outcome != session::RecoveryOutcome::Recovered)
            continue;
        const QString after =
            change.step.downtime ? tr("after %1").arg(report::duration(*change.step.downtime)) : QString();
        m_banner.show({u"normal"_s, Tone::Normal,
                       after.isEmpty() ? tr("It is back.") : tr("It is back, %1.").arg(after), tr("Show"),
                       true});
    }
}

void Notifier::takeEnds(const monitor::Changes &changes)
{
    if (changes.concluded.isEmpty())
        return;
    const Preferences preferences = loadPreferences(m_settings);
    if (!preferences.notify)
        return;
    QVector<EndNotice> fresh;
    for (const session::SessionId id : changes.concluded) {
        const monitor::Session *session = m_monitor.session(id);
        if (!session || !session->verdict || isOurDoing(*session->verdict) || isFailedRetry(session->facts))
            continue;
        const diagnosis::Verdict &verdict = *session->verdict;
        if (verdict.cls == Class::Normal && !preferences.notifyNormal)
            continue;
        const auto spec = m_monitor.spec(session->facts.endpoint);
        if (spec && (isOver(*spec) || !wantsNotice(*spec, verdict.cls)))
            continue;
        fresh.append({id, verdict.cls,
                      tr("%1: %2").arg(report::label(verdict.cls), report::label(verdict.cause)),
                      report::summary(session->facts, verdict)});
    }
    if (!fresh.isEmpty())
        announce(fresh);
}

void Notifier::announce(const QVector<EndNotice> &fresh)
{
    for (const Announcement &announcement : m_grouping.take(fresh, now()))
        show(announcement);
    if (const auto due = m_grouping.dueAt())
        m_due.start(std::max(1ms, std::chrono::ceil<std::chrono::milliseconds>(*due - now())));
}

Notifier::Words Notifier::wordsFor(const Announcement &announcement)
{
    if (announcement.ends.size() == 1)
        return {announcement.ends.first().title, announcement.ends.first().text};
    QStringList counts;
    if (const int lost = announcement.count(Class::Lost))
        counts.append(tr("%1 lost").arg(lost));
    if (const int failed = announcement.count(Class::Failed))
        counts.append(tr("%1 failed").arg(failed));
    if (const int normal = announcement.count(Class::Normal))
        counts.append(tr("%1 normal").arg(normal));
    return {tr("%1 connections ended").arg(announcement.ends.size()), counts.join(tr(", "))};
}

void Notifier::tellByDesktop(const QString &title, const QString &text)
{
    if (m_tray && loadPreferences(m_settings).notify)
        m_tray->showMessage(forDesktop(title), forDesktop(text), QSystemTrayIcon::Information, 5000);
}

QString Notifier::forDesktop(const QString &text)
{
    return base::visible(text).replace(u'<', u'\u2039').replace(u'>', u'\u203a').replace(u'&', u'\uff06');
}

void Notifier::show(const Announcement &announcement)
{
    m_shown.clear();
    for (const EndNotice &end : announcement.ends)
        m_shown.append(end.session);
    const Words words = wordsFor(announcement);
    const Class worst = announcement.worst();
    if (m_tray) {
        const bool quiet = worst == Class::Normal;
        m_tray->showMessage(forDesktop(words.title), forDesktop(words.text),
                            quiet ? QSystemTrayIcon::Information : QSystemTrayIcon::Warning,
                            quiet ? 3000 : 10'000);
    } else if (worst != Class::Normal) {
        // In the window a normal end is told by its row; only what went wrong gets a strip.
        m_banner.show({QString::fromLatin1(words::iconOf(worst)), words::toneOf(worst),
                       tr("%1. %2").arg(words.title, words.text), tr("Show"), true});
    }
}

} // namespace ui
