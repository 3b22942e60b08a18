// TLS secrets by connection, as programs write them (NSS key log format).
#pragma once

#include <QByteArray>
#include <QHash>

namespace evidence::capture {

class KeyLog
{
public:
    static constexpr qsizetype mostConnections = 200'000;
    static constexpr int randomBytes = 32;

    /// Lines of a file, or of a block within a capture; the same again changes nothing.
    void add(QByteArrayView text);
    [[nodiscard]] bool isEmpty() const { return m_secrets.isEmpty(); }
    /// "CLIENT_TRAFFIC_SECRET_0", … of the connection whose ClientHello has that random; empty if not known.
    [[nodiscard]] QByteArray secret(const QByteArray &clientRandom, QByteArrayView label) const;
    [[nodiscard]] bool knows(const QByteArray &clientRandom) const
    {
        return m_secrets.contains(clientRandom);
    }

private:
    QHash<QByteArray, QHash<QByteArray, QByteArray>> m_secrets;
};

} // namespace evidence::capture
