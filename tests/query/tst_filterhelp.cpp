// What helps while a filter is typed: completions at the cursor, and words for every field and every error.
#include "query/completion.h"
#include "report/filterwords.h"

#include <QtTest>

using namespace query;
using namespace Qt::StringLiterals;

namespace {

/// The text with the best completion in place; "|" marks the cursor. Empty: there is none.
QString completed(QString text, int which = 0, const SeenValues &seen = {})
{
    const qsizetype cursor = text.indexOf(u'|');
    text.remove(cursor, 1);
    const Completions found = complete(text, cursor, report::choiceLabel, seen);
    if (found.items.size() <= which)
        return {};
    return text.replace(found.from, found.length, found.items[which].text);
}

} // namespace

class TestFilterHelp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void completes_data();
    void completes();
    void seenTextsAreOffered();
    void everyCompletionCanBeRead();
    void everyFieldHasWords();
    void everyErrorHasWords();
};

void TestFilterHelp::completes_data()
{
    QTest::addColumn<QString>("result");
    const auto row = [](const char *text, const char *result) {
        QTest::newRow(text) << QString::fromLatin1(result);
    };
    row("|", "class:");
    row("cl|", "class:");
    row("cau|", "cause:");
    row("-cau|", "-cause:");
    row("(cau|", "(cause:");
    row("class:|", "class:normal");
    row("class:l|", "class:lost");
    row("class:lost ca|", "class:lost cause:");
    row("class:l| chat", "class:lost chat");
    row("class:lost,fa|", "class:lost,failed");
    row("cause:rese|", "cause:tcp_reset");
    row("cause:Heartbeat|", "cause:heartbeat_timeout");
    row("-(class:lost or class:f|)", "-(class:lost or class:failed)");
    row("idle>|", "");
    row("tcp_r|", "cause:tcp_reset");
    row("by|", "bytes:");
    row("clean:y|", "clean:yes");
    row("nosuch:|", "");
    row("note:|", "note:any");
    row("note:n|", "note:none");
    row("-origin!=a|", "-origin!=any");
    row("code:n|", "code:none");
    row("idle:|", "idle:any");
    row("code>n|", "");
    row("endpoint:|", ""); // all have one
    row("bytes:|", "");
    row("note:\"n|", "");
    row("\"cla|", "");
    row("reason:\"a b\" cla|", "reason:\"a b\" class:");
    row("lost |", "lost class:");
}

void TestFilterHelp::completes()
{
    QFETCH(QString, result);
    QCOMPARE(completed(QString::fromUtf8(QTest::currentDataTag())), result);
}

void TestFilterHelp::seenTextsAreOffered()
{
    const SeenValues seen = [](const Field &field) {
        return QLatin1String(field.name) == QLatin1String("endpoint")
                   ? QStringList{u"Shop front"_s, u"Relay"_s}
                   : QStringList();
    };
    QCOMPARE(completed(u"endpoint:re|"_s, 0, seen), u"endpoint:Relay"_s);
    QCOMPARE(completed(u"endpoint:|"_s, 0, seen), u"endpoint:\"Shop front\""_s);
    QCOMPARE(completed(u"endpoint:\"sho|"_s, 0, seen), u"endpoint:\"Shop front\""_s);
    QCOMPARE(completed(u"url:|"_s, 0, seen), u"url:any"_s);
    const SeenValues notes = [](const Field &) { return QStringList{u"none"_s, u"no proxy"_s}; };
    QCOMPARE(completed(u"note:no|"_s, 0, notes), u"note:\"none\""_s); // the text, not its absence
    QCOMPARE(completed(u"note:no|"_s, 2, notes), u"note:none"_s);
}

/// Whatever is chosen, what then stands there is a filter or the beginning of one.
void TestFilterHelp::everyCompletionCanBeRead()
{
    for (const Field &field : fields()) {
        const QString start = QString::fromLatin1(field.name) + u':';
        for (const Completion &choice : complete(start, start.size(), report::choiceLabel).items)
            QVERIFY2(!parse(start + choice.text).error, qPrintable(start + choice.text));
    }
    for (const Completion &item : complete(u"e", 1, report::choiceLabel).items)
        QVERIFY(item.field);
}

void TestFilterHelp::everyFieldHasWords()
{
    for (const Field &field : fields()) {
        QVERIFY2(!report::fieldHelp(field).isEmpty(), field.name);
        QVERIFY(report::filterHelp().contains(QLatin1String(field.name)));
    }
}

void TestFilterHelp::everyErrorHasWords()
{
    const std::pair<QString, QString> cases[] = {
        {u"clas:lost"_s,
         u"There is no field “clas”. Did you mean class? To look for this text, put it in quotes."_s},
        {u"room=4"_s, u"There is no field “room”. To look for this text, put it in quotes."_s},
        {u"class:x"_s, u"“x” is no value of class. There are: lost, normal, failed, unknown"_s},
        {u"idle>5x"_s,
         u"“5x” cannot be compared with idle. It takes a duration such as 55s, 200ms or 1.5min."_s},
        {u"class>lost"_s, u"class is not ordered: use class: or class!= instead of >"_s},
        {u"idle>"_s, u"A value is missing after “idle>”: a duration such as 55s, 200ms or 1.5min"_s},
        {u"lost or"_s, u"Something to look for is missing at “or”."_s},
        {u"\"x"_s, u"The closing quote is missing."_s},
        {u"(x"_s, u"The closing parenthesis is missing."_s},
        {u"x)"_s, u"This parenthesis closes nothing. To look for it, put it in quotes."_s},
        {QString(100, u'('), u"More than 64 parentheses within each other."_s},
        {QString(5000, u'x'), u"The filter is longer than 4096 characters."_s},
    };
    for (const auto &[filter, words] : cases) {
        const Parsed parsed = parse(filter);
        QVERIFY2(parsed.error, qPrintable(filter));
        QCOMPARE(report::filterError(*parsed.error), words);
    }
}

QTEST_GUILESS_MAIN(TestFilterHelp)
#include "tst_filterhelp.moc"
