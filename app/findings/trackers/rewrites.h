// Close codes that change on the way: the same session, watched at two places, ends with two different codes.
#pragma once

#include "base/ring.h"
#include "findings/book.h"

#include <map>

namespace findings {

class Rewrites
{
public:
    explicit Rewrites(Book &book) : m_book(book) {}
    void ended(const Ending &ending);

private:
    struct End
    {
        session::SessionId session{};
        session::EndpointId endpoint{};
        session::Leg leg{};
        EndShape shape{};
        std::optional<quint16> code;
        QString path, connection, server, clientPort, serverPort;
        session::Stamp openedAt{}, at{};
        PerWay<quint64> messages;
        bool paired = false;
    };
    struct Pair
    {
        End first, second; ///< nearer to where it began; farther from it
    };
    /// Two endpoints that saw one connection, so often.
    struct Twins
    {
        base::Ring<Pair> pairs;
        quint64 paired = 0;
        bool guessed = false;                               ///< by path and time only, some of them
        std::map<session::EndpointId, quint64> endedBefore; ///< at each of the two, before the first pair
    };
    enum class Kinship { None, Guessed, Sure };
    /// Two places of one connection, as far as can be told.
    [[nodiscard]] static Kinship kinship(const End &one, const End &other);
    /// Of what ended at the two, nearly all ended at both: they stand behind one another.
    [[nodiscard]] bool areOneWay(const Twins &twins) const;
    void forgetOldest();
    void judge(const Twins &twins);

    Book &m_book;
    base::Ring<End> m_recent;
    std::map<session::EndpointId, int> m_recentOf; ///< how many of them each endpoint has
    std::map<std::pair<session::EndpointId, session::EndpointId>, Twins> m_twins;
    std::map<session::EndpointId, quint64> m_ended; ///< how many opened sessions, at each
};

} // namespace findings
