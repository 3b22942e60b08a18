// Whoever holds connections to /metrics keeps no scraper out.
#include "cli/metricsserver.h"

#include <QUrl>
#include <QtTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

const QByteArray question("GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
constexpr int many = 3 * cli::MetricsServer::maxConnections;

/// A plain socket of the system: connected as soon as the kernel has it in the server's queue.
class Raw
{
public:
    explicit Raw(quint16 port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isConnected = ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    }
    ~Raw() { ::close(m_socket); }
    Raw(const Raw &) = delete;
    Raw &operator=(const Raw &) = delete;

    [[nodiscard]] bool send(const QByteArray &bytes)
    {
        return m_isConnected &&
               ::send(m_socket, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }
    /// All that has come so far.
    const QByteArray &received()
    {
        char bytes[4096];
        ssize_t got = 0;
        while ((got = ::recv(m_socket, bytes, sizeof bytes, MSG_DONTWAIT)) > 0)
            m_received.append(bytes, got);
        m_isOver |= got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
        return m_received;
    }
    [[nodiscard]] bool isOver()
    {
        (void)received();
        return m_isOver;
    }

private:
    int m_socket;
    bool m_isConnected = false, m_isOver = false;
    QByteArray m_received;
};

using Raws = std::vector<std::unique_ptr<Raw>>;

} // namespace

class TestMetricsServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void idleConnectionsGiveWay();
    void halfARequestIsIdle();
    void whatWasAskedIsAnsweredFirst();
    void thoseWhoDoNotReadGiveWay();

private:
    enum class Coming { OneByOne, AtOnce };
    [[nodiscard]] Raws idle(int number, Coming coming = Coming::OneByOne) const
    {
        Raws all;
        for (int i = 0; i < number; ++i) {
            all.push_back(std::make_unique<Raw>(m_port));
            if (coming == Coming::OneByOne)
                QCoreApplication::processEvents();
        }
        return all;
    }
    QByteArray m_text;
    std::unique_ptr<cli::MetricsServer> m_server;
    quint16 m_port = 0;
};

void TestMetricsServer::init()
{
    m_text = "up 1\n";
    m_server = std::make_unique<cli::MetricsServer>([this](bool) { return m_text; });
    QCOMPARE(m_server->listen(QHostAddress::LocalHost, 0), QString());
    m_port = quint16(QUrl(m_server->url()).port());
}

void TestMetricsServer::idleConnectionsGiveWay()
{
    QElapsedTimer clock;
    clock.start();
    const Raws silent = idle(many);
    Raw scraper(m_port);
    QVERIFY(scraper.send(question));
    QTRY_VERIFY(scraper.isOver());
    QVERIFY(scraper.received().startsWith("HTTP/1.1 200 "));
    QVERIFY(scraper.received().endsWith(m_text));
    QVERIFY2(clock.elapsed() < cli::MetricsServer::patience.count(),
             qPrintable(QString::number(clock.elapsed())));
    // The oldest went, no more than had to.
    const auto over = std::count_if(silent.begin(), silent.end(), [](auto &one) { return one->isOver(); });
    QCOMPARE(over, many - cli::MetricsServer::maxConnections + 1);
    QVERIFY(silent.front()->isOver());
    QVERIFY(!silent.back()->isOver());
}

void TestMetricsServer::halfARequestIsIdle()
{
    const Raws slow = idle(many);
    for (const auto &one : slow)
        QVERIFY(one->send(question.left(20)));
    Raw scraper(m_port);
    QVERIFY(scraper.send(question));
    QTRY_VERIFY_WITH_TIMEOUT(scraper.isOver(), cli::MetricsServer::patience.count() / 2);
    QVERIFY(scraper.received().endsWith(m_text));
}

/// Those who came later and ask nothing are taken in the same turn.
void TestMetricsServer::whatWasAskedIsAnsweredFirst()
{
    Raw scraper(m_port);
    QVERIFY(scraper.send(question));
    const Raws silent = idle(many, Coming::AtOnce);
    QTRY_VERIFY_WITH_TIMEOUT(scraper.isOver(), cli::MetricsServer::patience.count() / 2);
    QVERIFY(scraper.received().endsWith(m_text));
}

void TestMetricsServer::thoseWhoDoNotReadGiveWay()
{
    m_text = QByteArray(20'000'000, 'x'); // more than the kernel takes
    const Raws deaf = idle(cli::MetricsServer::maxConnections);
    for (const auto &one : deaf)
        QVERIFY(one->send(question));
    QTRY_VERIFY(!deaf.back()->received().isEmpty());
    m_text = "up 1\n";
    Raw scraper(m_port);
    QVERIFY(scraper.send(question));
    QTRY_VERIFY_WITH_TIMEOUT(scraper.isOver(), cli::MetricsServer::patience.count() / 2);
    QVERIFY(scraper.received().endsWith(m_text));
}

QTEST_GUILESS_MAIN(TestMetricsServer)
#include "tst_metricsserver.moc"
