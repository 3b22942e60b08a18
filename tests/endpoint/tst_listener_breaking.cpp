// What a listener breaks on purpose.
#include "endpoint/rawpeer.h"
#include "endpoint/watchedlistener.h"

#include <QtTest>

using namespace session;
using namespace std::chrono_literals;

namespace {

EndpointSpec faulty(const QStringList &faults)
{
    EndpointSpec spec;
    spec.ping = 0ms;
    spec.behaviour = Behaviour::Echo;
    spec.faults = faults;
    return spec;
}

} // namespace

class TestListenerBreaking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ends_data();
    void ends();
    void freezes();
    void dropsPongs();
    void refusesUpgrades();
    void injected();
    void whatItCannotDo();
};

void TestListenerBreaking::ends_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("reset");
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("rst") << u"client:rst@200ms"_qs << true << QByteArray();
    QTest::newRow("fin") << u"client:fin@200ms"_qs << false << QByteArray();
    QTest::newRow("close 1012") << u"client:close=1012@2msgs"_qs << false << QByteArray("880203f4");
    QTest::newRow("close with an illegal code")
        << u"client:close=1005@20B"_qs << false << QByteArray("880203ed");
    QTest::newRow("close without a code") << u"client:close@next-message"_qs << false << QByteArray("8800");
}

void TestListenerBreaking::ends()
{
    QFETCH(QString, fault);
    QFETCH(bool, reset);
    QFETCH(QByteArray, last);
    WatchedListener listener(faulty({fault}));
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    const QByteArray echo = frame(0x81, "a message of some size", false);
    peer.send(frame(0x81, "a message of some size"));
    QCOMPARE(peer.read(echo.size()), echo);
    if (!last.isEmpty()) {
        QCOMPARE(peer.read(last.size() / 2).toHex(), last);
        peer.send(closeFrame(1000));
    }
    QVERIFY(peer.readToEnd().isEmpty());
    QCOMPARE(peer.end(), reset ? RawPeer::End::Reset : RawPeer::End::Fin);
    peer.close();
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(facts.toolEnd->reason, ToolReason::Fault);
    QVERIFY(std::holds_alternative<ToolEnd>(facts.first->what));
    QVERIFY(facts.faulted);
}

void TestListenerBreaking::freezes()
{
    WatchedListener listener(faulty({u"client:freeze"_qs}));
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    QTRY_VERIFY(listener.facts().toolEnd.has_value());
    QCOMPARE(listener.facts().toolEnd->what, u"freeze"_qs);
    peer.send(frame(0x81, "nobody reads this"));
    peer.close();
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(facts.toolEnd->reason, ToolReason::Fault);
    QTRY_COMPARE(listener.held().descriptors, 0);
}

void TestListenerBreaking::dropsPongs()
{
    WatchedListener listener(faulty({u"client:drop-pongs"_qs}));
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    QTRY_VERIFY(listener.facts().faulted);
    peer.send(frame(0x89, "are you there") + frame(0x81, "hello"));
    const auto answer = peer.readFrame();
    QVERIFY(answer.has_value());
    QCOMPARE(answer->second, "hello"); // and no pong before it
}

void TestListenerBreaking::refusesUpgrades()
{
    WatchedListener listener(faulty({u"upgrade:429"_qs}));
    listener.start();
    RawPeer refused(listener.port());
    QVERIFY(refused.upgrade().startsWith("HTTP/1.1 429 "));
    refused.readToEnd();
    refused.close();
    QCOMPARE(listener.awaitEnd().toolEnd->reason, ToolReason::Fault);
    RawPeer welcome(listener.port());
    QVERIFY(welcome.upgrade().startsWith("HTTP/1.1 101 "));
}

void TestListenerBreaking::injected()
{
    WatchedListener listener(faulty({}));
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    listener.awaitOpen();
    listener.perform(SessionId(1), InjectFault{u"client:rst"_qs});
    peer.readToEnd();
    QCOMPARE(peer.end(), RawPeer::End::Reset);
    QCOMPARE(listener.awaitEnd().toolEnd->reason, ToolReason::Fault);
}

void TestListenerBreaking::whatItCannotDo()
{
    WatchedListener listener(faulty({}));
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    listener.awaitOpen();
    for (const QString &spec : {u"server:rst"_qs, u"client:latency=1s"_qs, u"client:explode"_qs})
        listener.perform(SessionId(1), InjectFault{spec});
    const auto errors = [&] {
        QStringList found;
        for (const Observation &seen : listener.observations()) {
            if (const auto *done = std::get_if<Performed>(&seen.what))
                found.append(done->error);
        }
        return found;
    };
    QTRY_COMPARE(errors().size(), 3);
    QVERIFY(!errors().contains(QString()));
    QVERIFY(listener.facts().isOpen());
}

QTEST_GUILESS_MAIN(TestListenerBreaking)
#include "tst_listener_breaking.moc"
