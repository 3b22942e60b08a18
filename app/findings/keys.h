// Names and numbers by which the search for patterns finds again what it has seen.
#pragma once

#include "session/observation.h"

#include <QHash>
#include <QString>

#include <vector>

namespace findings {

/// A client of which no more is known than where it comes from, and with which program.
[[nodiscard]] inline bool isAddress(const QString &key)
{
    return key.startsWith(u"address:");
}

/// Whoever or whatever goes by that name at one endpoint: a client by its key, a server by its address.
struct Named
{
    session::EndpointId endpoint{};
    QString name;
    bool operator==(const Named &) const = default;
};

/// What is remembered of the latest sessions, by their numbers. These only grow, so that each has its slot
/// and is found without a search; what is older gives way.
template <class T>
class Recent
{
public:
    [[nodiscard]] T *find(session::SessionId session)
    {
        return const_cast<T *>(std::as_const(*this).find(session));
    }
    [[nodiscard]] const T *find(session::SessionId session) const
    {
        if (m_slots.empty())
            return nullptr;
        const Slot &slot = m_slots[place(session)];
        return slot.session == session ? &slot.value : nullptr;
    }
    /// Begins to remember it if nothing is known of it.
    [[nodiscard]] T &operator[](session::SessionId session)
    {
        if (m_slots.empty())
            m_slots.resize(16);
        while (true) {
            Slot &slot = m_slots[place(session)];
            if (slot.session == session)
                return slot.value;
            if (slot.session == session::SessionId{} || m_slots.size() >= most) {
                slot = {session, {}};
                return slot.value;
            }
            grow();
        }
    }

private:
    static constexpr std::size_t most = 65'536;
    struct Slot
    {
        session::SessionId session{};
        T value{};
    };
    [[nodiscard]] std::size_t place(session::SessionId session) const
    {
        return std::size_t(session) & (m_slots.size() - 1);
    }
    void grow()
    {
        std::vector<Slot> before(2 * m_slots.size());
        before.swap(m_slots);
        for (Slot &slot : before) {
            if (slot.session != session::SessionId{})
                m_slots[place(slot.session)] = std::move(slot);
        }
    }

    std::vector<Slot> m_slots; ///< a power of two of them
};

} // namespace findings

template <>
struct std::hash<findings::Named>
{
    std::size_t operator()(const findings::Named &named) const
    {
        return qHash(named.name, std::size_t(named.endpoint));
    }
};
