#include "filter/colourrules.h"

#include "filter/savedfilters.h"
#include "report/filterwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ui {

namespace {

struct Known
{
    const char *name, *label;
    QRgb colour;
};

constexpr std::array known{
    Known{"blue", QT_TRANSLATE_NOOP("ui::colourrules", "Blue"), 0xff3b82f6},
    Known{"teal", QT_TRANSLATE_NOOP("ui::colourrules", "Teal"), 0xff14a3a3},
    Known{"violet", QT_TRANSLATE_NOOP("ui::colourrules", "Violet"), 0xff9a5bf0},
    Known{"pink", QT_TRANSLATE_NOOP("ui::colourrules", "Pink"), 0xffe056a8},
    Known{"yellow", QT_TRANSLATE_NOOP("ui::colourrules", "Yellow"), 0xffd9a400},
    Known{"grey", QT_TRANSLATE_NOOP("ui::colourrules", "Grey"), 0xff8b919c},
};

const Known *find(const QString &name)
{
    const auto *const found = std::find_if(
        known.begin(), known.end(), [&name](const Known &each) { return name == QLatin1String(each.name); });
    return found == known.end() ? nullptr : found;
}

} // namespace

QStringList ruleColours()
{
    QStringList names;
    for (const Known &each : known)
        names.append(QString::fromLatin1(each.name));
    return names;
}

QString colourLabel(const QString &colour)
{
    const Known *each = find(colour);
    return each ? QCoreApplication::translate("ui::colourrules", each->label) : QString();
}

QVector<ColourRule> colourRules(const SavedFilters &filters)
{
    QVector<ColourRule> rules;
    for (auto it = filters.named.cbegin(); it != filters.named.cend(); ++it) {
        const Known *colour = find(filters.colours.value(it.key()));
        const query::Parsed parsed = query::parse(it.value(), report::choiceLabel, query::Zone::Local);
        if (colour && !parsed.error)
            rules.append({it.key(), parsed.filter, QColor::fromRgba(colour->colour)});
    }
    return rules;
}

} // namespace ui
