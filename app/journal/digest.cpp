#include "journal/digest.h"

#include <QStringList>

#include <zlib.h>

namespace journal {

using namespace session;

void Digest::add(SessionId session, EndpointId endpoint, Stamp at, QByteArrayView data)
{
    const auto crc = ::crc32(0, reinterpret_cast<const Bytef *>(data.data()), uInt(data.size()));
    quint64 row = quint64(crc) << 32 | quint64(data.size() & 0xffffffff);
    for (const quint64 field : {quint64(session), quint64(endpoint), quint64(at.count())})
        row = (row ^ field) * 0x9e3779b97f4a7c15u + (row >> 29);
    ++m_rows;
    m_sum += row;
}

QString Digest::text() const
{
    return QStringLiteral("%1 %2").arg(m_rows).arg(m_sum, 16, 16, QLatin1Char('0'));
}

std::optional<Digest> Digest::fromText(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(' '));
    if (parts.size() != 2)
        return {};
    bool rowsFit = false, sumFits = false;
    Digest digest;
    digest.m_rows = parts.at(0).toULongLong(&rowsFit);
    digest.m_sum = parts.at(1).toULongLong(&sumFits, 16);
    return rowsFit && sumFits ? std::optional(digest) : std::nullopt;
}

} // namespace journal
