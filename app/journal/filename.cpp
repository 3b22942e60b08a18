#include "journal/filename.h"

#include <QFile>
#include <QFileInfo>

namespace journal {

using namespace Qt::StringLiterals;

Error reserve(const QString &file)
{
    QFile reserved(file);
    if (reserved.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return {};
    if (QFile::exists(file))
        return {u"%1 exists already."_s.arg(file)};
    return {u"%1 cannot be created: %2."_s.arg(file, reserved.errorString())};
}

QString freeName(const QString &file)
{
    const QFileInfo info(file);
    QString name = file;
    for (int number = 2; QFileInfo::exists(name); ++number)
        name = u"%1/%2-%3.%4"_s.arg(info.path(), info.completeBaseName(), QString::number(number),
                                    info.suffix());
    return name;
}

/// A -wal that a log of that name has left would be taken for its own.
QString settle(const QString &part, const QString &wanted)
{
    for (int attempt = 0; attempt < 3; ++attempt) {
        const QString file = freeName(wanted);
        QFile::remove(file + u"-wal"_s);
        if (QFile::rename(part, file))
            return file;
    }
    return part;
}

} // namespace journal
