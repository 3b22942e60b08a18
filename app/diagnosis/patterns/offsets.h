// Ends that keep the same distance from something that happened: a reload, a mass connect, the turn of the
// hour.
#pragma once

#include "diagnosis/patterns/book.h"

#include <deque>
#include <map>

namespace patterns {

class Offsets
{
public:
    explicit Offsets(Book &book) : m_book(book) {}

    void happened(session::EndpointId endpoint, const QString &what, session::Stamp at);
    /// Notices mass connects; `open` is how many sessions the endpoint has.
    void opened(session::EndpointId endpoint, session::Stamp at, int open);
    /// Wants ends that a timer may have caused, one for each mass drop.
    void ended(const Ending &ending);
    void forget(session::EndpointId endpoint) { m_states.erase(endpoint); }

private:
    struct Point
    {
        double offset = 0, age = 0, idle = 0;
        qint64 event = 0; ///< which of them
        session::SessionId session{};
        session::Stamp at{};
    };
    struct Series
    {
        session::Stamp last{};
        qint64 number = 0;
        std::deque<Point> points;
    };
    struct State
    {
        std::map<QString, Series> events;
        std::map<int, std::deque<Point>> clocks; ///< by period in seconds
        std::deque<session::Stamp> opens;        ///< of the last two seconds
    };
    void judge(session::EndpointId endpoint, const QString &what, const std::deque<Point> &points, int least);

    Book &m_book;
    std::map<session::EndpointId, State> m_states;
};

} // namespace patterns
