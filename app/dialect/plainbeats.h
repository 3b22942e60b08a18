// Heartbeats of protocols that nobody knows: small JSON messages, or single words, that repeat at a steady
// interval in one direction and are answered alike. Presumed, never more.
#pragma once

#include "dialect/reader.h"

#include <array>

namespace dialect {

class PlainBeats
{
public:
    static constexpr qsizetype appetite = 160; ///< longer messages are no heartbeats

    explicit PlainBeats(Stamp since) : m_since(since) {}

    /// False when there is nothing to be looked for any more: what has passed is no such conversation.
    [[nodiscard]] bool see(const Message &message, Told &told);

private:
    static constexpr std::size_t shapes = 4; ///< of each side, that are watched at once
    /// Messages of one side that differ in their numbers only.
    struct Shape
    {
        quint32 shape = 0, answer = 0;
        Stamp first{}, last{};
        session::Nanoseconds shortest{}, longest{};
        quint16 count = 0, answered = 0;
        bool awaits = false;
        void again(Stamp at);
        [[nodiscard]] bool isSteady() const;
        [[nodiscard]] bool isHeartbeat() const;
    };
    struct Side
    {
        std::array<Shape, shapes> watched{};
        Stamp second{};    ///< when the second began in which
        quint8 looked = 0; ///< so many messages were looked at
    };
    struct Found
    {
        Leg by = Leg::Server;
        quint32 shape = 0, answer = 0;
    };

    void answer(Side &asker, quint32 shape, Stamp at) const;
    Shape &entry(Side &side, quint32 shape, Stamp at) const;
    void tell(const Message &message, quint32 shape, Told &told) const;

    Stamp m_since;
    std::array<Side, 2> m_sides;
    std::optional<Found> m_found;
    quint16 m_others = 0; ///< messages that are none of these
};

} // namespace dialect
