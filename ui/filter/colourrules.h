// Saved filters that mark the rows they fit with a colour.
#pragma once

#include "query/filter.h"

#include <QColor>
#include <QVector>

namespace ui {

struct SavedFilters;

struct ColourRule
{
    QString name; ///< of the saved filter: what the colour stands for
    query::Filter filter;
    QColor colour;
};

/// The colours to choose from, seen on light and dark ground; none is that of a class.
[[nodiscard]] QStringList ruleColours();
/// In the language of the window.
[[nodiscard]] QString colourLabel(const QString &colour);
/// Of the saved filters that have a colour and are right, in order of their names: the first that fits
/// counts.
[[nodiscard]] QVector<ColourRule> colourRules(const SavedFilters &filters);

} // namespace ui
