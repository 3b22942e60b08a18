// Ends that keep the same distance from something that happened: a reload, a mass connect, the turn of the
// hour.
#pragma once

#include "findings/book.h"
#include "findings/group.h"

#include <array>
#include <map>

namespace findings {

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
    /// The latest ends.
    class Points
    {
    public:
        void add(const Point &point);
        [[nodiscard]] const base::Ring<Point> &all() const { return m_points; }
        /// How many lie that near to it.
        [[nodiscard]] int countNear(double offset, double width) const;

    private:
        base::Ring<Point> m_points;
        std::array<double, keptEnds> m_offsets{}; ///< of the same, in any order: the first look is at these
        std::size_t m_oldest = 0;
    };
    struct Series
    {
        session::Stamp last{};
        qint64 number = 0;
        Points points;
    };
    struct State
    {
        std::map<QString, Series> events;
        std::array<Points, 3> clocks;     ///< the minute, the hour and the day
        base::Ring<session::Stamp> opens; ///< of the last two seconds
    };
    void judge(session::EndpointId endpoint, const QString &what, const Points &points, int least);

    Book &m_book;
    std::map<session::EndpointId, State> m_states;
};

} // namespace findings
