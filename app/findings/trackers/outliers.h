// One peer, network, program or server that loses far more than the rest.
#pragma once

#include "base/ring.h"
#include "findings/book.h"

#include <QHash>

#include <array>
#include <map>
#include <unordered_map>

namespace findings {

class Outliers
{
public:
    explicit Outliers(Book &book) : m_book(book) {}

    /// One vote per client, however often it reconnects.
    void opened(const Opening &opening, quint64 client);
    void ended(const Ending &ending, quint64 client);
    /// An end that speaks for nothing: a client of which nothing else is known has no vote.
    void disregard(const Ending &ending, quint64 client);
    /// Judges endpoints in which enough has changed.
    void flush(session::Stamp now);
    void forget(session::EndpointId endpoint) { m_states.erase(endpoint); }

private:
    enum class Attribute { Server, UserAgent, Address, Network };
    static constexpr std::size_t attributes = 4;
    struct Tally
    {
        Attribute attribute = Attribute::Server;
        QString name;
        int lost = 0, all = 0;
        double hours = 0; ///< of connection
        base::Ring<session::SessionId> losses;
        session::Stamp lastLoss{};
    };
    struct Vote
    {
        std::array<quint32, attributes> values{};
        bool lost = false;
        double hours = 0;
    };
    struct State
    {
        std::array<QHash<QString, quint32>, attributes> numbers;
        std::vector<Tally> tallies;
        std::vector<quint32> unused; ///< tallies of values that nobody has any more
        std::unordered_map<quint64, Vote> votes;
        base::Ring<std::pair<quint64, session::Stamp>> order;
        int lost = 0, changes = 0;
        double hours = 0;
    };
    static quint32 number(State &state, Attribute attribute, const QString &name);
    static void leave(State &state, const Vote &vote);
    static void expire(State &state, session::Stamp now);
    void judge(session::EndpointId endpoint, State &state);
    struct Rest
    {
        int all = 0, lost = 0;
        double hours = 0;
    };
    [[nodiscard]] static Rest restOf(const State &state, const Tally &tally);
    [[nodiscard]] static bool standsOut(const Rest &others, const Tally &tally);

    Book &m_book;
    std::map<session::EndpointId, State> m_states;
    QHash<QString, QString> m_programs; ///< of user agents; there are few, and they are long
};

/// "Chrome/126" of a browser's long story; the first word of everything else.
[[nodiscard]] QString programOf(const QString &userAgent);

} // namespace findings
