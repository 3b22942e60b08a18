// The link to a browser that runs: a WebSocket, whose address is asked for over HTTP first.
#pragma once

#include "endpoint/browser/link.h"

#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

namespace endpoint {

class SocketLink final : public ToolsLink
{
    Q_OBJECT
public:
    explicit SocketLink(QObject *parent);
    ~SocketLink() override;
    /// `address`: http:// of DevTools, or ws:// of the browser itself.
    void open(const QUrl &address);
    void send(const QByteArray &text) override;
    void close() override;
    /// The path that names the browser's run; empty before it is known.
    [[nodiscard]] const QString &path() const { return m_path; }

    static constexpr std::chrono::milliseconds patience{5000};
    static constexpr qsizetype longestAnswer = 64 * 1024;

private:
    void ask();
    void readAnswer(bool isAll);
    void dial(const QUrl &socket);
    void lose(const QString &why);

    QUrl m_address;
    QString m_path;
    QTcpSocket m_asking;
    QByteArray m_answer;
    QWebSocket m_socket;
    QTimer m_patience;
    bool m_over = false;
};

} // namespace endpoint
