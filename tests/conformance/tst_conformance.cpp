// Listener, client and relay against every case of cases.h.
#include "conformance/cases.h"

#include "diagnosis/classify.h"
#include "endpoint/rawpeer.h"
#include "endpoint/rawserver.h"
#include "endpoint/relayrig.h"
#include "endpoint/watchedclient.h"
#include "endpoint/watchedlistener.h"

#include <QtTest>

using namespace session;
using namespace conformance;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 10'000;
constexpr qsizetype fewBytes = 1500; ///< what is also sent byte by byte

EndpointSpec quiet()
{
    EndpointSpec spec;
    spec.ping = 0ms;
    spec.behaviour = Behaviour::Echo;
    return spec;
}

void send(RawPeer &peer, const QByteArray &bytes, bool apart)
{
    if (!apart) {
        peer.send(bytes);
        return;
    }
    for (const char byte : bytes)
        peer.send(QByteArray(1, byte));
}

/// What the end under test says, up to and with its Close frame.
struct Said
{
    QList<SentFrame> frames;
    std::optional<QByteArray> closeBody;
};

Said listenTo(RawPeer &peer)
{
    Said said;
    while (const auto frame = peer.readFrame()) {
        if (frame->first == 0x88) {
            said.closeBody = frame->second;
            break;
        }
        said.frames.append(*frame);
    }
    return said;
}

QString codeOf(const std::optional<QByteArray> &body)
{
    if (!body)
        return u"no Close frame"_qs;
    return body->size() < 2 ? QString() : QString::number(quint8(body->at(0)) << 8 | quint8(body->at(1)));
}

QString verdictOf(const Facts &facts)
{
    const diagnosis::Verdict verdict = diagnosis::classify(facts);
    const QString cause = name(verdict.cause);
    return verdict.sub.isEmpty() ? cause : cause + u':' + verdict.sub;
}

void compare(const Case &expected, const Said &said, const Facts &facts)
{
    QCOMPARE(codeOf(said.closeBody), expected.code ? QString::number(*expected.code) : QString());
    if (!expected.verdict.isEmpty())
        QCOMPARE(verdictOf(facts), expected.verdict);
}

} // namespace

class TestConformance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listener_data() { rows(true); }
    void listener();
    void client_data() { rows(false); }
    void client();
    void relay_data() { rows(false); }
    void relay();

private:
    void rows(bool withSplits);

    const QList<Case> m_cases = allCases();
    std::unique_ptr<WatchedListener> m_listener;
    std::unique_ptr<rig::Upstream> m_upstream;
    std::unique_ptr<rig::Rig> m_relay;
};

void TestConformance::rows(bool withSplits)
{
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("apart");
    for (int i = 0; i < int(m_cases.size()); ++i) {
        QTest::addRow("%s", m_cases[i].name.constData()) << i << false;
        if (withSplits && m_cases[i].bytes(true).size() < fewBytes)
            QTest::addRow("%s, byte by byte", m_cases[i].name.constData()) << i << true;
    }
}

void TestConformance::listener()
{
    QFETCH(int, number);
    QFETCH(bool, apart);
    if (!m_listener) {
        m_listener = std::make_unique<WatchedListener>(quiet());
        m_listener->start();
    }
    const Case &expected = m_cases[number];
    const int session = m_listener->ended() + 1;
    Said said;
    {
        RawPeer peer(m_listener->port());
        QVERIFY(peer.upgrade().startsWith("HTTP/1.1 101"));
        send(peer, expected.bytes(true), apart);
        said = listenTo(peer);
    }
    QVERIFY(QTest::qWaitFor([&] { return m_listener->ended() == session; }, patience));
    QCOMPARE(said.frames, expected.answers);
    compare(expected, said, m_listener->facts(session));
}

void TestConformance::client()
{
    QFETCH(int, number);
    const Case &expected = m_cases[number];
    RawServer server;
    WatchedClient client(server.port(), quiet());
    Said said;
    {
        const auto peer = server.acceptOpen();
        QVERIFY(peer);
        peer->send(expected.bytes(false));
        said = listenTo(*peer);
    }
    client.awaitEnds(1);
    QList<SentFrame> pongs;
    for (const SentFrame &answer : expected.answers) {
        if (answer.first == 0x8a)
            pongs.append(answer);
    }
    QCOMPARE(said.frames, pongs);
    compare(expected, said, client.facts[1]);
}

/// Not one byte changes, whatever it is; and both ends are told apart by what they sent.
void TestConformance::relay()
{
    QFETCH(int, number);
    if (!m_relay) {
        m_upstream = std::make_unique<rig::Upstream>();
        EndpointSpec spec = rig::Rig::specFor(m_upstream->port());
        spec.ping = 0ms;
        m_relay = std::make_unique<rig::Rig>(spec);
    }
    for (const bool fromClient : {true, false}) {
        rig::Peer client = rig::Peer::connectTo(m_relay->port());
        client.send(rig::request + "\r\n");
        rig::Peer server = m_upstream->accept();
        QVERIFY(!server.receiveHead().isEmpty());
        server.send(rig::response + "\r\n");
        QVERIFY(client.receiveHead().startsWith("HTTP/1.1 101"));
        const QByteArray bytes = m_cases[number].bytes(fromClient);
        const rig::Peer &from = fromClient ? client : server;
        rig::Peer &to = fromClient ? server : client;
        QVERIFY(from.send(bytes));
        QCOMPARE(to.receive(bytes.size()), bytes);
        from.finish();
        to.finish();
        QCOMPARE(to.end(), u"fin"_qs);
    }
}

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
