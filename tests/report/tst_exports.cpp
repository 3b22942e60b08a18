// CSV, HAR and the HTML report: what other programs read must be right to the byte, and harmless.
#include "diagnosis/classify.h"
#include "places.h"
#include "report/export/export.h"
#include "report/export/heldrows.h"
#include "support/script.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

using namespace session;
using namespace Qt::StringLiterals;

namespace {

const auto lost = u"1 client connected\n1 client request\n1 client response 101\n1 client opened\n"
                  "2 client in 3\n5.5 client fin\n5.5 client ended"_s;

Facts withTexts(const QString &script, const QString &target, const QString &agent)
{
    Facts facts = support::fold(script, Role::Listener);
    RequestHead request = *facts.request;
    request.target = target;
    request.userAgent = agent;
    facts.request = request;
    return facts;
}

QByteArray exported(report::Export &into, const QVector<Facts> &sessions)
{
    EndpointStatus status;
    status.id = EndpointId(1);
    status.name = u"=HYPERLINK(1)"_s;
    into.endpoint(status);
    QByteArray bytes = into.take();
    for (const Facts &facts : sessions) {
        into.disconnect(facts, diagnosis::classify(facts));
        bytes += into.take();
    }
    return bytes + into.finish();
}

/// RFC 4180 by the book.
QVector<QStringList> readCsv(const QByteArray &bytes)
{
    QVector<QStringList> rows{{QString()}};
    const QString text = QString::fromUtf8(bytes.mid(3));
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"')
            rows.last().last() += text[i++];
        else if (c == u'"')
            quoted = !quoted;
        else if (!quoted && c == u',')
            rows.last().append(QString());
        else if (!quoted && c == u'\n')
            rows.append({QString()});
        else if (quoted || c != u'\r')
            rows.last().last() += c;
    }
    rows.removeLast();
    return rows;
}

QJsonObject harOf(const QVector<Facts> &sessions)
{
    const auto har = report::harExport();
    return QJsonDocument::fromJson(exported(*har, sessions))[u"log"_s].toObject();
}

} // namespace

class TestExports : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void csvIsOneRowPerDisconnect();
    void csvCellsAreNoFormulas_data();
    void csvCellsAreNoFormulas();
    void csvTellsRevisions();
    void copyFillsTheTables();
    void copyEscapes();
    void harHasWhatReadersAskFor();
    void harMessagesAreChromes();
    void harEndsAreHttpToolkits_data();
    void harEndsAreHttpToolkits();
    void htmlTakesNoMarkup();
    void htmlLoadsNothing();
    void htmlNamesEveryDisconnect();
    void htmlTellsPaths();
    void longLogsLeaveInPieces_data();
    void longLogsLeaveInPieces();
    void heldRowsKeepTheirOrderAndRevisions();
};

void TestExports::csvIsOneRowPerDisconnect()
{
    const auto csv = report::csvExport();
    const QByteArray bytes = exported(
        *csv, {withTexts(lost, u"/a,b;\"c\""_s, u"Ünï 中文\r\nx"_s), support::fold(lost, Role::Listener)});
    QVERIFY(bytes.startsWith("\xef\xbb\xbfsession,endpoint,"));
    QVERIFY(bytes.endsWith("\r\n"));
    const auto rows = readCsv(bytes);
    QCOMPARE(rows.size(), 3);
    for (const QStringList &row : rows)
        QCOMPARE(row.size(), rows[0].size());
    const auto at = [&](const char *column) { return rows[1].value(rows[0].indexOf(QLatin1String(column))); };
    QCOMPARE(at("session"), u"1"_s);
    QCOMPARE(at("ended_at_utc"), u"1970-01-01 00:00:05.500"_s);
    QCOMPARE(at("duration_ms"), u"4500"_s);
    QCOMPARE(at("idle_ms"), u"3500"_s);
    QCOMPARE(at("cause"), u"eof_without_close"_s);
    QCOMPARE(at("url"), u"/a,b;\"c\""_s);
    QCOMPARE(at("user_agent"), u"Ünï 中文\\r\\nx"_s);
    QCOMPARE(at("client_end"), u"fin"_s);
    QCOMPARE(at("server_end"), QString());
    QCOMPARE(at("code"), QString());
    QVERIFY(!at("summary").isEmpty());
}

void TestExports::csvCellsAreNoFormulas_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u"=1+1"_s, u"+1"_s, u"-1"_s, u"@SUM(1)"_s, u" =1"_s, u"＝1"_s, u"\t=1"_s, u"\r=1"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void TestExports::csvCellsAreNoFormulas()
{
    QFETCH(QString, text);
    const auto csv = report::csvExport();
    const auto rows = readCsv(exported(*csv, {withTexts(lost, text, text)}));
    for (const QString &cell : rows[1]) {
        const QString trimmed = cell.trimmed();
        QVERIFY2(trimmed.isEmpty() || !u"=+-@＝"_s.contains(trimmed[0]), qPrintable(cell));
    }
    QCOMPARE(rows[1][rows[0].indexOf(u"endpoint_name"_s)], u"'=HYPERLINK(1)"_s);
}

void TestExports::csvTellsRevisions()
{
    const auto csv = report::csvExport();
    const Facts facts = support::fold(lost, Role::Listener);
    csv->disconnect(facts, diagnosis::classify(facts));
    csv->revised({facts.id, diagnosis::Class::Normal, diagnosis::Cause::Replaced, {}, SessionId(9), {}, {}});
    const auto rows = readCsv(csv->finish());
    QCOMPARE(rows[1].mid(rows[0].indexOf(u"revised_class"_s)),
             (QStringList{u"normal"_s, u"replaced"_s, QString(), u"9"_s}));
}

namespace {

/// The cells of the first row that is copied into a table, by column.
QMap<QByteArray, QByteArray> firstRowOf(const QByteArray &script, const QByteArray &table)
{
    const QByteArray begin = "COPY incoming_" + table + " (";
    const qsizetype at = script.indexOf(begin) + begin.size();
    const QByteArrayList columns = script.mid(at, script.indexOf(')', at) - at).split(',');
    const qsizetype line = script.indexOf('\n', at) + 1;
    const QByteArrayList cells = script.mid(line, script.indexOf('\n', line) - line).split('\t');
    QMap<QByteArray, QByteArray> row;
    for (qsizetype i = 0; i < columns.size(); ++i)
        row[columns[i]] = cells.size() == columns.size() ? cells[i] : "wrong number of cells";
    return row;
}

} // namespace

void TestExports::copyFillsTheTables()
{
    const auto copy = report::copyExport(u"night.dropscope"_s);
    const Facts facts = support::fold(lost, Role::Listener);
    copy->disconnect(facts, diagnosis::classify(facts));
    copy->revised({facts.id, diagnosis::Class::Normal, diagnosis::Cause::Replaced, {}, SessionId(9), {}, {}});
    findings::Finding finding;
    finding.id = 3, finding.endpoint = EndpointId(1), finding.seconds = 60.5;
    copy->finding(finding);
    finding.count = 7;
    copy->finding(finding); // the latest counts
    const QByteArray script = copy->finish();
    const auto row = firstRowOf(script, "disconnects");
    QCOMPARE(row["log"], "night.dropscope");
    QCOMPARE(row["ended_at_utc"], "1970-01-01T00:00:05.500Z");
    QCOMPARE(row["cause"], "eof_without_close");
    QCOMPARE(row["code"], "\\N");
    QCOMPARE(row["clean"], "false");
    QCOMPARE(row["revised_because_session"], "9");
    const auto found = firstRowOf(script, "findings");
    QCOMPARE(found["finding"], "3");
    QCOMPARE(found["ends"], "7");
    QCOMPARE(found["seconds"], "60.5");
    QCOMPARE(script.count("\n\\.\n"), 2);
    QVERIFY(script.endsWith("COMMIT;\n"));
    // Every column that is copied is in the schema that ships.
    QFile schema(QStringLiteral(DROPSCOPE_SOURCE_DIR "/resources/postgresql/schema.sql"));
    QVERIFY(schema.open(QIODevice::ReadOnly));
    const QByteArray tables = schema.readAll();
    for (const auto &columns : {row.keys(), found.keys()}) {
        for (const QByteArray &column : columns)
            QVERIFY2(tables.contains("\n    " + column + ' '), column.constData());
    }
}

void TestExports::copyEscapes()
{
    const auto copy = report::copyExport(u"a\\b\tc"_s);
    const QByteArray script = exported(*copy, {withTexts(lost, u"/a\\N\n\\."_s, u"tab\there"_s)});
    const auto row = firstRowOf(script, "disconnects");
    QVERIFY2(!row["url"].contains("wrong"), row["url"].constData());
    QVERIFY(row["url"].startsWith("/a\\\\N"));
    QVERIFY(!row["user_agent"].contains('\t'));
    QCOMPARE(script.count("\n\\.\n"), 2);
}

void TestExports::harHasWhatReadersAskFor()
{
    const QJsonObject log = harOf({withTexts(lost, u"/chat?room=1"_s, u"agent"_s)});
    QCOMPARE(log[u"version"_s].toString(), u"1.2"_s);
    const QJsonObject entry = log[u"entries"_s][0].toObject();
    QCOMPARE(entry[u"_resourceType"_s].toString(), u"websocket"_s);
    QCOMPARE(entry[u"startedDateTime"_s].toString(), u"1970-01-01T00:00:01.000Z"_s);
    QCOMPARE(entry[u"time"_s].toDouble(), 4500.0); // its end, as Chrome counts
    QVERIFY(entry[u"request"_s][u"url"_s].toString().endsWith(u"/chat?room=1"_s));
    QCOMPARE(entry[u"request"_s][u"queryString"_s][0][u"name"_s].toString(), u"room"_s);
    QCOMPARE(entry[u"response"_s][u"status"_s].toInt(), 101);
    QCOMPARE(entry[u"_dropscope"_s][u"cause"_s].toString(), u"eof_without_close"_s);
    for (const auto *key :
         {"request", "response", "cache", "timings", "_webSocketMessages", "_webSocketClose"})
        QVERIFY2(entry.contains(QLatin1String(key)), key);
}

void TestExports::harMessagesAreChromes()
{
    const auto har = report::harExport();
    const auto tell = [&](Way way, bool text, quint64 size, const QByteArray &preview) {
        har->message({SessionId(1), EndpointId(1), std::chrono::milliseconds(2500), Leg::Client, Source::Wire,
                      Message{way, text, size, preview}});
    };
    tell(Way::In, true, 3, "hi!");
    tell(Way::Out, false, 2, QByteArray("\xff\x00", 2));
    tell(Way::Out, true, 900, "cut \xe4\xb8"); // within a character
    const Facts facts = support::fold(lost, Role::Listener);
    har->disconnect(facts, diagnosis::classify(facts));
    const auto messages =
        QJsonDocument::fromJson(har->finish())[u"log"_s][u"entries"_s][0][u"_webSocketMessages"_s].toArray();
    QCOMPARE(
        messages[0].toObject(),
        (QJsonObject{{u"type"_s, u"send"_s}, {u"time"_s, 2.5}, {u"opcode"_s, 1}, {u"data"_s, u"hi!"_s}}));
    QCOMPARE(
        messages[1].toObject(),
        (QJsonObject{{u"type"_s, u"receive"_s}, {u"time"_s, 2.5}, {u"opcode"_s, 2}, {u"data"_s, u"/wA="_s}}));
    QCOMPARE(messages[2][u"data"_s].toString(), u"cut "_s);
    QCOMPARE(messages[2][u"_dropscope"_s][u"bytes"_s].toInt(), 900);
}

void TestExports::harEndsAreHttpToolkits_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QJsonValue>("close");
    QTest::newRow("code") << u"5.5 client close_in 4001 bye"_s
                          << QJsonValue(QJsonObject{
                                 {u"code"_s, 4001}, {u"reason"_s, u"bye"_s}, {u"timestamp"_s, 5.5}});
    QTest::newRow("no code") << u"5.5 client close_in"_s << QJsonValue(QJsonObject{{u"timestamp"_s, 5.5}});
    QTest::newRow("reset") << u"5.5 client reset"_s << QJsonValue(u"aborted"_s);
    QTest::newRow("fin, then close") << u"5.5 client fin\n5.6 client close_out 1000"_s
                                     << QJsonValue(u"aborted"_s);
}

void TestExports::harEndsAreHttpToolkits()
{
    QFETCH(QString, ending);
    QFETCH(QJsonValue, close);
    const QString script =
        u"1 client connected\n1 client request\n1 client response 101\n1 client opened\n"_s;
    const QJsonObject log = harOf({support::fold(script + ending + u"\n6 client ended"_s, Role::Listener)});
    QCOMPARE(log[u"entries"_s][0][u"_webSocketClose"_s], close);
}

void TestExports::htmlTakesNoMarkup()
{
    const auto html = report::htmlExport({u"<b>log</b>"_s, u"\"><script>"_s});
    const QByteArray page =
        exported(*html, {withTexts(lost, u"/<img src=x onerror=alert(1)>"_s, u"<script>"_s)});
    QVERIFY(!page.contains("<script"));
    QVERIFY(!page.contains("<img"));
    QVERIFY(!page.contains("<b>log"));
    QVERIFY(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
}

/// The policy permits nothing but the style sheet that it names, and nothing needs more.
void TestExports::htmlLoadsNothing()
{
    const auto html = report::htmlExport({u"a.dropscope"_s, {}});
    const QByteArray page = exported(*html, {support::fold(lost, Role::Listener)});
    const QByteArray style =
        page.mid(page.indexOf("<style>") + 7, page.indexOf("</style>") - page.indexOf("<style>") - 7);
    const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    QVERIFY(page.contains("content=\"default-src 'none'; style-src 'sha256-" + hash +
                          "'; base-uri 'none'; "
                          "form-action 'none'\""));
    for (const char *bad : {" style=\"", "src=", "url(", "<link", "@import", "http:", "https:"})
        QVERIFY2(!page.contains(bad), bad);
}

void TestExports::htmlTellsPaths()
{
    findings::Path path;
    path.id = 1;
    for (const QString &name : {u"edge"_s, u"<b>app</b>"_s}) {
        findings::PlaceOnPath place;
        place.name = name;
        place.sight.session = SessionId(path.places.size() + 7), place.sight.end = findings::EndKind::Reset;
        path.places.append(place);
    }
    const auto pageOf = [](const QVector<findings::Path> &paths) {
        const auto html = report::htmlExport({u"a.dropscope"_s, {}});
        for (const findings::Path &one : paths)
            html->path(one);
        return exported(*html, {support::fold(lost, Role::Listener)});
    };
    QVERIFY(!pageOf({}).contains("<h2>Paths</h2>"));
    path.origin = {findings::OriginKind::Between, {u"edge"_s, u"server"_s}, {}};
    findings::Path later = path;
    later.origin = {findings::OriginKind::Server, {}, {}};
    const QByteArray page = pageOf({path, later});
    QVERIFY(page.contains("<h2>Paths</h2>"));
    QVERIFY(page.contains("<td>the server</td><td class=\"n\">1</td>")); // the latest state counts
    QVERIFY(!page.contains("between edge"));
    QVERIFY(page.contains("href=\"#s7\"") && page.contains("&lt;b&gt;app&lt;/b&gt;"));
    QVector<findings::Path> many;
    for (quint32 id = 1; id <= 310; ++id) {
        many.append(later);
        many.last().id = id;
    }
    const QByteArray long_ = pageOf(many);
    QCOMPARE(long_.count("How it ended there"), 300);
    QVERIFY(long_.contains("10 more paths are left out here."));
}

void TestExports::htmlNamesEveryDisconnect()
{
    const auto html = report::htmlExport({u"a.dropscope"_s, {}});
    QVector<Facts> sessions;
    for (int id = 1; id <= 6000; ++id) {
        Facts facts = support::fold(lost, Role::Listener);
        facts.id = SessionId(id);
        sessions.append(facts);
    }
    const QByteArray page = exported(*html, sessions);
    QCOMPARE(page.count("<tr class=\"f\" id=\"s") + page.count("<tr id=\"s"), 6000);
    QVERIFY(page.contains("id=\"s6000\""));
    QCOMPARE(page.count("<details>"), 4000); // more would take a browser minutes; the page says so
    QVERIFY(page.contains("2,000"));
    QCOMPARE(page.count("<table"), page.count("</table>"));
    QCOMPARE(page.count("<div"), page.count("</div>"));
}

void TestExports::longLogsLeaveInPieces_data()
{
    QTest::addColumn<QString>("format");
    for (const QString &format : {u"csv"_s, u"copy"_s, u"har"_s, u"html"_s})
        QTest::newRow(qPrintable(format)) << format;
}

/// No export makes one text of a whole log, and in pieces it is the same text.
void TestExports::longLogsLeaveInPieces()
{
    QFETCH(QString, format);
    const auto whole = report::exportNamed(format, {u"a"_s, {}});
    const auto inPieces = report::exportNamed(format, {u"a"_s, {}});
    Facts facts = support::fold(lost, Role::Listener);
    for (const auto &into : {whole.get(), inPieces.get()}) {
        for (quint64 id = 1; id <= 5'000; ++id) {
            facts.id = SessionId(id);
            into->disconnect(facts, diagnosis::classify(facts));
        }
        into->revised(
            {SessionId(70), diagnosis::Class::Normal, diagnosis::Cause::Replaced, {}, SessionId(71), {}, {}});
    }
    const QByteArray expected = whole->finish();
    QByteArray all = inPieces->take();
    qsizetype largest = all.size();
    const auto add = [&](const QByteArray &piece) {
        largest = std::max(largest, piece.size());
        all += piece;
    };
    for (QByteArray held = inPieces->takeHeld(); !held.isEmpty(); held = inPieces->takeHeld())
        add(held);
    add(inPieces->finish());
    QVERIFY(all == expected);
    QVERIFY2(largest < expected.size() / 3, qPrintable(QString::number(largest)));
}

/// Long ones are packed meanwhile.
void TestExports::heldRowsKeepTheirOrderAndRevisions()
{
    using report::HeldRows;
    const auto row = [](quint64 id) { return QByteArray::number(id).rightJustified(1'100, '.'); };
    constexpr quint64 rows = HeldRows::most + 1'000;
    HeldRows held("|");
    QByteArray released;
    for (quint64 id = 1; id <= rows; ++id) {
        held.add(SessionId(id), row(id));
        released += held.take();
    }
    QVERIFY(released.startsWith(row(1) + "|" + row(2) + "|"));
    const quint64 given = quint64(released.size()) / 1'101;
    QVERIFY2(given > 800 && given <= rows - HeldRows::most, qPrintable(QString::number(given)));
    held.revise(SessionId(given + 1), "!");
    held.revise(SessionId(rows), "?");
    QByteArray rest;
    for (held.release();; held.release()) {
        const QByteArray some = held.take();
        if (some.isEmpty())
            break;
        rest += some;
    }
    QVERIFY(rest.startsWith(row(given + 1) + "!" + row(given + 2) + "|"));
    QVERIFY(rest.endsWith(row(rows) + "?"));
    QCOMPARE(quint64(rest.size()), (rows - given) * 1'101);
}

QTEST_GUILESS_MAIN(TestExports)
#include "tst_exports.moc"
