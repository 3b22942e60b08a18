// What an export may be limited to, as the window stands when it is asked for: values.
#pragma once

#include "kit/selection.h"
#include "monitor/wanted.h"

namespace ui {

struct ExportScope
{
    QString name;   ///< "The whole log", "What the filter shows"
    QString limits; ///< for the head of a report; empty for the whole log
    monitor::Wanted wanted = {};
};

/// What the pages show now.
struct ShownNow
{
    query::Filter filter = {};
    QString filterText = {};
    std::optional<TimeSpan> span = {};
    std::optional<Scope> scope = {};
    QVector<session::SessionId> selected = {};
};

/// The whole log first; then, as far as there is such a thing: what the pages show, and what is selected.
[[nodiscard]] QVector<ExportScope> exportScopes(const ShownNow &shown);

} // namespace ui
