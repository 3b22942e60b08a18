// One end of a connection that says all it has to say while it listens, plain or with TLS, on a thread of its
// own.
#pragma once

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QThread>
#include <QtTest>

#include <random>

namespace talk {

/// Everything blocks; to be used on one thread. The other end may do the same only on another.
class Talker
{
public:
    QSslSocket socket;

    [[nodiscard]] QByteArray readHead()
    {
        do {
            m_in += socket.readAll();
        } while (!m_in.contains("\r\n\r\n") && socket.waitForReadyRead(10'000));
        if (!m_in.contains("\r\n\r\n"))
            return {};
        const qsizetype end = m_in.indexOf("\r\n\r\n") + 4;
        const QByteArray head = m_in.first(end);
        m_in.remove(0, end);
        return head;
    }
    void write(const QByteArray &bytes)
    {
        socket.write(bytes);
        socket.flush();
    }
    /// Says `bytes` in pieces of random sizes and reads until `expected` have come, both at once.
    [[nodiscard]] QByteArray exchange(const QByteArray &bytes, qsizetype expected, quint32 seed)
    {
        std::mt19937 random(seed);
        qsizetype at = 0;
        QByteArray got = std::exchange(m_in, {});
        QElapsedTimer patience;
        patience.start();
        while ((at < bytes.size() || got.size() < expected || socket.bytesToWrite() > 0) &&
               !patience.hasExpired(60'000)) {
            if (at < bytes.size() && socket.bytesToWrite() < 256 * 1024) {
                const qsizetype size =
                    std::min<qsizetype>(bytes.size() - at, 1 + qsizetype(random() % 90'000));
                socket.write(bytes.constData() + at, size);
                at += size;
            }
            socket.flush();
            if (!socket.waitForReadyRead(at < bytes.size() || socket.bytesToWrite() > 0 ? 1 : 50) &&
                socket.state() != QAbstractSocket::ConnectedState)
                break;
            got += socket.readAll();
        }
        return got;
    }

private:
    QByteArray m_in;
};

/// Hands one accepted descriptor to a Talker on another thread.
class Acceptor : public QTcpServer
{
public:
    qintptr descriptor = -1;

protected:
    void incomingConnection(qintptr handle) override { descriptor = handle; }
};

/// Runs a function on a thread of its own and waits for it in the end.
class Aside
{
public:
    explicit Aside(std::function<void()> run) : m_thread(QThread::create(std::move(run)))
    {
        m_thread->start();
    }
    ~Aside() { m_thread->wait(); }
    [[nodiscard]] bool isRunning() const { return m_thread->isRunning(); }

private:
    std::unique_ptr<QThread> m_thread;
};

} // namespace talk
