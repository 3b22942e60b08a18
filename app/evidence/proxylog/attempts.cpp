#include "evidence/proxylog/attempts.h"

namespace evidence {

namespace {

QByteArray pathOf(const Logged &logged)
{
    const auto query = logged.target.indexOf('?');
    return (query < 0 ? logged.target : logged.target.first(query)).left(1024);
}

} // namespace

void Attempts::take(Logged logged, Sink &sink)
{
    const QByteArray path = pathOf(logged);
    if (logged.opened) {
        const bool isNew = m_known.size() < paths && !m_known.contains(path);
        if (isNew)
            m_known.insert(path);
        for (auto it = m_waiting.begin(); isNew && it != m_waiting.end();) {
            if (pathOf(*it) == path) {
                tell(*it, sink);
                it = m_waiting.erase(it);
            } else {
                ++it;
            }
        }
    } else if (!isKey(logged.key) && !m_known.contains(path) &&
               !logged.target.contains("transport=websocket")) {
        if (m_waiting.size() == waiting)
            m_waiting.pop_front();
        m_waiting.push_back(std::move(logged));
        return;
    }
    tell(logged, sink);
}

} // namespace evidence
