// Nothing that a terminal obeys or hides gets past the mouth of a printer; all else passes as it is.
#include "base/visible.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;

class TestVisible : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hiddenCharactersAreNamed_data();
    void hiddenCharactersAreNamed();
    void everyOneOfThem();
    void readableTextStays();
    void onlyOurLineFeedsSeparateLines();
    void jsonStaysTheSame();
};

void TestVisible::hiddenCharactersAreNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, char32_t c, const char *shown) {
        QTest::newRow(name) << (c < 0x10000 ? QString(QChar(char16_t(c))) : QString::fromUcs4(&c, 1))
                            << QString::fromLatin1(shown);
    };
    row("line feed", U'\n', "\\n");
    row("carriage return", U'\r', "\\r");
    row("tab", U'\t', "\\t");
    row("NUL", U'\0', "\\x00");
    row("bell", U'\a', "\\x07");
    row("escape", 0x1b, "\\x1b");
    row("delete", 0x7f, "\\x7f");
    row("next line", 0x85, "\\x85");
    row("CSI", 0x9b, "\\x9b");
    row("soft hyphen", 0xad, "\\xad");
    row("zero width space", 0x200b, "\\u{200b}");
    row("zero width joiner", 0x200d, "\\u{200d}");
    row("right-to-left mark", 0x200f, "\\u{200f}");
    row("line separator", 0x2028, "\\u{2028}");
    row("paragraph separator", 0x2029, "\\u{2029}");
    row("right-to-left override", 0x202e, "\\u{202e}");
    row("word joiner", 0x2060, "\\u{2060}");
    row("isolate", 0x2066, "\\u{2066}");
    row("Arabic letter mark", 0x61c, "\\u{061c}");
    row("Hangul filler", 0x3164, "\\u{3164}");
    row("byte order mark", 0xfeff, "\\u{feff}");
    row("noncharacter", 0xffff, "\\u{ffff}");
    row("tag", 0xe0041, "\\u{e0041}");
    QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << u"\\u{d800}"_s;
    QTest::newRow("the other half") << u"a"_s + QChar(0xdc00) << u"a\\u{dc00}"_s;
}

void TestVisible::hiddenCharactersAreNamed()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(base::visible(text), shown);
    QCOMPARE(base::visible(u"é"_s + text + u"漢"_s), u"é"_s + shown + u"漢"_s);
}

void TestVisible::everyOneOfThem()
{
    for (char32_t c = 0; c <= 0x10ffff; ++c) {
        const auto category = QChar::category(c);
        const bool hidden = category == QChar::Other_Control || category == QChar::Other_Format ||
                            category == QChar::Other_Surrogate || category == QChar::Separator_Line ||
                            category == QChar::Separator_Paragraph || QChar::isNonCharacter(c);
        const QString text = c < 0x10000 ? QString(QChar(char16_t(c))) : QString::fromUcs4(&c, 1);
        if (hidden)
            QVERIFY2(base::visible(text).startsWith(u'\\'), qPrintable(QString::number(c, 16)));
    }
}

void TestVisible::readableTextStays()
{
    for (const QString &text : {u""_s, u"plain ~ text \\n"_s, u"Grüße, 世界 — “so”"_s, u"😀 עברית العربية"_s})
        QCOMPARE(base::visible(text), text);
}

void TestVisible::onlyOurLineFeedsSeparateLines()
{
    QCOMPARE(base::visibleLines(u"a\rb\n  c\u2028d\n"_s), u"a\\rb\n  c\\u{2028}d\n"_s);
}

void TestVisible::jsonStaysTheSame()
{
    const QString hostile = u"\x1b[31m \\ \" \u202e\u2028\u009b\u007f\u200b"_s +
                            QString::fromUcs4(U"\U000e0041😀") + QChar(0xd800);
    const QJsonObject object{{u"a"_s, hostile}, {hostile, 1}};
    for (const auto format : {QJsonDocument::Compact, QJsonDocument::Indented}) {
        const QByteArray json = base::visibleJson(QJsonDocument(object).toJson(format));
        QCOMPARE(QJsonDocument::fromJson(json).object(), object);
        const QString text = QString::fromUtf8(json);
        QCOMPARE(base::visibleLines(text), text);
        QVERIFY(json.contains("\\u202e") && json.contains("\\udb40\\udc41") && text.contains(u"😀"_s));
    }
}

QTEST_GUILESS_MAIN(TestVisible)
#include "tst_visible.moc"
