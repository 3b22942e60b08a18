// Clients that come back too often, too many at once, in step, or in vain.
#pragma once

#include "findings/book.h"
#include "findings/clients.h"

#include <map>
#include <unordered_map>

namespace findings {

class Reconnects
{
public:
    explicit Reconnects(Book &book) : m_book(book) {}

    /// `visit`: what Clients made of it. Failed attempts count as attempts too.
    void attempted(session::EndpointId endpoint, session::SessionId session, const Visit &visit,
                   session::Stamp at);
    void opened(const Opening &opening, const Visit &visit);
    /// `client`: whose session it was.
    void ended(const Ending &ending, quint64 client);
    /// An end that speaks for nothing; nor does the session's opening any more.
    void disregard(const Ending &ending, quint64 client);

private:
    struct Client
    {
        base::Ring<session::Stamp> returns; ///< within the last minute
        base::Ring<session::SessionId> sessions;
        base::Ring<double> lives; ///< seconds, the latest
        int shortLives = 0;       ///< in a row
        int open = 0;             ///< sessions of it; of those beside each other none follows another
        bool byAddress = false;
        session::Stamp seenAt{}, attemptAt{};
        QString label;
    };
    struct Attempt
    {
        session::Stamp at{};
        quint64 client = 0;
        double gap = 0; ///< since the client's attempt before it
        session::SessionId session{};
    };
    struct Resume
    {
        session::SessionId session{};
        session::Stamp at{};
        double away = 0; ///< from the loss; 0 if unknown
        bool refused = false, linked = false;
        session::Leg leg = session::Leg::Server;
    };
    struct State
    {
        base::Ring<Attempt> attempts;        ///< of returning clients, the latest
        std::map<qint64, int> perTenSeconds; ///< of the last hour
        qint64 usualAt = -1;                 ///< in which ten seconds the usual number was counted
        double usual = 0;
        base::Ring<Resume> resumes;
        std::map<session::SessionId, Resume> pending; ///< opened with a token, not decided yet
        int unjudged = 0;
    };
    void judgeFlapping(const Ending &ending, quint64 id, Client &client);
    void judgeStorm(session::EndpointId endpoint, State &state, session::Stamp now);
    void judgeLockstep(session::EndpointId endpoint, State &state);
    void judgeResumes(session::EndpointId endpoint, State &state, const Ending &ending);
    void trim(session::Stamp now);

    Book &m_book;
    std::map<session::EndpointId, State> m_states;
    std::unordered_map<quint64, Client> m_clients;
    base::Ring<std::pair<quint64, session::Stamp>> m_oldest; ///< each client, and when it was seen then
};

} // namespace findings
