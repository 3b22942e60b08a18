#include "journal/digest.h"

#include <QStringList>

#include <zlib.h>

namespace journal {

using namespace session;

namespace {

quint64 numberOf(SessionId session, EndpointId endpoint, Stamp at, QByteArrayView data)
{
    const auto crc = ::crc32(0, reinterpret_cast<const Bytef *>(data.data()), uInt(data.size()));
    quint64 row = quint64(crc) << 32 | quint64(data.size() & 0xffffffff);
    for (const quint64 field : {quint64(session), quint64(endpoint), quint64(at.count())})
        row = (row ^ field) * 0x9e3779b97f4a7c15u + (row >> 29);
    return row;
}

} // namespace

quint64 Digest::add(SessionId session, EndpointId endpoint, Stamp at, QByteArrayView data)
{
    const quint64 number = numberOf(session, endpoint, at, data);
    ++m_rows;
    m_sum += number;
    return number;
}

void Digest::remove(SessionId session, EndpointId endpoint, Stamp at, QByteArrayView data)
{
    remove(numberOf(session, endpoint, at, data));
}

void Digest::remove(quint64 number)
{
    ++m_removed;
    m_sum -= number;
}

QString Digest::text() const
{
    const QString text = QStringLiteral("%1 %2").arg(m_rows).arg(m_sum, 16, 16, QLatin1Char('0'));
    return m_removed == 0 ? text : text + QStringLiteral(" %1").arg(m_removed);
}

std::optional<Digest> Digest::fromText(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(' '));
    if (parts.size() != 2 && parts.size() != 3)
        return {};
    bool rowsFit = false, sumFits = false, removedFit = true;
    Digest digest;
    digest.m_rows = parts.at(0).toULongLong(&rowsFit);
    digest.m_sum = parts.at(1).toULongLong(&sumFits, 16);
    if (parts.size() == 3)
        digest.m_removed = parts.at(2).toULongLong(&removedFit);
    return rowsFit && sumFits && removedFit && digest.m_removed <= digest.m_rows ? std::optional(digest)
                                                                                 : std::nullopt;
}

} // namespace journal
