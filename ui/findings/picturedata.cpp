#include "findings/picturedata.h"

#include <QSet>

#include <algorithm>

namespace ui {

PictureData pictureData(const findings::Finding &finding, const monitor::Monitor &monitor)
{
    PictureData data;
    const QSet<session::SessionId> members(finding.sessions.begin(), finding.sessions.end());
    QSet<session::SessionId> counted = members;
    const auto take = [&monitor](QVector<findings::Ending> &into, session::SessionId id) {
        const monitor::Session *session = monitor.session(id);
        if (session && session->verdict)
            into.append(findings::endingOf(session->facts, *session->verdict));
    };
    for (const session::SessionId id : finding.sessions)
        take(data.members, id);
    for (const session::SessionId id : finding.counterexamples) {
        if (!counted.contains(id))
            take(data.others, id);
        counted.insert(id);
    }
    // Sessions that are still open lived through it as well, however long ago they opened.
    const session::Stamp margin =
        std::max<session::Stamp>(std::chrono::minutes(1), (finding.at - finding.firstAt) / 3);
    const auto livedAround = [&](const PictureData::Life &life) {
        return life.from <= finding.at + margin &&
               life.until.value_or(finding.at) >= finding.firstAt - margin;
    };
    const auto all = monitor.sessions();
    for (auto it = all.crbegin(); it != all.crend() && data.lives.size() < PictureData::maxLives; ++it) {
        const monitor::Session *session = monitor.session(*it);
        if (!session || session->facts.endpoint != finding.endpoint)
            continue;
        if (const auto &opened = session->facts.openedAt) {
            const PictureData::Life life{*opened, session->facts.endedAt(), members.contains(*it)};
            if (livedAround(life))
                data.lives.append(life);
        }
        if (data.others.size() < PictureData::maxOthers && !counted.contains(*it))
            take(data.others, *it);
    }
    return data;
}

} // namespace ui
