// What every stage of a relay connection works with.
#pragma once

#include "endpoint/relay/endings.h"

namespace endpoint {

struct RelayParts
{
    RelayParts(RelayCore &shared, quint64 number, std::function<void()> over)
        : core(shared), deadlines(shared.deadlines, number), observer(shared), legs(observer),
          endings(observer, legs, deadlines, std::move(over))
    {
    }
    RelayParts(const RelayParts &) = delete;
    RelayParts &operator=(const RelayParts &) = delete;

    RelayCore &core;
    RelayDeadlines deadlines;
    RelayObserver observer;
    LegPair legs;
    RelayEndings endings;
};

} // namespace endpoint
