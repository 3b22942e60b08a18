// The way of what endpoints tell: first into the log, then to the main thread, in one order. So what is shown
// as ended has been committed, and a storm of endings is committed in few transactions.
#pragma once

#include "journal/journal.h"

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace monitor {

/// Bounded: when the journal does not take what waits for it (a disk that hangs), showWaiting() shows it all
/// the same, and what goes beyond a bound is never written, but counted and noted in the log.
class Passage final : public QObject, public std::enable_shared_from_this<Passage>
{
public:
    static constexpr std::chrono::seconds patience{2};
    static constexpr qsizetype maxWaiting = 200'000; ///< observations; about 80 MB

    /// Lives on the main thread; `take` is called there. To be held until the writer's thread has ended.
    Passage(journal::Writer &writer, std::function<void(const session::Batch &)> take,
            qsizetype bound = maxWaiting)
        : m_writer(writer), m_take(std::move(take)), m_bound(bound)
    {
    }

    /// Thread-safe.
    void pass(const session::Batch &batch);
    /// Not for the log, but to be done in order. Thread-safe.
    void pass(std::function<void()> call);

    /// Shows what has waited for the journal longer than is bearable. True if there was any, for the first
    /// time since the journal kept up. Main thread.
    [[nodiscard]] bool showWaiting(std::chrono::steady_clock::time_point now);
    /// Writes all that waits. On the writer's thread.
    void writeAll();

private:
    struct Item
    {
        session::Batch batch;
        std::function<void()> call;
        std::chrono::steady_clock::time_point since;
    };
    void push(Item item);
    bool writeSome();
    bool showSome();
    void postWriting();
    void postShowing();
    void makeRoom();
    [[nodiscard]] Item &at(quint64 number) { return m_items[std::size_t(number - m_first)]; }
    [[nodiscard]] quint64 end() const { return m_first + m_items.size(); }
    void dropPassed();

    journal::Writer &m_writer;
    std::function<void(const session::Batch &)> m_take;
    qsizetype m_bound; ///< of observations that wait for the journal

    std::mutex m_mutex; ///< of all below
    std::deque<Item> m_items;
    quint64 m_first = 0;   ///< number of the first of them
    quint64 m_written = 0; ///< number of the first that is not written
    quint64 m_shown = 0;   ///< number of the first that is not shown
    quint64 m_given = 0;   ///< number of the first that is not in the writer's hands
    quint64 m_free = 0;    ///< up to this one, items are shown whether written or not
    qsizetype m_waiting = 0;
    bool m_writing = false, m_showing = false; ///< posted
    bool m_late = false;
    struct
    {
        qint64 observations = 0;
        session::Stamp since{}, until{};
    } m_lost;
};

} // namespace monitor
