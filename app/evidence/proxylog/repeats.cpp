#include "evidence/proxylog/repeats.h"

#include <QHashFunctions>

namespace evidence {

bool Repeats::isRepeat(QByteArrayView text)
{
    const Name name{qHash(text, 0x5bd1e995), qHash(text, 0x1b873593)};
    if (!m_seen.insert(name).second) {
        ++m_found;
        return true;
    }
    m_order.push_back(name);
    if (m_order.size() > most) {
        m_seen.erase(m_order.front());
        m_order.pop_front();
    }
    return false;
}

void Repeats::tell(Sink &sink) const
{
    if (m_found > 0)
        sink.note({QStringLiteral("repeated_lines"), QString::number(m_found)});
}

} // namespace evidence
