// One session as the timeline sees it: when it began, when and how it ended.
#pragma once

#include "session/words.h"

#include <QVector>

namespace ui {

/// Ordered by how much it matters: where several share a pixel, the greatest is shown.
enum class Ending { Live, Normal, Unknown, Failed, Lost };
inline constexpr std::size_t endings = 5;

/// A time in which the page of a session was so; without an end it still is, or was until the session ended.
struct Spell
{
    enum class What : quint8 { Hidden, Frozen, Cached, Offline, LongTask };
    What what = What::Hidden;
    session::Stamp from{};
    std::optional<session::Stamp> until;
    bool operator==(const Spell &) const = default;
};

struct Bar
{
    session::SessionId id{};
    session::EndpointId endpoint{};
    quint64 chain = 0; ///< id of its first session
    std::optional<session::SessionId> continues;
    session::Stamp from{};
    std::optional<session::Stamp> until; ///< absent while it lives
    Ending ending = Ending::Live;
    QVector<Spell> spells; ///< in order of their beginnings
    bool operator==(const Bar &) const = default;

    [[nodiscard]] session::Stamp end(session::Stamp now) const { return until.value_or(std::max(now, from)); }
};

} // namespace ui
