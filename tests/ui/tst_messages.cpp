// The page of messages: what was said in the selected session, found, shown, and why it may be missing.
#include "messages/messagespage.h"

#include "desk.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

using namespace session;
using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Observation said(quint64 id, bool toServer, const QByteArray &begin, quint64 size = 0, bool text = true)
{
    return {SessionId(id), EndpointId(1),
            10s,           toServer ? Leg::Client : Leg::Server,
            Source::Wire,  Message{Way::In, text, size ? size : quint64(begin.size()), begin}};
}

Batch opened(quint64 id)
{
    const auto seen = [id](Leg leg, What what) {
        return Observation{SessionId(id), EndpointId(1), 1s, leg, Source::Wire, std::move(what)};
    };
    return {seen(Leg::Client, Connected{}), seen(Leg::Server, Connected{}), seen(Leg::Client, Opened{}),
            seen(Leg::Server, Opened{})};
}

struct Stage : Desk
{
    explicit Stage(bool recordPayloads = true)
    {
        EndpointSpec spec;
        spec.role = session::Role::Relay;
        spec.recordPayloads = recordPayloads;
        monitor.add(spec);
        monitor.apply(opened(1));
        monitor.apply(opened(2));
        page.resize(800, 600);
        page.show();
    }
    [[nodiscard]] QString hint() const
    {
        QString text;
        for (const QLabel *label : page.findChildren<QLabel *>())
            text += label->text() + u'|';
        return text;
    }
    monitor::Monitor monitor;
    Selection selection;
    MessagesPage page{monitor, selection, theme};
    QTableView &list = *page.findChild<QTableView *>();
    QPlainTextEdit &content = *page.findChild<QPlainTextEdit *>();
};

} // namespace

class TestMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSelectedSessionIsShown();
    void messagesComeWhileOneLooks();
    void theSearchNarrows();
    void contentIsLaidOut_data();
    void contentIsLaidOut();
    void whatIsMissingIsSaid();
    void theStoreIsBounded();
    void theModelIsSound();
};

void TestMessages::theSelectedSessionIsShown()
{
    Stage stage;
    stage.monitor.apply({said(1, true, "hello"), said(1, false, "world"), said(2, true, "other")});
    QVERIFY(stage.list.model()->rowCount() == 0);
    stage.selection.set({SessionId(1)});
    QCOMPARE(stage.list.model()->rowCount(), 2);
    QCOMPARE(stage.list.model()->index(0, MessagesModel::ContentColumn).data().toString(), u"hello"_s);
    QCOMPARE(stage.list.model()->index(0, MessagesModel::DirectionColumn).data().toString(),
             u"to the server"_s);
    QCOMPARE(stage.list.model()->index(1, MessagesModel::DirectionColumn).data().toString(),
             u"to the client"_s);
    stage.selection.set({SessionId(2)});
    QCOMPARE(stage.list.model()->rowCount(), 1);
}

void TestMessages::messagesComeWhileOneLooks()
{
    Stage stage;
    stage.monitor.apply({said(1, true, "one")});
    stage.selection.set({SessionId(1)});
    stage.list.selectRow(0);
    stage.monitor.apply({said(1, false, "two"), said(2, false, "elsewhere")});
    QCOMPARE(stage.list.model()->rowCount(), 2);
    QCOMPARE(stage.list.currentIndex().row(), 0); // nothing moves under the mouse
}

void TestMessages::theSearchNarrows()
{
    Stage stage;
    stage.monitor.apply(
        {said(1, true, "subscribe news"), said(1, false, "ok"), said(1, true, "NEWS please")});
    stage.selection.set({SessionId(1)});
    auto *search = stage.page.findChild<QLineEdit *>();
    search->setText(u"news"_s);
    QCOMPARE(stage.list.model()->rowCount(), 2);
    search->setText(u"nothing of it"_s);
    QCOMPARE(stage.list.model()->rowCount(), 0);
    search->clear();
    QCOMPARE(stage.list.model()->rowCount(), 3);
}

void TestMessages::contentIsLaidOut_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<quint64>("size");
    QTest::addColumn<bool>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("JSON") << QByteArray(R"({"a":[1,2]})") << quint64(0) << true
                          << u"{\n    \"a\": [\n        1,\n        2\n    ]\n}"_s;
    QTest::newRow("JSON that is cut off") << QByteArray(R"({"a":[1,)") << quint64(5000) << true
                                          << u"{\"a\":[1,\n\n… 8 of 5,000 bytes are kept."_s;
    QTest::newRow("plain text") << QByteArray("hi\x07 there\nfriend") << quint64(0) << true
                                << u"hi· there\nfriend"_s;
    QTest::newRow("binary") << QByteArray("\x00\x01Hello\xff", 8) << quint64(0) << false
                            << u"00000000  00 01 48 65 6c 6c 6f ff                          ..Hello."_s;
}

void TestMessages::contentIsLaidOut()
{
    QFETCH(QByteArray, begin);
    QFETCH(quint64, size);
    QFETCH(bool, text);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    Stage stage;
    stage.monitor.apply({said(1, true, begin, size, text)});
    stage.selection.set({SessionId(1)});
    QTEST(stage.content.toPlainText(), "shown");
    QLocale::setDefault(QLocale::c());
}

void TestMessages::whatIsMissingIsSaid()
{
    Stage stage;
    QVERIFY(stage.hint().contains(u"No session is selected"_s));
    stage.selection.set({SessionId(1)});
    QVERIFY2(stage.hint().contains(u"none has passed"_s), qPrintable(stage.hint()));
    Stage silent(false);
    silent.selection.set({SessionId(1)});
    QVERIFY2(silent.hint().contains(u"were not kept"_s), qPrintable(silent.hint()));
    QSignalSpy wanted(&silent.page, &MessagesPage::recordingWanted);
    for (QPushButton *button : silent.page.findChildren<QPushButton *>()) {
        if (button->isVisible())
            button->click();
    }
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<EndpointId>(), EndpointId(1));
}

void TestMessages::theStoreIsBounded()
{
    monitor::Monitor monitor;
    MessageStore store(monitor);
    const std::size_t sessions = MessageStore::mostOfAll / MessageStore::mostOfSession + 2;
    for (std::size_t id = 1; id <= sessions; ++id) {
        Batch batch;
        for (std::size_t i = 0; i < MessageStore::mostOfSession + 10; ++i)
            batch.append(said(id, true, "x"));
        Q_EMIT monitor.applied(batch);
    }
    QVERIFY(!store.of(SessionId(1)));
    const auto *last = store.of(SessionId(sessions));
    QVERIFY(last);
    QCOMPARE(last->messages.size(), MessageStore::mostOfSession);
    QCOMPARE(last->dropped, quint64(10));
    std::size_t held = 0;
    for (std::size_t id = 1; id <= sessions; ++id) {
        if (const auto *one = store.of(SessionId(id)))
            held += one->messages.size();
    }
    QVERIFY(held <= MessageStore::mostOfAll);
}

void TestMessages::theModelIsSound()
{
    MessagesModel model;
    const QAbstractItemModelTester tester(&model);
    MessageStore::Conversation conversation;
    for (int i = 0; i < 3; ++i) {
        conversation.messages.push_back({Stamp(i), true, true, 1, "x"});
        model.show(SessionId(1), &conversation);
    }
    QCOMPARE(model.rowCount(), 3);
    conversation.messages.pop_front();
    ++conversation.dropped;
    model.show(SessionId(1), &conversation);
    QCOMPARE(model.rowCount(), 2);
    model.show(SessionId(2), nullptr);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
