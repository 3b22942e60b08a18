// Many sessions of an endpoint that end together, and far more of them than usual.
#pragma once

#include "base/ring.h"
#include "findings/book.h"

#include <QHash>

#include <map>
#include <optional>
#include <vector>

namespace findings {

/// When the sessions of the latest seconds opened.
class Comings
{
public:
    void add(session::Stamp at);
    [[nodiscard]] int since(session::Stamp first) const;

private:
    base::Ring<session::Stamp> m_latest;
};

class MassDrops
{
public:
    explicit MassDrops(Book &book) : m_book(book) {}

    void opened(session::EndpointId endpoint, session::Stamp at);
    /// What an end means to the search for timers: these sessions say nothing of their own. The first of an
    /// episode is not among them: it stands for all.
    struct Muted
    {
        session::EndpointId endpoint{};
        session::Stamp at{};
        std::vector<session::SessionId> sessions;
    };
    /// Claims what large episodes have come to (small ones are claimed with every end), and bursts that turn
    /// out to be over: ends that go on at the same pace are churn.
    std::vector<Muted> flush(session::Stamp now);
    std::vector<session::SessionId> ended(const Ending &ending);

    /// So many ends in so short a time that they may become a drop: what they mean is not known yet.
    [[nodiscard]] bool isUndecided(session::EndpointId endpoint, session::Stamp now) const;

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
        quint16 said = 0;         ///< the code of a Close frame that speaks of no restart; 0: none
        bool closed = false;      ///< by a Close frame: no network makes one
        QString connection;
    };
    /// What the members of an episode have in common; there may be thousands.
    struct Episode
    {
        int count = 0;
        session::Stamp startedAt{}, lastAt{};
        double youngest = 0, oldest = 0;
        QString server, client, userAgent; ///< of the first
        bool oneServer = true, oneClient = true, oneProgram = true;
        bool allSaidGoodbye = true, allByClient = true, noneClosed = true;
        quint16 said = 0; ///< the code that all of them closed with, which speaks of no restart; 0: none
        bool serverWentAway = false;             ///< it said so, or refused connections right after
        bool othersToo = false;                  ///< other servers' sessions ended in the same moment
        base::Ring<session::SessionId> sessions; ///< the latest
        base::Ring<session::Stamp> latest;       ///< their ends
        std::vector<QString> connections;        ///< of the first ones
        void add(const End &end);
    };
    /// Where a connection was last seen to end, for those that are seen at two hops.
    struct Hop
    {
        QString server;
        session::Stamp at{};
    };
    struct Single
    {
        QString scope;
        session::Stamp start{};
    };
    /// Episodes at regular times.
    struct Series
    {
        session::Stamp first{}, last{};
        session::Nanoseconds every{};
        int repeats = 0;
    };
    struct State
    {
        int open = 0;
        Comings came;
        session::Stamp lastOpened{};
        base::Ring<End> recent;   ///< those that no episode explains; the latest seconds, in order of time
        QHash<QString, Hop> hops; ///< by connection, of the latest ends
        base::Ring<QString> hopsInOrder; ///< at most mostRecent
        double rate = 0;                 ///< ends a second, smoothed over an hour, without the recent ones
        double lately = 0;               ///< the same, smoothed over half a minute
        session::Stamp ratedAt{}, since{}, newest{};
        std::optional<std::pair<session::Stamp, session::Stamp>> burst; ///< may be a drop, once it is over
        bool active = false;                                            ///< an episode is going on
        Finding finding;
        Episode episode;              ///< the latest
        base::Ring<Single> scopes;    ///< of the latest episodes, whose findings are open
        std::optional<Series> series; ///< to which the latest belongs; its scope is the last one
        int unjudged = 0;             ///< ends since it was last looked for a drop
        int openBefore = 0;
        bool unclaimed = false; ///< the episode has grown since
    };
    [[nodiscard]] static double usualRate(const State &state, session::Stamp now);
    [[nodiscard]] static int countIn(const State &state, session::Stamp after, session::Stamp until);
    [[nodiscard]] static std::vector<End> together(const State &state, session::Stamp after,
                                                   session::Stamp until);
    /// Those that ended in the same way, the most of them, without those that a timer of their own explains.
    [[nodiscard]] static std::vector<End> ofOneKind(std::vector<End> members);
    [[nodiscard]] static std::optional<session::Stamp> otherHop(State &state, const Ending &ending);
    static void slide(State &state, session::Stamp now);
    static void remember(State &state, const End &end);
    [[nodiscard]] bool goesOn(const State &state, const End &end) const;
    /// The sessions of a drop that a large share of all makes plain at once.
    [[nodiscard]] static bool isPlain(const State &state, int many, int before);
    [[nodiscard]] static std::vector<End> plainDrop(const State &state);
    static void watchForBurst(State &state);
    /// The sessions of a burst that is over, or nothing.
    [[nodiscard]] static std::vector<End> finishedBurst(State &state, session::Stamp now);
    [[nodiscard]] std::vector<session::SessionId> begin(session::EndpointId endpoint, State &state,
                                                        const std::vector<End> &members);
    [[nodiscard]] std::vector<session::SessionId> judge(session::EndpointId endpoint, State &state);
    void enterSeries(session::EndpointId endpoint, State &state);
    void claim(session::EndpointId endpoint, State &state);
    [[nodiscard]] bool endedElsewhere(session::EndpointId endpoint, const Episode &episode) const;
    static void explain(Finding &finding, const Episode &episode);
    void refused(session::EndpointId endpoint, State &state, const Ending &ending);

    Book &m_book;
    std::map<session::EndpointId, State> m_states;
};

} // namespace findings
