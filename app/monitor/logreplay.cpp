#include "monitor/logreplay.h"

#include <algorithm>
#include <deque>

namespace monitor {

using findings::Finding;

namespace {

/// What the parts say, in order; one that is damaged says nothing.
std::vector<findings::Chapter> unpacked(const QByteArrayList &parts, findings::Unpacking &unpack)
{
    std::vector<findings::Chapter> chapters;
    chapters.reserve(std::size_t(parts.size()));
    for (const QByteArray &part : parts) {
        if (auto chapter = unpack(part))
            chapters.push_back(*std::move(chapter));
    }
    return chapters;
}

/// The tape of a log, from which as much is taken as had been told by a time.
class TapeReader
{
public:
    explicit TapeReader(const journal::Reader &reader) : m_reader(reader) {}

    [[nodiscard]] std::vector<findings::Chapter> until(session::Stamp now)
    {
        std::vector<findings::Chapter> told;
        while (fill() && m_ahead.front().now <= now) {
            told.push_back(std::move(m_ahead.front()));
            m_ahead.pop_front();
        }
        return told;
    }
    [[nodiscard]] const journal::Error &error() const { return m_error; }

private:
    [[nodiscard]] bool fill()
    {
        constexpr int atOnce = 50; // about 3 MB
        while (m_ahead.empty() && !m_over) {
            QByteArrayList parts;
            m_error = m_reader.tape(m_from, atOnce, parts);
            m_over = m_error || parts.isEmpty();
            for (findings::Chapter &chapter : unpacked(parts, m_unpack))
                m_ahead.push_back(std::move(chapter));
        }
        return !m_ahead.empty();
    }

    const journal::Reader &m_reader;
    findings::Unpacking m_unpack;
    std::deque<findings::Chapter> m_ahead;
    qint64 m_from = 0;
    bool m_over = false;
    journal::Error m_error;
};

} // namespace

QString LogReplay::readAtOnce(const QString &file, const QString &tapeFormat)
{
    journal::Reader reader;
    if (const journal::Error error = reader.open(file))
        return error.text;
    const bool taped = reader.info().tapeFormat == tapeFormat;
    m_into.opened(reader.endpoints(), taped, {});
    m_into.noted(reader.notes());
    TapeReader tape(reader);
    session::Stamp latest{};
    journal::Error missing = reader.replay([&](const session::Batch &batch) {
        m_into.take(batch);
        for (const session::Observation &seen : batch)
            latest = std::max(latest, seen.at);
        if (taped)
            m_into.play(tape.until(latest));
        return true;
    });
    if (taped)
        m_into.play(tape.until(session::Stamp::max()));
    if (tape.error())
        missing.text += (missing ? QStringLiteral(" ") : QString()) + tape.error().text;
    m_into.finished(reader.info(), missing);
    return {};
}

QString LogReplay::open(const QString &file, Monitor::Reading reading, const QString &tapeFormat,
                        std::optional<session::SessionId> upTo)
{
    if (reading == Monitor::Reading::AtOnce)
        return readAtOnce(file, tapeFormat);
    auto background = std::make_unique<journal::Reading>(file);
    if (background->error())
        return background->error().text;
    const bool taped = background->info().tapeFormat == tapeFormat;
    const quint64 end = quint64(upTo.value_or(session::SessionId(std::numeric_limits<quint64>::max())));
    const quint64 last = std::min(background->info().lastSession, end); // sessions are numbered from 1
    m_heldUntil = last > m_kept ? last - m_kept : 0;
    m_into.opened(background->endpoints(), taped, session::SessionId(m_heldUntil + 1));
    m_into.noted(background->notes());
    m_reading = std::move(background);
    journal::Reading *const from = m_reading.get();
    QObject::connect(from, &journal::Reading::read, from, [this, end](const session::Batch &batch) {
        session::Batch wanted = batch;
        wanted.removeIf([end](const session::Observation &seen) { return quint64(seen.session) > end; });
        m_into.take(wanted);
        m_reading->taken();
    });
    QObject::connect(
        from, &journal::Reading::taped, from, [this](const QByteArrayList &parts) { unpackAndPlay(parts); },
        Qt::DirectConnection);
    QObject::connect(from, &journal::Reading::caughtUp, from,
                     [this](const journal::Error &missing) { m_into.caughtUp(m_reading->info(), missing); });
    QObject::connect(
        from, &journal::Reading::endpointsChanged, from,
        [this](const QVector<session::EndpointStatus> &endpoints) { m_into.endpoints(endpoints); });
    QObject::connect(from, &journal::Reading::finished, from, [this](const journal::Error &missing) {
        m_into.finished(m_reading->finalInfo(), missing);
    });
    QObject::connect(
        from, &journal::Reading::counted, from, [this](const QVector<journal::Settled::Tally> &tallies) {
            for (const auto &[endpoint, cls, sessions] : tallies)
                m_into.count(endpoint,
                             session::fromName<diagnosis::Class>(cls).value_or(diagnosis::Class::Unknown),
                             sessions);
        });
    std::optional<journal::Reading::Counting> counting;
    // What was told then stands for the rest, unless a path may lead from one session to another.
    if (taped && from->endpoints().size() == 1 &&
        from->endpoints().constFirst().role != session::Role::Capture)
        counting = {diagnosis::Verdict::rulesVersion, firstRows + 1, m_heldUntil, m_kept};
    from->start(taped, counting, m_rest);
    return {};
}

/// On the reading thread, which has the time.
void LogReplay::unpackAndPlay(const QByteArrayList &parts)
{
    const auto chapters = std::make_shared<std::vector<findings::Chapter>>(unpacked(parts, m_unpack));
    const auto play = [this, chapters, isOver = parts.isEmpty()] {
        m_played = isOver;
        m_into.play(*chapters);
        m_reading->taken();
    };
    QMetaObject::invokeMethod(m_reading.get(), play, Qt::QueuedConnection);
}

void LogReplay::holdBack(Changes &changes)
{
    const auto held = [this](session::SessionId id) { return isHeldBack(id); };
    for (auto *ids :
         {&changes.appeared, &changes.opened, &changes.updated, &changes.counted, &changes.concluded,
          &changes.openAtEnd, &changes.recovering, &changes.forgotten, &changes.revised})
        ids->removeIf(held);
    changes.recoveries.removeIf([&](const RecoveryChange &change) { return held(change.session); });

    constexpr int keptOver = 50; // of those that are over, the latest
    if (m_played) {
        changes.findings = std::exchange(m_held, {}).values() + changes.findings;
        return;
    }
    for (Finding &finding : std::exchange(changes.findings, {}))
        m_held[finding.id] = std::move(finding);
    const auto isOver = [](const Finding &finding) {
        return finding.state == findings::FindingState::Closed;
    };
    auto over = std::count_if(m_held.cbegin(), m_held.cend(), isOver);
    for (auto it = m_held.begin(); over > keptOver;) {
        const bool drop = isOver(*it);
        over -= drop ? 1 : 0;
        it = drop ? m_held.erase(it) : std::next(it);
    }
}

void LogReplay::release(Changes &changes, const SessionStore &store)
{
    if (!isReading())
        return;
    holdBack(changes);
    changes.findings += std::exchange(m_held, {}).values();
    releaseSessions(changes, store);
    m_over = true;
}

void LogReplay::releaseSessions(Changes &changes, const SessionStore &store) const
{
    for (const session::SessionId id : store.ids()) {
        if (!isHeldBack(id))
            continue;
        const Session &session = *store.find(id);
        changes.appeared.append(id);
        changes.updated.append(id);
        if (session.facts.openedAt)
            changes.opened.append(id);
        if (session.verdict)
            changes.concluded.append(id);
        if (session.facts.openAtEnd)
            changes.openAtEnd.append(id);
        if (session.revision)
            changes.revised.append(id);
        if (!session.facts.recoveries.isEmpty())
            changes.recovering.append(id);
    }
}

} // namespace monitor
