// Many sessions: nothing of them stays behind, none is lost.
#include "endpoint/rawpeer.h"
#include "endpoint/watchedlistener.h"

#include <QDir>
#include <QtTest>

using namespace session;
using namespace std::chrono_literals;

namespace {

qsizetype openDescriptors()
{
    return QDir(u"/proc/self/fd"_qs).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
}

} // namespace

class TestListenerLoad : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fiveThousandSessionsLeaveNothing();
};

void TestListenerLoad::fiveThousandSessionsLeaveNothing()
{
    EndpointSpec spec;
    spec.behaviour = Behaviour::Echo;
    WatchedListener listener(spec);
    listener.keepsObservations = false;
    listener.start();
    const qsizetype before = openDescriptors();
    constexpr int chunk = 250, total = 5000;
    for (int done = 0; done < total; done += chunk) {
        std::vector<std::unique_ptr<RawPeer>> peers;
        for (int i = 0; i < chunk; ++i) {
            peers.push_back(std::make_unique<RawPeer>(listener.port()));
            peers.back()->send(RawPeer::request() + frame(0x81, "hello"));
        }
        for (int i = 0; i < chunk; ++i) {
            RawPeer &peer = *peers[std::size_t(i)];
            QVERIFY(peer.readUntil("\r\n\r\n").startsWith("HTTP/1.1 101"));
            QCOMPARE(*peer.readFrame(), std::pair(quint8(0x81), QByteArray("hello")));
            switch (i % 3) { // every ending must release everything
            case 0:
                peer.send(closeFrame(1000));
                break;
            case 1:
                peer.finish();
                break;
            case 2:
                peer.reset();
                break;
            }
        }
        peers.clear();
        QTRY_COMPARE_WITH_TIMEOUT(listener.ended(), done + chunk, 20'000);
    }
    QCOMPARE(listener.opened(), total);
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
    QCOMPARE(openDescriptors(), before);
}

QTEST_GUILESS_MAIN(TestListenerLoad)
#include "tst_listener_load.moc"
