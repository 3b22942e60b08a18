#include "monitor/matching.h"

#include "report/paths.h"

namespace monitor {

QString originOf(const Monitor &monitor, session::SessionId id)
{
    const findings::Path *path = monitor.pathOf(id);
    return path ? report::originWords(path->origin) : QString();
}

bool matches(const query::Filter &filter, const Monitor &monitor, const Session &session,
             QStringView endpoint, session::Stamp now)
{
    if (filter.matchesAll())
        return true;
    query::Subject subject =
        query::subjectOf(session.facts, session.verdict ? &*session.verdict : nullptr, endpoint, now);
    const QString origin = originOf(monitor, session.facts.id); // the subject only looks at it
    subject.origin = origin;
    if (const session::Note *note = monitor.note(session.facts.id)) {
        subject.note = note->text;
        subject.bookmarked = note->bookmarked;
    }
    return filter.matches(subject);
}

} // namespace monitor
