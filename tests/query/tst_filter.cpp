// The filter language: which sessions a filter shows, and what it says when it cannot be read.
#include "diagnosis/classify.h"
#include "query/filter.h"
#include "support/script.h"

#include <QtTest>

using namespace query;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr session::Stamp noon = 1'764'072'000s; // 2025-11-25 12:00:00 UTC

/// Five sessions: 1 a closed tab, 2 a reset, 3 a relay's server that restarts, 4 refused, 5 still open.
const QVector<Subject> &subjects()
{
    using namespace diagnosis;
    static const QVector<Subject> all = [] {
        Subject tab;
        tab.session = 1, tab.chain = 1, tab.endpoint = 1, tab.endpointName = u"Shop front";
        tab.state = State::Ended, tab.cls = Class::Normal, tab.cause = Cause::ClientGoingAway;
        tab.endedBy = Party::Client, tab.confidence = Confidence::Proven, tab.code = 1001;
        tab.closeSeen = true, tab.clean = true, tab.url = u"/chat?room=42", tab.client = u"127.0.0.1:51000";
        tab.userAgent = u"Mozilla/5.0 Firefox/128.0", tab.clientEnd = session::TcpFate::Fin;
        tab.duration = 60s, tab.idle = 2s, tab.endedAt = noon, tab.startedAt = noon - 60s;
        tab.messagesIn = 12, tab.messagesOut = 30, tab.bytesIn = 1536, tab.bytesOut = 100;

        Subject reset = tab;
        reset.session = 2, reset.chain = 2, reset.cls = Class::Lost, reset.cause = Cause::TcpReset;
        reset.code.reset(), reset.closeSeen = false, reset.clean = false, reset.url = u"/orders";
        reset.clientEnd = session::TcpFate::Reset, reset.idle = 60100ms, reset.duration = 3h;
        reset.endedAt = noon + 3min + 27s, reset.rtt = 1500us, reset.note = u"any proxy";

        Subject restart = tab;
        restart.session = 3, restart.chain = 2, restart.continues = 2, restart.endpoint = 2;
        restart.endpointName = u"GraphQL relay", restart.role = session::Role::Relay;
        restart.cls = Class::Lost, restart.cause = Cause::ServerGoingAway, restart.endedBy = Party::Server;
        restart.code = 1012, restart.reason = u"going \"down\"", restart.url = u"/graphql";
        restart.serverEnd = session::TcpFate::Fin, restart.endedAt = noon + 24h;

        Subject refused;
        refused.session = 4, refused.chain = 4, refused.endpoint = 1, refused.state = State::Ended;
        refused.cls = Class::Failed, refused.cause = Cause::HttpRejected, refused.endedBy = Party::Server;
        refused.httpStatus = 403, refused.endedAt = noon, refused.url = u"/admin", refused.closeSeen = false;
        refused.endpointName = u"Shop front";

        Subject open;
        open.session = 5, open.chain = 5, open.endpoint = 1, open.state = State::Open, open.url = u"/chat";
        open.endpointName = u"Shop front", open.client = u"[::1]:40000", open.duration = 5min,
        open.idle = 56s;
        open.startedAt = noon + 1h, open.messagesIn = 5000, open.bytesIn = 3 << 20;

        Subject noStatus = tab;
        noStatus.session = 6, noStatus.chain = 6, noStatus.cause = Cause::NoStatusClose,
        noStatus.code.reset();
        noStatus.url = u"/a,b (c)";
        return QVector<Subject>{tab, reset, restart, refused, open, noStatus};
    }();
    return all;
}

QString shownBy(const QString &text, const Labels &labels = {})
{
    const Parsed parsed = parse(text, labels);
    if (parsed.error)
        return u"error at %1+%2 \"%3\""_s.arg(parsed.error->position)
            .arg(parsed.error->length)
            .arg(parsed.error->found);
    QString shown;
    for (const Subject &subject : subjects()) {
        if (parsed.filter.matches(subject))
            shown += QString::number(subject.session);
    }
    return shown;
}

} // namespace

class TestFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shows_data();
    void shows();
    void errorsSayWhere_data();
    void errorsSayWhere();
    void errorsNameWhatMayStandThere();
    void everyFieldCanBeAsked();
    void labelsAreUnderstood();
    void deepAndLongAreRefused();
    void knowsWhatMoves();
    void quotedTextIsFoundLiterally();
    void partsAreAddedToWhateverStandsThere();
    void subjectsComeFromFacts();
};

void TestFilter::shows_data()
{
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *filter, const char *shown) {
        QTest::newRow(filter) << QString::fromLatin1(shown);
    };
    row("", "123456");
    row("   ", "123456");
    row("class:lost", "23");
    row("CLASS:Lost", "23");
    row("class=lost", "23");
    row("class!=lost", "1456");
    row("-class:lost", "1456");
    row("!class:lost", "1456");
    row("not class:lost", "1456");
    row("class:lost,failed", "234");
    row("class:none", "5");
    row("class:any", "12346");
    row("cause:tcp_reset", "2");
    row("ended_by:server", "34");
    row("by:server class:failed", "4");
    // Codes, and what people mean by those that are never sent.
    row("code:1001", "1");
    row("code:1006", "24");
    row("code:1005", "6");
    row("code:none", "2456");
    row("code>=1001", "13");
    row("code:1001..1012", "13");
    row("code:1001,1006", "124");
    row("-code:1006", "1356");
    row("class:lost code:1006", "2");
    // Durations: equal as written, compared exactly.
    row("idle>55s", "25");
    row("idle>56s", "2");
    row("idle>=56s", "25");
    row("idle:60s", "2");
    row("idle:60.1s", "2");
    row("idle:60.0s", "");
    row("idle:1min", "25"); // rounded to minutes, 56 s is one, too
    row("idle<10", "136");
    row("idle:59s..61s", "2");
    row("duration>1.5h", "2");
    row("duration:1min", "136");
    row("duration:2h59min60s", "2");
    row("duration<=60s", "136");
    row("-duration>1s", "4");
    row("rtt>1ms", "2");
    row("rtt<1ms", "");
    // Sizes.
    row("bytes_in>1kB", "12356");
    row("bytes_in:1.5kB", "1236");
    row("bytes_in>1.53kB", "12356"); // of 1000
    row("bytes_in>1.53KiB", "5");
    row("bytes_in:1.5KiB", "1236");
    row("bytes>2MB", "5");
    row("bytes_in:3MiB", "5");
    row("messages>=5000", "5");
    row("messages:42", "1236");
    // Times (UTC): a day, a minute, a moment; by the clock of any day.
    row("at:2025-11-25", "12456");
    row("at>2025-11-25", "3");
    row("at>=2025-11-26", "3");
    row("at:12:03", "2");
    row("at>12:02", "25");
    row("at:12:00..12:03", "12346");
    row("at:2025-11-25T12:03:27", "2");
    row("at:2025-11-25T12:03:27Z", "2");
    row("at<2025-11-25T12:03", "146");
    // Numbers.
    row("chain:2", "23");
    row("session:1,3..5", "1345");
    row("continues:any", "3");
    row("continues:2", "3");
    row("http_status:403", "4");
    // Texts.
    row("url:chat", "15");
    row("url=/chat", "5");
    row("url:/chat*", "15");
    row("url:*42", "1");
    row("url:/*a*", "13456");
    row("url:/CHAT", "15");
    row("reason:\"going \\\"down\\\"\"", "3");
    row("reason:\"\"", "12456");
    row("reason:none", "12456");
    row("reason:any", "3");
    row("reason!=none", "3");
    row("reason:None,down", "123456");
    row("reason:\"none\"", ""); // in quotes it is a text
    row("sub:none,any", "123456");
    row("agent:none", "45");
    row("client:any", "12356");
    row("note:any", "2");
    row("-note:any", "13456");
    row("note:\"any\"", "2"); // "any proxy"
    row("origin:none", "123456");
    row("protocol:any", "");
    row("endpoint:any", "123456");
    row("url:\"/a,b (c)\"", "6");
    row("client:[::1]", "5");
    row("client:127.0.0.1:51000", "1236");
    row("endpoint:shop", "12456");
    row("endpoint:2", "3");
    row("agent:firefox", "1236");
    row("tcp_end:fin", "136");
    row("tcp_end:reset", "2");
    row("client_end:fin", "136");
    row("clean:yes", "136");
    row("clean:no", "2");
    row("state:open", "5");
    row("state:ended", "12346");
    row("role:relay", "3");
    // Words.
    row("lost", "23");
    row("chat", "15");
    row("RESET", "2");
    row("tcp_reset", "2");
    row("shop reset", "2");
    row("shop -reset", "1456");
    row("1001", "1");
    row("100", "1236"); // 1001, and the port 51000
    row("101", "3");
    row("1006", "24");
    row("51000", "1236");
    row("127.0.0.1:51000", "1236");
    row("\"going\"", "13"); // the reason of 3, and "client_going_away"
    row("\"class:lost\"", "");
    row("ws://x", "");
    row("-", "");
    row("-(!)", "123456");
    // Together.
    row("class:lost or class:failed", "234");
    row("class:lost OR state:open chat", "235");
    row("(class:lost or state:open) url:/chat*", "5");
    row("-(class:lost or class:failed)", "156");
    row("class:lost and by:server", "3");
    row("not (not class:lost)", "23");
    row("class:lost(by:server)", "error at 6+14 \"lost(by:server\"");
    row("class:normal code:1001 idle<55s chain:1 chat", "1");
}

void TestFilter::shows()
{
    QFETCH(QString, shown);
    QCOMPARE(shownBy(QString::fromUtf8(QTest::currentDataTag())), shown);
}

void TestFilter::errorsSayWhere_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("marked");
    using Kind = Error::Kind;
    const auto row = [](const char *filter, Kind kind, const char *marked) {
        QTest::newRow(filter) << kind << QString::fromLatin1(marked);
    };
    row("a clas:lost", Kind::UnknownField, "clas");
    row("localhost:9000", Kind::UnknownField, "localhost");
    row("class:los", Kind::UnknownChoice, "los");
    row("class:lost,faild", Kind::UnknownChoice, "faild");
    row("clean:maybe", Kind::UnknownChoice, "maybe");
    row("class>lost", Kind::BadOperator, ">");
    row("url<=/a", Kind::BadOperator, "<=");
    row("idle>", Kind::MissingValue, "idle>");
    row("idle> 55s", Kind::MissingValue, "idle>");
    row("class:lost,", Kind::MissingValue, "class:lost,");
    row("idle>5x", Kind::BadValue, "5x");
    row("idle>5s3", Kind::BadValue, "5s3");
    row("idle>-5s", Kind::BadValue, "-5s");
    row("idle:9s..1s", Kind::BadValue, "9s..1s");
    row("idle>1s..2s", Kind::BadValue, "1s..2s");
    row("idle:..", Kind::BadValue, "..");
    row("idle>99999999999999999999d", Kind::BadValue, "99999999999999999999d");
    row("code:10x", Kind::BadValue, "10x");
    row("code:99999999999999999999", Kind::BadValue, "99999999999999999999");
    row("at:25:61", Kind::BadValue, "25:61");
    row("at:2025-13-01", Kind::BadValue, "2025-13-01");
    row("at:2025-11-25T", Kind::BadValue, "2025-11-25T");
    row("at:12:00..2025-11-25", Kind::BadValue, "12:00..2025-11-25");
    row("lost or", Kind::MissingPart, "or");
    row("or lost", Kind::MissingPart, "or");
    row("lost and or x", Kind::MissingPart, "and");
    row("not", Kind::MissingPart, "not");
    row("()", Kind::MissingPart, "(");
    row("(lost", Kind::UnclosedParenthesis, "(");
    row("lost)", Kind::UnexpectedParenthesis, ")");
    row("reason:\"a", Kind::UnclosedQuote, "\"a");
    row("\"a", Kind::UnclosedQuote, "\"a");
}

void TestFilter::errorsSayWhere()
{
    QFETCH(Error::Kind, kind);
    QFETCH(QString, marked);
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    const Parsed parsed = parse(text);
    QVERIFY(parsed.error);
    QCOMPARE(int(parsed.error->kind), int(kind));
    QCOMPARE(text.mid(parsed.error->position, parsed.error->length), marked);
    QVERIFY(parsed.filter.matchesAll());
}

void TestFilter::errorsNameWhatMayStandThere()
{
    QCOMPARE(parse(u"clas:lost"_s).error->expected.value(0), u"class"_s);
    QCOMPARE(parse(u"agnt:x"_s).error->expected, QStringList{});
    QCOMPARE(parse(u"class:los"_s).error->expected,
             (QStringList{u"lost"_s, u"normal"_s, u"failed"_s, u"unknown"_s}));
    QCOMPARE(parse(u"cause:reset"_s).error->expected.value(0), u"tcp_reset"_s);
    QCOMPARE(parse(u"ended_by:"_s).error->expected.value(0), u"client"_s);
    QCOMPARE(parse(u"idle>x"_s).error->field, fieldNamed(u"idle"));
}

/// Each field: named once, asked for with every operator it has, and for nothing and anything.
void TestFilter::everyFieldCanBeAsked()
{
    QSet<QString> names;
    for (const Field &field : fields()) {
        const QString name = QString::fromLatin1(field.name);
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
        QCOMPARE(fieldNamed(name), &field);
        QVERIFY2(!parse(name + u":none"_s).error, qPrintable(name));
        QVERIFY2(!parse(name + u":any"_s).error, qPrintable(name));
        QVERIFY2(bool(field.text) != bool(field.number), qPrintable(name));
        QCOMPARE(bool(field.names), field.kind == Kind::Choice);
        for (const QString &choice : namesOf(field))
            QVERIFY2(!parse(name + u':' + choice).error, qPrintable(name));
    }
}

void TestFilter::labelsAreUnderstood()
{
    const Labels chinese = [](const Field &field, int value) {
        return QLatin1String(field.name) == QLatin1String("class") && value == 1 ? u"丢失"_s : QString();
    };
    QCOMPARE(shownBy(u"class:丢失"_s, chinese), u"23"_s);
    QCOMPARE(shownBy(u"class:lost"_s, chinese), u"23"_s);
    QCOMPARE(shownBy(u"丢"_s, chinese), u"23"_s);
}

void TestFilter::deepAndLongAreRefused()
{
    const auto nested = [](int depth) { return QString(depth, u'(') + u"lost"_s + QString(depth, u')'); };
    QCOMPARE(shownBy(nested(maxDepth - 1)), u"23"_s);
    QCOMPARE(int(parse(nested(maxDepth)).error->kind), int(Error::Kind::TooDeep));
    QCOMPARE(int(parse(QString(100'000, u'(')).error->kind), int(Error::Kind::TooLong));
    QCOMPARE(int(parse(QString(maxLength, u'-')).error->kind), int(Error::Kind::TooDeep));
}

void TestFilter::knowsWhatMoves()
{
    QVERIFY(parse(u"-(state:open idle>5s)"_s).filter.asksWhatMoves());
    QVERIFY(parse(u"messages_in>5"_s).filter.asksWhatMoves());
    QVERIFY(!parse(u"class:lost chat url:/x"_s).filter.asksWhatMoves());
    QVERIFY(!Filter().asksWhatMoves());
}

void TestFilter::quotedTextIsFoundLiterally()
{
    QCOMPARE(quoted(u"/chat"_s), u"/chat"_s);
    for (const QString &text : {u"or"_s, u"a b"_s, u"a\"b\\"_s, u"x,y"_s, u"a*"_s, u"-x"_s, u"(a"_s,
                                u"1..2"_s, u""_s, u"none"_s, u"Any"_s, u"\\"_s}) {
        Subject subject;
        subject.reason = text;
        for (const QString &filter : {u"reason="_s + quoted(text), u"reason:"_s + quoted(text)})
            QVERIFY2(parse(filter).filter.matches(subject), qPrintable(filter));
        subject.reason = u"something else";
        QVERIFY2(!parse(u"reason="_s + quoted(text)).filter.matches(subject), qPrintable(text));
    }
}

void TestFilter::partsAreAddedToWhateverStandsThere()
{
    QCOMPARE(both(u" "_s, u"class:lost"_s), u"class:lost"_s);
    QCOMPARE(both(u"chat "_s, u"class:lost"_s), u"chat class:lost"_s);
    QCOMPARE(both(u"a or b"_s, u"class:lost"_s), u"(a or b) class:lost"_s);
}

void TestFilter::subjectsComeFromFacts()
{
    const session::Facts facts =
        support::fold(u"1 client connected\n1 client request\n1 client response 101\n"
                      "1 client opened\n2 client in 3\n3 client out 5\n"
                      "62 client fin\n62 client ended"_s,
                      session::Role::Listener);
    const diagnosis::Verdict verdict = diagnosis::classify(facts);
    const auto matches = [&](const QString &filter, const diagnosis::Verdict *judged) {
        return parse(filter).filter.matches(subjectOf(facts, judged, u"Shop", 100s));
    };
    QVERIFY(matches(u"class:lost cause:eof_without_close code:1006 idle:59s tcp_end:fin endpoint:shop"_s,
                    &verdict));
    QVERIFY(matches(u"messages:8 duration:61s state:ended by:client"_s, &verdict));
    QVERIFY(matches(u"state:closing idle>90s class:none code:none -code:1006"_s, nullptr));
}

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
