// Close codes that change on the way: the same session, watched at two places, ends with two different codes.
#pragma once

#include "diagnosis/patterns/book.h"

#include <deque>
#include <map>

namespace patterns {

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
        QString path;
        session::Stamp openedAt{}, at{};
        bool paired = false;
    };
    struct Pair
    {
        End first, second; ///< nearer to where it began; farther from it
    };
    void judge(const std::deque<Pair> &pairs);

    Book &m_book;
    std::deque<End> m_recent;
    std::map<std::pair<session::EndpointId, session::EndpointId>, std::deque<Pair>> m_pairs;
};

} // namespace patterns
