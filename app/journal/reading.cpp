#include "journal/reading.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>

namespace journal {

using namespace Qt::StringLiterals;

Reading::Reading(const QString &file) : m_thread(QThread::create([this, file] { run(file); }))
{
    m_thread->setObjectName(QStringLiteral("reading"));
    m_thread->start();
    m_opened.acquire();
}

Reading::~Reading()
{
    m_stopped = true;
    m_end.release();
    m_go.release();
    m_room.release();
    m_thread->wait();
}

/// A connection to SQLite belongs to one thread: the file is opened here, too.
void Reading::run(const QString &file)
{
    Reader reader;
    m_error = reader.open(file);
    if (!m_error) {
        m_info = m_finalInfo = reader.info();
        m_endpoints = reader.endpoints();
        m_notes = reader.notes();
    }
    const bool open = !m_error;
    m_opened.release(); // from here on the other thread may read what was found
    m_go.acquire();
    if (!open || m_stopped)
        return;
    Settled settled;
    if (m_counting)
        settled = reader.settled(m_counting->rules, m_counting->first, m_counting->last, m_counting->latest);
    if (!settled.tallies.isEmpty())
        Q_EMIT counted(settled.tallies);
    bool first = m_withTape;
    Error missing = reader.replay(
        [&](const session::Batch &batch) {
            return tell(batch) && (!std::exchange(first, false) || tellTape(reader));
        },
        settled);
    if (m_stopped)
        return;
    if (m_tapeError)
        missing.text += (missing ? u" "_s : QString()) + m_tapeError.text;
    if (reader.isWritten() && !m_info.closedAt) {
        m_lastRow = reader.lastRow();
        Q_EMIT caughtUp(missing);
        missing = follow(file);
    }
    if (!m_stopped)
        Q_EMIT finished(missing);
}

Error Reading::follow(const QString &file)
{
    Error missing;
    for (std::chrono::milliseconds rest = m_rest; !m_end.tryAcquire(1, int(rest.count()));) {
        if (QFileInfo(file).size() + QFileInfo(file + u"-wal"_s).size() > mostFollowed)
            return {
                u"%1 has grown too large to be followed: what comes from now on is there when it is opened "
                "again."_s.arg(file)};
        QElapsedTimer clock;
        clock.start();
        if (!lookAgain(file, missing))
            break;
        rest = std::max(m_rest, std::chrono::milliseconds(10 * clock.elapsed()));
    }
    return missing;
}

bool Reading::lookAgain(const QString &file, Error &missing)
{
    const auto state = [&file](const QString &side) {
        const QFileInfo info(file + side);
        return std::pair(info.size(), info.lastModified());
    };
    const auto now = std::pair(state({}), state(u"-wal"_s));
    if (std::exchange(m_seen, now) == now)
        return true;
    Reader reader;
    if (const Error error = reader.open(file)) { // moved, deleted, or cut short by somebody
        missing = error;
        return false;
    }
    if (reader.info().startedAt != m_info.startedAt) {
        missing = {u"%1 has been replaced by another log: what is shown ends there."_s.arg(file)};
        return false;
    }
    if (const auto endpoints = reader.endpoints(); endpoints != m_endpoints) {
        m_endpoints = endpoints;
        Q_EMIT endpointsChanged(endpoints);
    }
    missing = reader.replayBehind(m_lastRow, [this](const session::Batch &batch) { return tell(batch); });
    if (m_withTape)
        tellMoreTape(reader);
    const bool isOver = reader.info().closedAt || !reader.isWritten();
    if (isOver)
        m_finalInfo = reader.info();
    return !isOver && !missing && !m_stopped;
}

void Reading::tellMoreTape(const Reader &reader)
{
    QByteArrayList parts;
    while (!m_stopped && !reader.tape(m_lastPart, partsAtOnce, parts) && !parts.isEmpty()) {
        m_room.acquire();
        if (!m_stopped)
            Q_EMIT taped(parts);
        parts.clear();
    }
}

bool Reading::tell(const session::Batch &batch)
{
    m_room.acquire();
    if (!m_stopped)
        Q_EMIT read(batch);
    return !m_stopped;
}

bool Reading::tellTape(const Reader &reader)
{
    for (bool more = true; more && !m_stopped;) {
        QByteArrayList parts;
        m_tapeError = reader.tape(m_lastPart, partsAtOnce, parts);
        more = !parts.isEmpty() && !m_tapeError;
        m_room.acquire();
        if (!m_stopped)
            Q_EMIT taped(parts);
        if (!more && !parts.isEmpty()) { // empty parts say that it is over
            m_room.acquire();
            if (!m_stopped)
                Q_EMIT taped({});
        }
    }
    return !m_stopped;
}

} // namespace journal
