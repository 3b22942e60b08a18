#include "timeline/spells.h"

#include "kit/words.h"
#include "report/report.h"
#include "theme/palette.h"
#include "timeline/timescale.h"

#include <QCoreApplication>
#include <QPainter>

namespace ui {

using session::Stamp;
using What = Spell::What;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::Spells)
};

/// A state that begins with one word and ends with another.
struct Kind
{
    const char *begins, *ends;
    What what;
};
constexpr std::array kinds{
    Kind{"hidden", "visible", What::Hidden},
    Kind{"frozen", "resumed", What::Frozen},
    Kind{"cached", "restored", What::Cached},
    Kind{"offline", "online", What::Offline},
};

void take(QVector<Spell> &spells, const session::PageState &state, Stamp at)
{
    if (state.what == QLatin1String("long_task")) // told after it
        spells.append({What::LongTask, at - state.lasted, at});
    for (const Kind &kind : kinds) {
        const bool begins = state.what == QLatin1String(kind.begins);
        if (!begins && state.what != QLatin1String(kind.ends))
            continue;
        const auto open = std::find_if(spells.begin(), spells.end(), [&kind](const Spell &one) {
            return one.what == kind.what && !one.until;
        });
        if (begins && open == spells.end())
            spells.append({kind.what, at, {}});
        else if (!begins && open != spells.end())
            open->until = at;
    }
}

QString lineOf(What what, const QString &lasted, const QString &since)
{
    switch (what) {
    case What::Hidden:
        return Text::tr("Page hidden for %1, from %2").arg(lasted, since);
    case What::Frozen:
        return Text::tr("Page frozen for %1, from %2").arg(lasted, since);
    case What::Cached:
        return Text::tr("Page in the back/forward cache for %1, from %2").arg(lasted, since);
    case What::Offline:
        return Text::tr("Browser offline for %1, from %2").arg(lasted, since);
    case What::LongTask:
        return Text::tr("Script held up for %1, from %2").arg(lasted, since);
    }
    return {};
}

QColor faint(QColor colour, int alpha)
{
    colour.setAlpha(alpha);
    return colour;
}

} // namespace

QVector<Spell> spellsOf(const session::Facts &facts)
{
    QVector<Spell> spells;
    if (!facts.page)
        return spells;
    for (const session::Observation &seen : facts.timeline.all()) {
        if (const auto *state = std::get_if<session::PageState>(&seen.what))
            take(spells, *state, seen.at);
    }
    std::stable_sort(spells.begin(), spells.end(),
                     [](const Spell &a, const Spell &b) { return a.from < b.from; });
    return spells;
}

QString spellName(What what)
{
    switch (what) {
    case What::Hidden:
        return Text::tr("page hidden");
    case What::Frozen:
        return Text::tr("frozen");
    case What::Cached:
        return Text::tr("in the back/forward cache");
    case What::Offline:
        return Text::tr("offline");
    case What::LongTask:
        return Text::tr("long task");
    }
    return {};
}

void fillSpell(QPainter &painter, const QRectF &where, What what, const Palette &palette)
{
    switch (what) {
    case What::Hidden:
        painter.fillRect(where, QBrush(faint(palette.muted, 150), Qt::BDiagPattern));
        break;
    case What::Frozen:
        painter.fillRect(where, QBrush(faint(palette.normal, 190), Qt::DiagCrossPattern));
        break;
    case What::Cached:
        painter.fillRect(where, QBrush(faint(palette.muted, 200), Qt::Dense6Pattern));
        break;
    case What::Offline:
        painter.fillRect(where, QBrush(faint(palette.lost, 190), Qt::HorPattern));
        break;
    case What::LongTask: // a block that stands on the bar's foot
        painter.fillRect(where.adjusted(0, where.height() / 2, 0, 0), palette.failed);
        break;
    }
}

void paintSpells(QPainter &painter, const Bar &bar, const QRectF &drawn, const TimeScale &scale, Stamp now,
                 const Palette &palette)
{
    for (const Spell &spell : bar.spells) {
        const double left = std::max(scale.pixelOf(spell.from), drawn.left());
        const double end = scale.pixelOf(spell.until.value_or(bar.end(now)));
        const double right = std::min(std::max(end, left + 2), drawn.right());
        if (right > left && end >= drawn.left())
            fillSpell(painter, QRectF(left, drawn.top(), right - left, drawn.height()), spell.what, palette);
    }
}

QString describeSpells(const Bar &bar, const TimeSpan &span, Stamp now)
{
    QStringList lines;
    for (const Spell &spell : bar.spells) {
        const Stamp end = std::max(spell.from, spell.until.value_or(bar.end(now)));
        if (span.touches(spell.from, end))
            lines.append(
                lineOf(spell.what, report::duration(end - spell.from), words::clockTime(spell.from).left(8)));
    }
    return lines.join(u'\n');
}

} // namespace ui
