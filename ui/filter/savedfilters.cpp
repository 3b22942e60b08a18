#include "filter/savedfilters.h"

#include <QSettings>

namespace ui {

using namespace Qt::StringLiterals;

void SavedFilters::use(const QString &filter)
{
    const QString text = filter.trimmed();
    if (text.isEmpty())
        return;
    recent.removeAll(text);
    recent.prepend(text);
    recent = recent.mid(0, maxRecent);
}

SavedFilters loadFilters(QSettings &settings)
{
    SavedFilters filters;
    filters.recent = settings.value(u"filters/recent"_s).toStringList().mid(0, SavedFilters::maxRecent);
    // An array: names may hold what keys must not.
    const int count = settings.beginReadArray(u"filters/named"_s);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const QString name = settings.value(u"name"_s).toString();
        filters.named.insert(name, settings.value(u"filter"_s).toString());
        if (const QString colour = settings.value(u"colour"_s).toString(); !colour.isEmpty())
            filters.colours.insert(name, colour);
    }
    settings.endArray();
    return filters;
}

void saveFilters(QSettings &settings, const SavedFilters &filters)
{
    settings.setValue(u"filters/recent"_s, filters.recent);
    settings.remove(u"filters/named"_s);
    settings.beginWriteArray(u"filters/named"_s, int(filters.named.size()));
    int i = 0;
    for (auto it = filters.named.begin(); it != filters.named.end(); ++it) {
        settings.setArrayIndex(i++);
        settings.setValue(u"name"_s, it.key());
        settings.setValue(u"filter"_s, it.value());
        if (const QString colour = filters.colours.value(it.key()); !colour.isEmpty())
            settings.setValue(u"colour"_s, colour);
    }
    settings.endArray();
}

} // namespace ui
