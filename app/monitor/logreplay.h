// Reads a log into a monitor, at once or in the background.
#pragma once

#include "journal/reading.h"
#include "monitor/monitor.h"

#include <QMap>

#include <functional>

namespace monitor {

class LogReplay
{
public:
    struct Into
    {
        std::function<void(const QVector<session::EndpointStatus> &)> opened;
        std::function<void(const session::Batch &)> take;
        /// All that could be read has been taken.
        std::function<void(const journal::LogInfo &, const journal::Error &missing)> finished;
    };
    explicit LogReplay(Into into) : m_into(std::move(into)) {}

    /// Answers an error sentence, empty if it worked.
    [[nodiscard]] QString open(const QString &file, Monitor::Reading reading);
    [[nodiscard]] bool isReading() const { return m_reading && !m_over; }
    void stop() { m_reading.reset(); }

    /// While a log is read in the background most findings change all the time: what is known last of each
    /// is told when it has been read. Takes them out of the changes, and puts them in again.
    void holdBack(Changes &changes);
    void release(Changes &changes);

private:
    Into m_into;
    std::unique_ptr<journal::Reading> m_reading;
    bool m_over = false; ///< all has been read
    QMap<quint64, patterns::Finding> m_held;
};

} // namespace monitor
