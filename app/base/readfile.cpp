#include "base/readfile.h"

#include <QFile>
#include <QFileInfo>

namespace base {

Result<QByteArray> readFile(const QString &name, qint64 most)
{
    const QFileInfo info(name);
    if (info.isDir())
        return Error{QStringLiteral("Is a directory")};
    if (info.exists() && !info.isFile())
        return Error{QStringLiteral("is a pipe or a device, not a regular file")};
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.errorString()};
    QByteArray bytes = file.read(most);
    if (file.error() != QFileDevice::NoError)
        return Error{file.errorString()};
    return bytes;
}

} // namespace base
