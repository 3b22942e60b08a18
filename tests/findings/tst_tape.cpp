// What the search for patterns was told, packed and unpacked again.
#include "endings.h"
#include "findings/tape.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace endings;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// No two fields alike, none as it was made: one that is forgotten or swapped shows.
Survived fullSurvived()
{
    Survived lived;
    lived.quiet = 1s, lived.quietWay = {2s, 3s}, lived.answered = 4s, lived.silences = 5;
    lived.frame = {6, 7}, lived.message = {8, 9}, lived.messages = {10, quint64(1) << 63}, lived.age = 12s;
    return lived;
}

Ending fullEnding()
{
    Ending end;
    end.session = SessionId(1), end.endpoint = EndpointId(2), end.role = Role::Relay, end.leg = Leg::Server;
    end.server = u"10.0.0.1:9000"_s, end.client = u"10.0.0.2"_s, end.userAgent = u"Firefox ☂"_s;
    end.clientPort = u"10.0.0.2:5"_s, end.serverPort = u"10.0.0.9:6"_s, end.path = u"/a"_s,
    end.key = u"token:b"_s, end.fingerprint = {u"Server: nginx"_s, u"Via: 1.1"_s};
    end.hasResponse = true, end.cls = Class::Failed, end.cause = Cause::BadHandshake, end.sub = u"sub"_s;
    end.reason = u"why"_s, end.endedBy = Party::Network, end.toolReason = session::ToolReason::Limit;
    end.shape = EndShape::Timeout, end.code = 4999;
    end.startedAt = morning - 100s, end.openedAt = morning - 99s, end.at = morning + 1ns, end.opened = true;
    end.idle = 13s, end.idleWay = {14s, -15ns}, end.fatalSilence = 16s, end.afterSend = 17s, end.rtt = 18ms;
    end.shortestRtt = 17ms, end.awaited = 12s, end.lastHeard = LastMessage{false, true, 27, 28ms},
    end.blind = true, end.closeUnknown = true;
    end.pinged = true, end.heartbeat = 19s, end.survived = fullSurvived();
    end.page = PageAtEnd{1s, 2s, 3s, 4, QStringLiteral("app.js:120")};
    end.lastMessage = LastMessage{true, false, 25, 26ms}, end.fatalFrame = {20, 21},
    end.fatalMessage = {22, 23}, end.congested = true;
    end.rtts = {{1.5F, -2.25F}, {3, 4}}, end.tcpRttRose = false, end.resumes = true;
    end.continues = SessionId(24), end.faulted = true;
    return end;
}

Chapter fullChapter()
{
    Opening open = opening(fullEnding());
    open.server = u"10.0.0.3:1"_s, open.startedAt = open.at - 3ms;
    return {
        morning,
        {open, Alive{SessionId(7), morning - 5s, fullSurvived()}, fullEnding(), Forgotten{EndpointId(9)}}};
}

} // namespace

class TestTape : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unpacksWhatWasPacked();
    void keepsOneTextOnce();
    void refusesWhatIsDamaged();
    void refusesWhatNoClockSays();
    void namesItsVocabulary();
};

void TestTape::unpacksWhatWasPacked()
{
    Unpacking unpack;
    for (const Chapter &chapter : {fullChapter(), Chapter{-1s, {}}, Chapter{morning, {Ending{}, Opening{}}}})
        QCOMPARE(unpack(pack(chapter)), chapter);
}

void TestTape::keepsOneTextOnce()
{
    Ending end = ending(1, {});
    const auto size = [&] { return pack({morning, {opening(end), end}}).size(); };
    const qsizetype before = size();
    end.userAgent = QString(1000, u'x');
    QVERIFY(size() < before + 1010); // though the opening and the ending have it
    QVERIFY2(before < 220, qPrintable(QString::number(before)));
}

void TestTape::refusesWhatIsDamaged()
{
    Unpacking unpack;
    const QByteArray whole = pack(fullChapter());
    int refused = 0;
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const auto read = unpack(whole.first(size));
        QVERIFY(!read || *read != fullChapter());
        refused += !read;
    }
    QVERIFY(refused > whole.size() - 6); // what ends after one of the four things is a shorter chapter
    QRandomGenerator random(7);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray changed = whole;
        changed[random.bounded(int(changed.size()))] = char(random.generate());
        if (const auto read = unpack(changed))
            QCOMPARE(unpack(pack(*read)), read); // another chapter, but one
    }
}

void TestTape::refusesWhatNoClockSays()
{
    Unpacking unpack;
    const auto refuses = [&](const Chapter &chapter) { return !unpack(pack(chapter)); };
    constexpr session::Nanoseconds century = std::chrono::days(36525);
    const auto alive = [&](session::Stamp at, session::Nanoseconds age) {
        Alive lived{SessionId(1), at, {}};
        lived.survived.age = age;
        return Chapter{morning, {lived}};
    };
    QVERIFY(!refuses(alive(century, century)));
    QVERIFY(refuses(alive(century + 1ns, 1s)));
    QVERIFY(refuses(alive(-century - 1ns, 1s)));
    QVERIFY(refuses(alive(morning, century + 1ns)));
    QVERIFY(refuses(Chapter{century + 1ns, {}}));
    Ending end;
    end.rtts = {{1, std::numeric_limits<float>::quiet_NaN()}};
    QVERIFY(refuses(Chapter{morning, {end}}));
}

void TestTape::namesItsVocabulary()
{
    static const QRegularExpression shape(u"^[0-9]+-[0-9a-f]{8}$"_s);
    QVERIFY(shape.match(tapeFormat()).hasMatch());
}

QTEST_GUILESS_MAIN(TestTape)
#include "tst_tape.moc"
