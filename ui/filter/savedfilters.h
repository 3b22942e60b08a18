// Filters as the settings remember them: those with a name, and those that were used lately.
#pragma once

#include <QMap>
#include <QStringList>

class QSettings;

namespace ui {

struct SavedFilters
{
    static constexpr int maxRecent = 20;

    QMap<QString, QString> named;
    QMap<QString, QString> colours; ///< of those with a name: what marks the rows that they fit
    QStringList recent;             ///< latest first

    /// Puts a filter in front of those that were used lately.
    void use(const QString &filter);
    bool operator==(const SavedFilters &) const = default;
};

[[nodiscard]] SavedFilters loadFilters(QSettings &settings);
void saveFilters(QSettings &settings, const SavedFilters &filters);

} // namespace ui
