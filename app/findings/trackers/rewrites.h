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
        bool paired = false;
    };
    struct Pair
    {
        End first, second; ///< nearer to where it began; farther from it
    };
    /// Two places of one connection, as far as can be told.
    [[nodiscard]] static bool mayBeOne(const End &one, const End &other);
    void forgetOldest();
    void judge(const base::Ring<Pair> &pairs);

    Book &m_book;
    base::Ring<End> m_recent;
    std::map<session::EndpointId, int> m_recentOf; ///< how many of them each endpoint has
    std::map<std::pair<session::EndpointId, session::EndpointId>, base::Ring<Pair>> m_pairs;
};

} // namespace findings
