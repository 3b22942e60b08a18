#include "report/harmless.h"

#include "base/visible.h"
#include "wire/redact.h"

#include <QRandomGenerator>

namespace report {

QString harmless(const QString &text)
{
    static const QByteArray key = [] {
        QByteArray bytes(32, Qt::Uninitialized);
        QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
        return bytes;
    }();
    return base::visible(wire::redactedText(text, key, wire::Doubt::Keep));
}

} // namespace report
