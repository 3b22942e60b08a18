#include "timeline/barof.h"

#include "kit/words.h"
#include "report/application.h"
#include "report/report.h"
#include "timeline/spells.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::TimelineView)
};

Ending endingOf(diagnosis::Class cls)
{
    switch (cls) {
    case diagnosis::Class::Normal:
        return Ending::Normal;
    case diagnosis::Class::Lost:
        return Ending::Lost;
    case diagnosis::Class::Failed:
        return Ending::Failed;
    case diagnosis::Class::Unknown:
        return Ending::Unknown;
    }
    return Ending::Lost;
}

} // namespace

Bar barOf(const monitor::Session &session)
{
    const session::Facts &facts = session.facts;
    Bar bar;
    bar.id = facts.id;
    bar.endpoint = facts.endpoint;
    bar.chain = facts.chain;
    if (facts.continues)
        bar.continues = session::SessionId(facts.continues->session);
    bar.from = facts.startedAt;
    if (session.verdict) {
        bar.until = std::max(facts.startedAt, session.verdict->at);
        bar.ending = endingOf(session.verdict->cls);
    } else if (facts.openAtEnd) {
        bar.until = std::max(facts.startedAt, *facts.openAtEnd);
    }
    bar.spells = spellsOf(facts);
    return bar;
}

QString describe(const Bar &bar, const monitor::Monitor &monitor, session::Stamp now)
{
    QStringList lines;
    const monitor::Session *session = monitor.session(bar.id);
    if (!session)
        return Text::tr("Session #%1 is no longer held in memory.").arg(quint64(bar.id));
    const session::Facts &facts = session->facts;
    QStringList who{u"#%1"_s.arg(quint64(bar.id))};
    if (facts.request && !facts.request->target.isEmpty())
        who.append(facts.request->target.left(200));
    who.append(facts.client().exists ? facts.client().peer : facts.server().peer);
    lines.append(who.join(u"  "_s));
    lines.append(
        Text::tr("%1, for %2").arg(words::dateTime(bar.from), report::duration(bar.end(now) - bar.from)));
    if (facts.app && !facts.app->hello.protocol.isEmpty())
        lines.append(facts.app->goodbye
                         ? report::goodbyeLabel(facts.app->hello.protocol, facts.app->goodbye->what)
                         : report::protocolLabel(facts.app->hello.protocol));
    if (session->verdict)
        lines.append(report::summary(facts, *session->verdict));
    else if (facts.openedAt)
        lines.append(facts.openAtEnd        ? Text::tr("open when its recording ended")
                     : monitor.isReadOnly() ? Text::tr("open when the log ended")
                                            : Text::tr("open"));
    else
        lines.append(Text::tr("connecting"));
    if (facts.continues)
        lines.append(Text::tr("Continues session #%1.").arg(facts.continues->session));
    return lines.join(u'\n');
}

} // namespace ui
