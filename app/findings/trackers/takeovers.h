// Sessions that the server ends because another one of the same client has come.
#pragma once

#include "base/ring.h"
#include "findings/book.h"

#include <map>
#include <unordered_map>
#include <vector>

namespace findings {

class Takeovers
{
public:
    explicit Takeovers(Book &book) : m_book(book) {}

    void opened(const Opening &opening);
    void ended(const Ending &ending);
    /// It is open no longer, and its end says nothing.
    void disregard(const Ending &ending);
    void forget(session::EndpointId endpoint) { m_states.erase(endpoint); }

private:
    struct Came
    {
        session::SessionId session{};
        session::Stamp at{};
        QString key;
    };
    /// A session that the server ended, and the one that came shortly before, if there is one.
    struct Gone
    {
        session::SessionId session{}, by{};
        session::Stamp at{};
        double after = 0;  ///< seconds from the other's opening to this end
        double chance = 1; ///< that another one of the same name comes so shortly before by accident
        QString key, client;
        session::Leg leg{};
        EndShape shape{};
        std::optional<quint16> code;
    };
    /// Those that say who they are, and those that are known by address and program.
    struct State
    {
        base::Ring<Came> came; ///< of the latest seconds
        base::Ring<Gone> named, unnamed;
        std::unordered_map<QString, std::vector<Came>> open;      ///< by key, of those that say who they are
        std::unordered_map<quint64, std::vector<QString>> keysOf; ///< of each of them; by session
    };
    [[nodiscard]] static bool isShared(const State &state, const Gone &gone);
    /// Under whatever name it came: its end may have another one.
    void leave(const Ending &ending);
    [[nodiscard]] static Gone match(const State &state, const Ending &ending, bool named);
    void judge(session::EndpointId endpoint, const base::Ring<Gone> &ends, bool named);

    Book &m_book;
    std::map<session::EndpointId, State> m_states;
};

/// The request says who it is: an address alone may be a neighbour's, a cookie another tab's.
[[nodiscard]] bool namesItself(const QString &key);

} // namespace findings
