// A Qt .ts file as a list.
#pragma once

#include <QString>
#include <QVector>

namespace tsfile {

struct Entry
{
    QString context, source, translation;
    bool finished = true;
};

/// Nothing if the file cannot be read as a .ts file.
[[nodiscard]] QVector<Entry> read(const QString &path);

} // namespace tsfile
