#include "monitor/passage.h"

namespace monitor {

using namespace session;
using namespace std::chrono_literals;

namespace {

/// Observations of one transaction: enough for a storm, little enough not to keep the first of them waiting.
constexpr qsizetype writtenAtOnce = 2'000;
constexpr auto shownAtOnce = 4ms;

} // namespace

void Passage::pass(const Batch &batch)
{
    push({batch, {}, std::chrono::steady_clock::now()});
}

void Passage::pass(std::function<void()> call)
{
    push({{}, std::move(call), std::chrono::steady_clock::now()});
}

void Passage::push(Item item)
{
    const std::lock_guard lock(m_mutex);
    m_waiting += item.batch.size();
    m_items.push_back(std::move(item));
    makeRoom();
    if (!std::exchange(m_writing, true))
        postWriting();
}

/// What has waited longest is given up; it is still shown.
void Passage::makeRoom()
{
    for (; m_waiting > m_bound && m_given < end(); ++m_given) {
        const Batch &batch = at(m_given).batch;
        if (batch.isEmpty())
            continue;
        if (m_lost.observations == 0)
            m_lost.since = batch.constFirst().at;
        m_lost.until = batch.constLast().at;
        m_lost.observations += batch.size();
        m_waiting -= batch.size();
    }
}

void Passage::postWriting()
{
    const auto write = [self = shared_from_this()] {
        if (self->writeSome())
            self->postWriting();
    };
    QMetaObject::invokeMethod(&m_writer, write, Qt::QueuedConnection);
}

void Passage::postShowing()
{
    const auto show = [this] {
        if (showSome())
            postShowing();
    };
    QMetaObject::invokeMethod(this, show, Qt::QueuedConnection);
}

/// True if there is more.
bool Passage::writeSome()
{
    Batch batch;
    std::unique_lock lock(m_mutex);
    const auto lost = std::exchange(m_lost, {});
    for (; m_given < end() && (batch.isEmpty() || batch.size() < writtenAtOnce); ++m_given)
        batch += at(m_given).batch;
    const quint64 given = m_given;
    lock.unlock();
    if (lost.observations > 0)
        m_writer.lost(lost.observations, lost.since, lost.until);
    if (!batch.isEmpty())
        m_writer.append(batch);
    lock.lock();
    m_waiting -= batch.size();
    m_written = given;
    if (m_written >= m_free)
        m_late = false;
    dropPassed();
    if (!std::exchange(m_showing, true))
        postShowing();
    m_writing = m_given < end();
    return m_writing;
}

/// True if there is more.
bool Passage::showSome()
{
    const auto until = std::chrono::steady_clock::now() + shownAtOnce;
    for (;;) {
        std::unique_lock lock(m_mutex);
        const quint64 limit = std::max(m_written, m_free);
        if (m_shown >= limit) {
            m_showing = false;
            return false;
        }
        if (std::chrono::steady_clock::now() > until)
            return true;
        Item item = at(m_shown);
        ++m_shown;
        dropPassed();
        lock.unlock();
        if (item.call)
            item.call();
        else
            m_take(item.batch);
    }
}

void Passage::dropPassed()
{
    for (const quint64 passed = std::min(m_written, m_shown); m_first < passed; ++m_first)
        m_items.pop_front();
}

bool Passage::showWaiting(std::chrono::steady_clock::time_point now)
{
    bool begins = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_written == end() || now - at(m_written).since < patience)
            return false;
        m_free = end();
        begins = !std::exchange(m_late, true);
        if (!std::exchange(m_showing, true))
            postShowing();
    }
    return begins;
}

void Passage::writeAll()
{
    while (writeSome())
        ;
}

} // namespace monitor
