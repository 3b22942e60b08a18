// What the pictures of findings are drawn from, taken from the monitor: bounded, however many sessions there
// are.
#pragma once

#include "findings/finding.h"
#include "monitor/monitor.h"

namespace ui {

struct PictureData
{
    static constexpr int maxOthers = 400, maxLives = 40'000;

    struct Life
    {
        session::Stamp from{};
        std::optional<session::Stamp> until;
        bool isMember = false;
    };
    QVector<findings::Ending> members; ///< the sessions of the finding that are still held in memory
    QVector<findings::Ending> others;  ///< counter-examples and the latest other ends of the endpoint
    QVector<Life> lives;               ///< of the endpoint's sessions that were open around the finding
};

[[nodiscard]] PictureData pictureData(const findings::Finding &finding, const monitor::Monitor &monitor);

} // namespace ui
