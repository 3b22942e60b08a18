// The Chinese translation is complete, up to date with the sources, and keeps what must be kept.
#include "places.h"
#include "ui/tsfile.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

const QString tsPath = QStringLiteral(DROPSCOPE_SOURCE_DIR "/translations/dropscope_zh_CN.ts");

/// "%1", "%2", "%n", sorted.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%(\\d|n)"_s);
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    found.sort();
    return found;
}

QString mnemonic(const QString &text)
{
    static const QRegularExpression pattern(u"&(\\w)"_s);
    return pattern.match(text).captured(1).toUpper();
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStringIsTranslated();
    void fileIsUpToDateWithTheSources();
    void placeholdersAndMnemonicsAreKept_data();
    void placeholdersAndMnemonicsAreKept();
    void optionsNameTheirPlaceInTheWindow();
    void oneTermForOneConcept_data();
    void oneTermForOneConcept();
};

void TestTranslations::everyStringIsTranslated()
{
    const auto entries = tsfile::read(tsPath);
    QVERIFY(entries.size() > 300);
    for (const tsfile::Entry &entry : entries)
        QVERIFY2(entry.finished && !entry.translation.isEmpty(),
                 qPrintable(u"not translated: [%1] %2"_s.arg(entry.context, entry.source)));
}

/// What lupdate finds in the sources is what the file has. `update_translations` is the build target that
/// helps.
void TestTranslations::fileIsUpToDateWithTheSources()
{
    QTemporaryDir folder;
    const QString fresh = folder.filePath(u"fresh.ts"_s);
    QProcess lupdate;
    const QStringList sources = QStringLiteral(DROPSCOPE_TRANSLATED_SOURCES).split(u'|');
    lupdate.start(QStringLiteral(DROPSCOPE_LUPDATE),
                  QStringList{u"-silent"_s, u"-source-language"_s, u"en"_s, u"-I"_s,
                              QStringLiteral(DROPSCOPE_SOURCE_DIR "/ui"), u"-I"_s,
                              QStringLiteral(DROPSCOPE_SOURCE_DIR "/app")} +
                      sources + QStringList{u"-ts"_s, fresh});
    QVERIFY(lupdate.waitForFinished());
    QCOMPARE(lupdate.exitCode(), 0);
    const auto keys = [](const QVector<tsfile::Entry> &entries) {
        QSet<QString> found;
        for (const tsfile::Entry &entry : entries)
            found.insert(u"[%1] %2"_s.arg(entry.context, entry.source));
        return found;
    };
    const QSet<QString> inSources = keys(tsfile::read(fresh)), inFile = keys(tsfile::read(tsPath));
    QVERIFY(inSources.size() > 300);
    const QStringList missing((inSources - inFile).values()), dead((inFile - inSources).values());
    QVERIFY2(missing.isEmpty(), qPrintable(u"missing in the .ts file:\n"_s + missing.join(u'\n')));
    QVERIFY2(dead.isEmpty(), qPrintable(u"no longer in the sources:\n"_s + dead.join(u'\n')));
}

void TestTranslations::placeholdersAndMnemonicsAreKept_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translation");
    for (const tsfile::Entry &entry : tsfile::read(tsPath))
        QTest::newRow(qPrintable(u"[%1] %2"_s.arg(entry.context, entry.source)))
            << entry.source << entry.translation;
}

void TestTranslations::placeholdersAndMnemonicsAreKept()
{
    QFETCH(QString, source);
    QFETCH(QString, translation);
    QCOMPARE(placeholders(translation), placeholders(source));
    QCOMPARE(mnemonic(translation), mnemonic(source));
    QCOMPARE(translation.endsWith(u'\n'), source.endsWith(u'\n'));
    QCOMPARE(translation.startsWith(u' '), source.startsWith(u' ') && !source.startsWith(u" ("));
    // Chinese has no blanks between its letters, but beside what is typed as it stands ("侧:动作@时机").
    static const QRegularExpression typed(u"\\S*:\\S*"_s), gap(u"\\p{Han} +\\p{Han}"_s);
    QVERIFY2(!QString(translation).replace(typed, u"x"_s).contains(gap), qPrintable(translation));
}

/// The window shows the same words, and has no command line.
void TestTranslations::optionsNameTheirPlaceInTheWindow()
{
    static const QRegularExpression option(u"--(ca|cert|dialect|keylog|origin|subprotocol|timezone)\\b"_s);
    int found = 0;
    for (const tsfile::Entry &entry : tsfile::read(tsPath)) {
        if (entry.context != u"report"_s || !entry.source.contains(option))
            continue;
        ++found;
        QVERIFY2(entry.source.contains(u"in the window: "_s), qPrintable(entry.source));
        QVERIFY2(entry.translation.contains(u"在窗口中："_s), qPrintable(entry.translation));
    }
    QVERIFY(found >= 12);
}

void TestTranslations::oneTermForOneConcept_data()
{
    QTest::addColumn<QString>("source"); // a word of the English sentence; empty: any
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("right");
    const auto term = [](const char *source, const char *wrong, const char *right) {
        QTest::newRow(wrong) << QString::fromUtf8(source) << QString::fromUtf8(wrong)
                             << QString::fromUtf8(right);
    };
    term("", "客户端作者", "客户端开发者");
    term("", "服务器作者", "服务器开发者");
    term("", "发送方作者", "发送方开发者");
    term("", "打开握手", "握手");
    term("", "判定", "结论");
    term("", "Close 帧", "关闭帧");
    term("", "转发代理", "正向代理");
    term("", "故意", "故障注入");
    term("", "拨号", "发起连接");
    term("", "带退避地", "按退避策略");
    term("", "退避方式", "按退避策略");
    term("", "无望", "不可恢复的失败");
    term("", "道别", "告别消息");
    term("", "被杀死", "被强制终止");
    term("", "关闭握手：不完整", "关闭握手：未完成");
    term("", "沉默", "空闲, 静默");
    term("", "钟点", "时刻");
    term("loss", "丢失", "断开");
    term("Close frame", "代码", "关闭码");
    term("oodbye", "再见", "告别消息");
}

/// As it is read: the words that a reader once stumbled over do not come back.
void TestTranslations::oneTermForOneConcept()
{
    QFETCH(QString, source);
    QFETCH(QString, wrong);
    QFETCH(QString, right);
    for (const tsfile::Entry &entry : tsfile::read(tsPath))
        QVERIFY2(!entry.source.contains(source) || !entry.translation.contains(wrong),
                 qPrintable(u"“%1” and not “%2”: %3"_s.arg(right, wrong, entry.translation)));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
