// What the page of a session went through (hidden, frozen, offline, long tasks), as bands over its bar: each
// with a pattern and a name of its own.
#pragma once

#include "kit/selection.h"
#include "session/facts.h"
#include "timeline/bar.h"

#include <QRectF>

class QPainter;

namespace ui {

struct Palette;
struct TimeScale;

inline constexpr std::array spellKinds{Spell::What::Hidden, Spell::What::Frozen, Spell::What::Cached,
                                       Spell::What::Offline, Spell::What::LongTask};

/// From what is remembered of the session; of a long one its middle may be missing.
[[nodiscard]] QVector<Spell> spellsOf(const session::Facts &facts);
[[nodiscard]] QString spellName(Spell::What what);
void fillSpell(QPainter &painter, const QRectF &where, Spell::What what, const Palette &palette);
/// Those of a bar, within the part of it that is drawn.
void paintSpells(QPainter &painter, const Bar &bar, const QRectF &drawn, const TimeScale &scale,
                 session::Stamp now, const Palette &palette);
/// What it goes through in that time, a line each.
[[nodiscard]] QString describeSpells(const Bar &bar, const TimeSpan &span, session::Stamp now);

} // namespace ui
