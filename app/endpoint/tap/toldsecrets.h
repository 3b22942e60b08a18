// What capture rules took, told from one endpoint of a run to the others: what one of them knows for a
// secret, the next sees in an address.
#pragma once

#include <QString>
#include <QStringList>

#include <atomic>
#include <deque>
#include <mutex>

namespace endpoint {

/// Of one run. Thread-safe. Numbers values in the order in which they were told, and keeps the last ones.
class ToldSecrets
{
public:
    static constexpr std::size_t most = 4096;
    /// Told again, these are no news; and only so many of those that are longer than `longest` characters are
    /// kept.
    static constexpr std::size_t mostLatest = 32;
    static constexpr qsizetype longest = 256;

    void tell(const QString &value);
    /// How many there have been. Costs next to nothing: to be asked for every observation.
    [[nodiscard]] quint64 count() const { return m_count.load(std::memory_order_acquire); }
    /// Those behind the first `known`, as far as they are kept, in order; `known` becomes the number of all.
    [[nodiscard]] QStringList since(quint64 &known) const;

private:
    std::atomic<quint64> m_count = 0;
    mutable std::mutex m_mutex;   ///< of:
    std::deque<QString> m_values; ///< the last is the newest; empty: too long to be kept
};

} // namespace endpoint
