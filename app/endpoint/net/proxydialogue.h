// Asks a forward proxy for a connection to a server: HTTP CONNECT (RFC 9110 section 9.3.6) or SOCKS5 (RFC
// 1928, with the user name and password of RFC 1929 if the proxy's URL has them). The name of the server is
// left to the proxy to look up.
#pragma once

#include "endpoint/net/dialer.h"

#include <QUrl>

namespace endpoint {

class ProxyDialogue final : public QObject
{
    Q_OBJECT
public:
    using Done = Dialer::Done;

    /// Takes over the connected, non-blocking descriptor; `done` is called once, not within start(), with it
    /// or with why there is no connection (cause proxy_refused). Has no time limit of its own.
    ProxyDialogue(int descriptor, const QUrl &proxy, const DialTarget &target, Done done);
    ~ProxyDialogue() override;

private:
    enum class Step { HttpAnswer, SocksMethod, SocksPassword, SocksReply };

    void say(const QByteArray &bytes);
    void write();
    void read();
    /// How many bytes of the current answer are still missing; 0: it is complete. Never asks for a byte that
    /// is not the proxy's.
    [[nodiscard]] qsizetype missing() const;
    void answered();
    void askForTarget();
    void refused(const QString &sub, const QString &text);
    void finish(const DialResult &result);

    int m_descriptor;
    QUrl m_proxy;
    DialTarget m_target;
    Done m_done;
    Step m_step;
    QByteArray m_out, m_in;
    std::unique_ptr<QSocketNotifier> m_reader, m_writer;
};

} // namespace endpoint
