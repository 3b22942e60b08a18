#include "endpoint/tap/toldsecrets.h"

#include <algorithm>

namespace endpoint {

void ToldSecrets::tell(const QString &value)
{
    const std::lock_guard lock(m_mutex);
    const auto latest = m_values.end() - std::ptrdiff_t(std::min(m_values.size(), mostLatest));
    if (value.isEmpty() || std::find(latest, m_values.end(), value) != m_values.end())
        return;
    m_values.push_back(value);
    if (m_values.size() > mostLatest) {
        if (QString &old = m_values[m_values.size() - mostLatest - 1]; old.size() > longest)
            old.clear();
    }
    if (m_values.size() > most)
        m_values.pop_front();
    m_count.fetch_add(1, std::memory_order_release);
}

QStringList ToldSecrets::since(quint64 &known) const
{
    const std::lock_guard lock(m_mutex);
    const quint64 all = m_count.load(std::memory_order_relaxed);
    const std::size_t news = std::size_t(std::min<quint64>(all - std::exchange(known, all), m_values.size()));
    QStringList values;
    values.reserve(qsizetype(news));
    for (auto it = m_values.end() - std::ptrdiff_t(news); it != m_values.end(); ++it) {
        if (!it->isEmpty())
            values.append(*it);
    }
    return values;
}

} // namespace endpoint
