#include "journal/reading.h"

namespace journal {

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
    }
    const bool open = !m_error;
    m_opened.release(); // from here on the other thread may read what was found
    m_go.acquire();
    if (!open || m_stopped)
        return;
    const Error missing = reader.replay([this](const session::Batch &batch) {
        m_room.acquire();
        if (m_stopped)
            return false;
        Q_EMIT read(batch);
        return true;
    });
    if (!m_stopped)
        Q_EMIT finished(missing);
}

} // namespace journal
