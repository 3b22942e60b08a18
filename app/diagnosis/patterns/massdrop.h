// Many sessions of an endpoint that end together.
#pragma once

#include "diagnosis/patterns/book.h"

#include <deque>
#include <map>

namespace patterns {

class MassDrops
{
public:
    explicit MassDrops(Book &book) : m_book(book) {}

    void opened(session::EndpointId endpoint, session::Stamp at);
    /// Tells what large episodes have come to; small ones are told with every end.
    void flush();
    /// What the end means to the search for timers: these sessions say nothing of their own. The first of an
    /// episode is not among them: it stands for all.
    std::vector<session::SessionId> ended(const Ending &ending);

    [[nodiscard]] int openCount(session::EndpointId endpoint) const;
    /// Start of the latest episode, if there was one.
    [[nodiscard]] std::optional<session::Stamp> latest(session::EndpointId endpoint) const;

private:
    struct End
    {
        session::SessionId session{};
        session::Stamp at{}, openedAt{};
        double idle = 0, idleToServer = 0, idleToClient = 0, age = 0;
        QString server;
        bool saidGoodbye = false; ///< Close 1001 or 1012 from the server
    };
    struct State
    {
        int open = 0;
        std::deque<End> recent; ///< within the window
        double rate = 0;        ///< ends a second, smoothed over an hour, without the recent ones
        session::Stamp ratedAt{}, since{};
        bool active = false; ///< an episode is going on
        Finding episode;
        session::Stamp startedAt{}, lastAt{};
        std::vector<End> members;
        int openBefore = 0;
        bool untold = false;
    };
    [[nodiscard]] static double usualEnds(const State &state, session::Stamp now, int open);
    void slide(State &state, session::Stamp now);
    std::vector<End> together(const State &state) const;
    void begin(session::EndpointId endpoint, State &state, std::vector<End> members);
    void tell(session::EndpointId endpoint, State &state);
    void refused(session::EndpointId endpoint, State &state, const Ending &ending);

    Book &m_book;
    std::map<session::EndpointId, State> m_states;
};

} // namespace patterns
