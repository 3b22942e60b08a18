// Many sessions of an endpoint that end together.
#pragma once

#include "base/ring.h"
#include "findings/book.h"

#include <map>

namespace findings {

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

    /// An end that is no member.
    void disregard(const Ending &ending);

    [[nodiscard]] int openCount(session::EndpointId endpoint) const;

private:
    struct End
    {
        session::SessionId session{};
        session::Stamp at{}, openedAt{};
        double idle = 0, idleToServer = 0, idleToClient = 0, age = 0;
        QString server, client, userAgent;
        bool saidGoodbye = false; ///< Close 1001 or 1012 from the server
        bool byClient = false;    ///< it was the client's leg that ended, or on which nothing came any more
    };
    /// What the members of an episode have in common; there may be thousands.
    struct Episode
    {
        int count = 0;
        session::Stamp startedAt{}, lastAt{};
        double youngest = 0, oldest = 0;
        QString server, client, userAgent; ///< of the first
        bool oneServer = true, oneClient = true, oneProgram = true;
        bool allSaidGoodbye = true, allByClient = true;
        bool serverWentAway = false;             ///< it said so, or refused connections right after
        bool othersToo = false;                  ///< other servers' sessions ended in the same moment
        base::Ring<session::SessionId> sessions; ///< the latest
        void add(const End &end);
    };
    struct State
    {
        int open = 0;
        base::Ring<End> recent; ///< within the window
        double rate = 0;        ///< ends a second, smoothed over an hour, without the recent ones
        session::Stamp ratedAt{}, since{};
        bool active = false; ///< an episode is going on
        Finding finding;
        Episode episode;            ///< the latest
        base::Ring<QString> scopes; ///< of the latest episodes, whose findings are open
        int openBefore = 0;
        bool untold = false;
    };
    [[nodiscard]] static double usualEnds(const State &state, session::Stamp now, int open);
    void slide(State &state, session::Stamp now);
    [[nodiscard]] static std::vector<End> together(const State &state);
    void begin(session::EndpointId endpoint, State &state, const std::vector<End> &members);
    void tell(session::EndpointId endpoint, State &state);
    [[nodiscard]] bool endedElsewhere(session::EndpointId endpoint, const Episode &episode) const;
    static void explain(Finding &finding, const Episode &episode);
    void refused(session::EndpointId endpoint, State &state, const Ending &ending);

    Book &m_book;
    std::map<session::EndpointId, State> m_states;
};

} // namespace findings
