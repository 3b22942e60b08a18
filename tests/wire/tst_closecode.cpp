// Close codes: what may be on the wire, and what a code means to whom.
#include "wire/closecode.h"

#include <QtTest>

using namespace wire;

namespace {

QString nameOf(quint16 code, const QString &system = {}, const CloseCodes &own = {})
{
    const auto meaning = meaningOf(code, system, own);
    return meaning ? meaning->name : QString();
}

CloseCode row(quint16 code, quint16 last, const QString &name, const QStringList &speaks = {})
{
    CloseCode row;
    row.code = code;
    row.last = last;
    row.name = name;
    row.speaks = speaks;
    return row;
}

Retry retryOf(quint16 code, const QString &system)
{
    const auto meaning = meaningOf(code, system);
    return meaning ? meaning->retry : Retry::Unstated;
}

} // namespace

class TestCloseCode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onTheWire_data();
    void onTheWire();
    void theRegistryAgreesWithTheWire();
    void everyShippedRowIsComplete();
    void registeredCodes();
    void systemsHaveTheirOwnMeanings_data();
    void systemsHaveTheirOwnMeanings();
    void retryIsStatedOrNot();
    void whoSends();
    void ownMeaningsComeFirst();
    void allMeanings();
    void readsAUsersTable();
    void refusesABadTable_data();
    void refusesABadTable();
};

void TestCloseCode::onTheWire_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("may");
    for (int code : {1000, 1001, 1003, 1007, 1014, 3000, 3999, 4000, 4999})
        QTest::addRow("%d", code) << code << true;
    for (int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1999, 2000, 2999, 5000, 65535})
        QTest::addRow("%d", code) << code << false;
}

void TestCloseCode::onTheWire()
{
    QFETCH(int, code);
    QFETCH(bool, may);
    QCOMPARE(mayBeOnTheWire(quint16(code)), may);
}

void TestCloseCode::theRegistryAgreesWithTheWire()
{
    for (int code = 0; code <= 0xffff; ++code) {
        const auto meaning = meaningOf(quint16(code), {});
        QVERIFY2(meaning, qPrintable(QString::number(code)));
        QCOMPARE(meaning->onTheWire, mayBeOnTheWire(quint16(code)));
    }
}

void TestCloseCode::everyShippedRowIsComplete()
{
    QSet<QString> systems;
    for (int code = 0; code <= 0xffff; ++code) {
        for (const CloseCode &meaning : meaningsOf(quint16(code))) {
            QVERIFY2(!meaning.name.isEmpty() && meaning.meaning.endsWith(u'.') && !meaning.source.isEmpty(),
                     qPrintable(meaning.name));
            QCOMPARE(meaning.speaks.isEmpty(), meaning.system.isEmpty());
            QVERIFY(meaning.fromClient || meaning.fromServer);
            systems += meaning.system;
        }
    }
    QVERIFY(systems.size() >= 9);
}

void TestCloseCode::registeredCodes()
{
    QCOMPARE(registered(1001)->name, QStringLiteral("Going Away"));
    QCOMPARE(registered(1006)->onTheWire, false);
    QVERIFY(!registered(1016)); // a range only
    QVERIFY(!registered(4000));
    QVERIFY(!registered(999));
}

void TestCloseCode::systemsHaveTheirOwnMeanings_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("system");
    QTest::addColumn<QString>("name");
    const auto expect = [](int code, const char *system, const char *name) {
        QTest::addRow("%d %s", code, system)
            << code << QString::fromLatin1(system) << QString::fromLatin1(name);
    };
    expect(4004, "", "Private code");
    expect(4004, "discord", "Authentication failed");
    expect(4004, "Discord", "Authentication failed");
    expect(4004, "graphql-transport-ws", "Bad response");
    expect(4004, "graphql-ws", "Private code"); // an older protocol, with other codes
    expect(4004, "my-protocol", "Private code");
    expect(3008, "", "Library or framework code");
    expect(3008, "centrifuge", "Slow");
    expect(3100, "centrifuge", "Centrifuge, may reconnect");
    expect(4102, "pusher", "Back off");
    expect(1001, "centrifuge", "Going Away");
    expect(1008, "nats", "Refused by policy");
    expect(1012, "uvicorn", "Shutdown");
}

void TestCloseCode::systemsHaveTheirOwnMeanings()
{
    QFETCH(int, code);
    QFETCH(QString, system);
    QFETCH(QString, name);
    QCOMPARE(nameOf(quint16(code), system), name);
}

void TestCloseCode::retryIsStatedOrNot()
{
    QCOMPARE(retryOf(4004, QStringLiteral("discord")), Retry::No);
    QCOMPARE(retryOf(4009, QStringLiteral("discord")), Retry::Yes);
    QCOMPARE(retryOf(4015, QStringLiteral("discord-voice")), Retry::Resume);
    QCOMPARE(retryOf(4150, QStringLiteral("pusher")), Retry::BackOff);
    QCOMPARE(retryOf(4250, QStringLiteral("pusher")), Retry::AtOnce);
    QCOMPARE(retryOf(4004, {}), Retry::Unstated);
    QCOMPARE(retryOf(1008, {}), Retry::Unstated);
}

void TestCloseCode::whoSends()
{
    QVERIFY(registered(1010)->fromClient && !registered(1010)->fromServer);
    QVERIFY(!registered(1012)->fromClient && registered(1012)->fromServer);
    QVERIFY(registered(1011)->fromClient && registered(1011)->fromServer);
}

void TestCloseCode::ownMeaningsComeFirst()
{
    const QStringList chat{QStringLiteral("chat")};
    CloseCode mine = row(4000, 4000, QStringLiteral("Logged out"));
    mine.normal = true;
    QCOMPARE(nameOf(4000, {}, {mine}), mine.name);
    QCOMPARE(nameOf(4000, QStringLiteral("discord"), {mine}), mine.name);
    QVERIFY(meaningOf(4000, {}, {mine})->normal);
    QCOMPARE(nameOf(4001, {}, {mine}), QStringLiteral("Private code"));

    const CloseCode theirs = row(4000, 4999, QStringLiteral("Chat"), chat);
    QCOMPARE(nameOf(4000, QStringLiteral("chat"), {mine, theirs}), theirs.name); // said of this protocol
    QCOMPARE(nameOf(4000, QStringLiteral("news"), {mine, theirs}), mine.name);
    QCOMPARE(nameOf(4500, QStringLiteral("news"), {mine, theirs}), QStringLiteral("Private code"));
    const CloseCode exact = row(4007, 4007, QStringLiteral("Exact"), chat);
    QCOMPARE(nameOf(4007, QStringLiteral("chat"), {theirs, exact}), exact.name);
    QCOMPARE(nameOf(4007, QStringLiteral("chat"), {exact, theirs}), exact.name);
}

void TestCloseCode::allMeanings()
{
    const CloseCodes all = meaningsOf(4004);
    QVERIFY(all.size() >= 4);
    QVERIFY(all.first().system.isEmpty());
    QVERIFY(
        std::all_of(all.begin(), all.end(), [](const CloseCode &meaning) { return meaning.covers(4004); }));
}

void TestCloseCode::readsAUsersTable()
{
    const CloseCodeTable table = readCloseCodes(R"({"tables": [
        {"system": "Chat", "speaks": ["chat", "chat2"], "source": "our wiki", "codes": [
            {"code": 4000, "name": "Logged out", "meaning": "The user has logged out.", "normal": true, "from": "client"},
            {"code": 4100, "last": 4199, "name": "Full", "retry": "back_off", "source": "a mail"}]},
        {"codes": [{"code": 4900, "name": "Maintenance", "from": "server"}]}]})");
    QCOMPARE(table.error, QString());
    QCOMPARE(table.codes.size(), 3);
    const CloseCode first{4000,
                          4000,
                          QStringLiteral("Logged out"),
                          QStringLiteral("The user has logged out."),
                          true,
                          true,
                          false,
                          true,
                          Retry::Unstated,
                          QStringLiteral("our wiki"),
                          QStringLiteral("Chat"),
                          {QStringLiteral("chat"), QStringLiteral("chat2")},
                          {}};
    QCOMPARE(table.codes[0], first);
    QCOMPARE(table.codes[1].last, quint16(4199));
    QCOMPARE(table.codes[1].source, QStringLiteral("a mail"));
    QCOMPARE(table.codes[1].retry, Retry::BackOff);
    QVERIFY(table.codes[1].fromClient && table.codes[1].fromServer && !table.codes[1].normal);
    QVERIFY(table.codes[2].speaks.isEmpty() && table.codes[2].source.isEmpty() && !table.codes[2].fromClient);
    QCOMPARE(nameOf(4150, QStringLiteral("CHAT2"), table.codes), QStringLiteral("Full"));
}

void TestCloseCode::refusesABadTable_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("error");
    QTest::newRow("no JSON") << QByteArray("{") << QStringLiteral("byte");
    QTest::newRow("no tables") << QByteArray("{}") << QStringLiteral("no list of tables");
    const auto refused = [](const char *what, const char *code, const char *error) {
        QTest::newRow(what) << QByteArray("{\"tables\": [{\"system\": \"S\", \"codes\": [") + code + "]}]}"
                            << QString::fromLatin1(error);
    };
    refused("no code", R"({"name": "a"})", "S: a code");
    refused("code too large", R"({"code": 65536, "name": "a"})", "65536");
    refused("range backwards", R"({"code": 4001, "last": 4000, "name": "a"})", "4001 to 4000");
    refused("no name", R"({"code": 4001})", "code 4001 has no name");
    refused("unknown sender", R"({"code": 4001, "name": "a", "from": "both"})", "neither client nor server");
    refused("unknown retry", R"({"code": 4001, "name": "a", "retry": "maybe"})", "unknown retry \"maybe\"");
}

void TestCloseCode::refusesABadTable()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, error);
    const CloseCodeTable table = readCloseCodes(json);
    QVERIFY(table.codes.isEmpty());
    QVERIFY2(table.error.contains(error), qPrintable(table.error));
}

QTEST_GUILESS_MAIN(TestCloseCode)
#include "tst_closecode.moc"
