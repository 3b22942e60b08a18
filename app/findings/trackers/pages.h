// What the pages of a browser have to do with the ends of their sessions: hidden, held up by a task, or
// closed by one line of their script.
#pragma once

#include "base/ring.h"
#include "findings/book.h"

#include <map>

namespace findings {

class Pages
{
public:
    explicit Pages(Book &book) : m_book(book) {}

    void ended(const Ending &ending);
    void forget(session::EndpointId endpoint) { m_ends.erase(endpoint); }

private:
    struct Gone
    {
        session::SessionId session{};
        session::Stamp at{};
        session::Leg leg{};
        EndShape shape{};
        std::optional<quint16> code;
        bool lost = false;
        PageAtEnd page;
        double age = 0; ///< seconds
    };
    using Ends = base::Ring<Gone>;
    void judgeHidden(session::EndpointId endpoint, const Ends &ends);
    void judgeTasks(session::EndpointId endpoint, const Ends &ends);
    void judgeScript(session::EndpointId endpoint, const Ends &ends);
    void enter(const Place &place, Finding finding, const Ends &ends, int moments);

    Book &m_book;
    std::map<session::EndpointId, Ends> m_ends; ///< the latest keptEnds of each
};

} // namespace findings
