#include "evidence/capture/keylog.h"

#include <QList>

namespace evidence::capture {

namespace {

/// Those that are needed here.
bool isNeeded(const QByteArray &label)
{
    static const QList<QByteArray> labels{"CLIENT_RANDOM", "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
                                          "SERVER_HANDSHAKE_TRAFFIC_SECRET", "CLIENT_TRAFFIC_SECRET_0",
                                          "SERVER_TRAFFIC_SECRET_0"};
    return labels.contains(label);
}

} // namespace

void KeyLog::add(QByteArrayView text)
{
    constexpr qsizetype longestSecret = 64;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        const QByteArrayView line = (end < 0 ? text : text.first(end)).trimmed();
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        constexpr qsizetype longestLine = 512;
        if (line.isEmpty() || line.size() > longestLine || line[0] == '#')
            continue;
        const QList<QByteArray> words = line.toByteArray().split(' ');
        if (words.size() != 3 || !isNeeded(words[0]))
            continue;
        const QByteArray random = QByteArray::fromHex(words[1]), secret = QByteArray::fromHex(words[2]);
        if (random.size() != randomBytes || secret.isEmpty() || secret.size() > longestSecret)
            continue;
        if (m_secrets.size() < mostConnections || m_secrets.contains(random))
            m_secrets[random].insert(words[0], secret);
    }
}

QByteArray KeyLog::secret(const QByteArray &clientRandom, QByteArrayView label) const
{
    const auto found = m_secrets.constFind(clientRandom);
    return found == m_secrets.cend() ? QByteArray() : found->value(label.toByteArray());
}

} // namespace evidence::capture
