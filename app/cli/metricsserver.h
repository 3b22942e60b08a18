// Serves /metrics over plain HTTP/1.1, for Prometheus. On the main thread; every answer ends its connection.
#pragma once

#include <QList>
#include <QSet>
#include <QTcpServer>

#include <functional>

namespace wire {
struct HttpHead;
}

namespace cli {

class MetricsServer final : public QObject
{
    Q_OBJECT
public:
    /// Connections at once at most: for one more, the oldest that has not asked yet goes, else the oldest.
    static constexpr int maxConnections = 16;
    static constexpr qsizetype maxHead = 8 * 1024;
    /// From the connection to the end of the request's head.
    static constexpr std::chrono::milliseconds patience{5'000};

    /// The text of the metrics: OpenMetrics if asked for, else Prometheus 0.0.4.
    using Text = std::function<QByteArray(bool openMetrics)>;

    explicit MetricsServer(Text text, QObject *parent = nullptr);
    /// Returns what went wrong, in one line; empty if it listens.
    [[nodiscard]] QString listen(const QHostAddress &address, quint16 port);
    /// "http://127.0.0.1:9464/metrics".
    [[nodiscard]] QString url() const;

private:
    void accept();
    void makeRoom();
    void read(QTcpSocket *socket);
    [[nodiscard]] bool isForUs(const wire::HttpHead &head) const;

    QList<QTcpSocket *> m_open; ///< the oldest first
    QSet<QTcpSocket *> m_asked; ///< those of them that are answered
    Text m_text;
    QTcpServer m_server; ///< with its sockets, which end before the lists of them
};

} // namespace cli
