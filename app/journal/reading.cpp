#include "journal/reading.h"

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
        m_info = reader.info();
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
    Q_EMIT finished(missing);
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
    qint64 from = 0;
    for (bool more = true; more && !m_stopped;) {
        QByteArrayList parts;
        m_tapeError = reader.tape(from, partsAtOnce, parts);
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
