// Filtering and copying in the window: completion, marks, memory, quick filters, formats.
#include "filter/cellfilter.h"
#include "filter/filterbar.h"
#include "tables/tabletext.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QInputDialog>
#include <QMenu>
#include <QToolButton>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

struct Stage
{
    QTemporaryDir home;
    QSettings settings{home.filePath(u"settings.ini"_s), QSettings::IniFormat};
    Theme theme{ThemeChoice::Light};
    FilterBar bar{theme, settings};
    QSignalSpy changed{&bar, &FilterBar::filterChanged};

    Stage()
    {
        bar.resize(900, 40);
        bar.show();
        QApplication::setActiveWindow(&bar);
        bar.focusBox();
    }
    [[nodiscard]] FilterBox &box() { return *bar.findChild<FilterBox *>(); }
    void type(const QString &text) { QTest::keyClicks(&box(), text); }
    void key(Qt::Key key) { QTest::keyClick(&box(), key); }
    /// The list of what may stand there, while it is open.
    [[nodiscard]] static QAbstractItemView *list()
    {
        return qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
    }
    [[nodiscard]] QMenu &menu()
    {
        QMenu *menu = bar.findChild<QToolButton *>(u"savedFilters"_s)->menu();
        Q_EMIT menu->aboutToShow();
        return *menu;
    }
};

QAction *actionWith(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text().contains(text))
            return action;
    }
    return nullptr;
}

/// In the ink of what went wrong, thinned by smoothing perhaps; letters are grey.
bool isMark(const QColor &pixel)
{
    return pixel.red() > pixel.green() + 60 && pixel.red() > pixel.blue() + 60;
}

QStringList parts(const QVector<CellFilter> &filters)
{
    QStringList parts;
    for (const CellFilter &filter : filters)
        parts.append(filter.part);
    return parts;
}

TableText sample()
{
    TableText table;
    table.columns = {{u"reason"_s, u"Reason"_s}, {u"code"_s, u"Code"_s}, {u"idle"_s, u"Idle"_s}};
    table.texts = {{u"=cmd|' /C calc'!A0"_s, u"1001"_s, u"2 s"_s}, {u"a\tb\nc, \"d\""_s, u"–"_s, u""_s}};
    table.raw = {{u"=cmd|' /C calc'!A0"_s, 1001, 2000.5}, {u"a\tb\nc, \"d\""_s, QVariant(), QVariant()}};
    return table;
}

} // namespace

class TestFilterBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatAWrongFilterStandsForOutlivesTheLanguage();
    void everyRightTextIsAFilterAtOnce();
    void aWrongTextIsMarkedAndChangesNothing();
    void typingAFieldLeavesTheRows();
    void whatIsUnfinishedIsOnlyHinted();
    void fieldsAndValuesAreCompleted();
    void returnTakesOnlyWhatWasChosen();
    void listOpensOnDemand();
    void latelyUsedIsRemembered();
    void namedFiltersAreSavedAndRemoved();
    void partsAreAdded();
    void cellsSuggestFilters_data();
    void cellsSuggestFilters();
    void suggestionsCanBeRead();
    void textHasOneLineARow();
    void csvRunsNoFormula();
    void whatIsCopiedIsHarmless();
    void jsonKeepsTypes();
};

void TestFilterBar::everyRightTextIsAFilterAtOnce()
{
    Stage stage;
    stage.type(u"class:lost"_s);
    QCOMPARE(stage.changed.last()[1].toString(), u"class:lost"_s);
    QVERIFY(!stage.changed.last()[0].value<query::Filter>().matchesAll());
    stage.bar.clear();
    QVERIFY(stage.changed.last()[0].value<query::Filter>().matchesAll());
}

void TestFilterBar::aWrongTextIsMarkedAndChangesNothing()
{
    Stage stage;
    stage.bar.setText(u"class:lost"_s);
    const auto before = stage.changed.size();
    stage.bar.setText(u"class:lost idle>5x"_s);
    QCOMPARE(stage.changed.size(), before);
    QVERIFY2(stage.box().message().contains(u"5x"_s), qPrintable(stage.box().message()));
    QCOMPARE(stage.box().accessibleDescription(), stage.box().message());
    // The mark is in the ink of what went wrong, below the words that are wrong.
    const QImage image = stage.box().grab().toImage();
    int left = image.width(), right = 0;
    for (int y = image.height() * 2 / 3; y < image.height(); ++y) {
        for (int x = 0; x < image.width() / 2; ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (isMark(pixel))
                left = std::min(left, x), right = std::max(right, x);
        }
    }
    const int wrongFrom = stage.box().fontMetrics().horizontalAdvance(u"class:lost idle>"_s);
    QVERIFY2(left > wrongFrom && left < wrongFrom + 60 && right > left, qPrintable(QString::number(left)));
    stage.bar.setText(u"class:lost idle>5s"_s);
    QCOMPARE(stage.changed.size(), before + 1);
    QVERIFY(stage.box().message().isEmpty());
}

/// Every letter on the way to a field is a word of its own, which stands in no row: none is looked for.
void TestFilterBar::typingAFieldLeavesTheRows()
{
    Stage stage;
    stage.bar.setText(u"class:lost"_s);
    stage.changed.clear();
    stage.bar.focusBox();
    stage.key(Qt::Key_End);
    stage.type(u" cause:tcp_res"_s);
    QCOMPARE(stage.changed.size(), 0);
    QVERIFY2(stage.box().message().contains(u"the rows are those of “class:lost”"_s),
             qPrintable(stage.box().message()));
    stage.type(u"et"_s);
    QCOMPARE(stage.changed.size(), 1);
    QCOMPARE(stage.changed.last()[1].toString(), u"class:lost cause:tcp_reset"_s);
    // Who types so slowly that the word was looked for gets the rows back with the next letter.
    stage.bar.setText({});
    stage.type(u"class"_s);
    QTRY_COMPARE(stage.changed.last()[1].toString(), u"class"_s);
    stage.type(u":"_s);
    QCOMPARE(stage.changed.last()[1].toString(), QString());
    QVERIFY2(stage.box().message().contains(u"all rows are shown"_s), qPrintable(stage.box().message()));
    // A word that begins no field is looked for at once.
    stage.bar.setText({});
    stage.type(u"xyz"_s);
    QCOMPARE(stage.changed.last()[1].toString(), u"xyz"_s);
}

/// While somebody types, nobody shouts; when they stop or press Return, it is said.
void TestFilterBar::whatIsUnfinishedIsOnlyHinted()
{
    Stage stage;
    stage.type(u"idle>"_s);
    QVERIFY(stage.box().message().contains(u"a duration such as"_s));
    const auto hasMark = [&stage] {
        const QImage image = stage.box().grab().toImage();
        for (int y = image.height() * 2 / 3; y < image.height(); ++y) {
            for (int x = 0; x < 120; ++x) {
                if (isMark(image.pixelColor(x, y)))
                    return true;
            }
        }
        return false;
    };
    QVERIFY(!hasMark());
    stage.key(Qt::Key_Return);
    QVERIFY(hasMark());
}

void TestFilterBar::fieldsAndValuesAreCompleted()
{
    Stage stage;
    stage.type(u"cau"_s);
    QVERIFY(Stage::list());
    QCOMPARE(Stage::list()->model()->index(0, 0).data().toString(), u"cause:"_s);
    QTest::keyClick(Stage::list(), Qt::Key_Tab);
    QCOMPARE(stage.bar.text(), u"cause:"_s);
    QTRY_VERIFY(Stage::list()); // its values are next
    QTest::keyClicks(&stage.box(), u"rese"_s);
    QVERIFY(Stage::list());
    QTest::keyClick(Stage::list(), Qt::Key_Down);
    QTest::keyClick(Stage::list(), Qt::Key_Return);
    QCOMPARE(stage.bar.text(), u"cause:tcp_reset "_s);
    QCOMPARE(stage.changed.last()[1].toString(), u"cause:tcp_reset"_s);
}

void TestFilterBar::returnTakesOnlyWhatWasChosen()
{
    Stage stage;
    stage.type(u"closed by dropscope"_s);
    QVERIFY(Stage::list());
    const auto *list = qobject_cast<QAbstractItemView *>(Stage::list());
    QVERIFY(!list->currentIndex().isValid());
    QCOMPARE(list->itemDelegate()->objectName(), u"offer"_s); // the one that shows what an offer means
    QTest::keyClick(Stage::list(), Qt::Key_Return);
    QCOMPARE(stage.bar.text(), u"closed by dropscope"_s);
    QVERIFY(!Stage::list());
    QCOMPARE(stage.changed.last()[1].toString(), u"closed by dropscope"_s);
}

void TestFilterBar::listOpensOnDemand()
{
    Stage stage;
    stage.bar.setSeenValues([](const query::Field &field) {
        return QLatin1String(field.name) == "url"_L1 ? QStringList{u"/chat"_s, u"/a b"_s} : QStringList();
    });
    QTest::keyClick(&stage.box(), Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(Stage::list());
    QVERIFY(Stage::list()->model()->rowCount() > 30); // every field
    QTest::keyClick(Stage::list(), Qt::Key_Escape);
    QVERIFY(!Stage::list());
    stage.type(u"url:a "_s);
    stage.key(Qt::Key_Escape);
    stage.bar.setText(u"url:"_s);
    QTest::keyClick(&stage.box(), Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(Stage::list()->model()->rowCount(), 4); // what was seen, and whether there is any
    QCOMPARE(Stage::list()->model()->index(1, 0).data().toString(), u"\"/a b\""_s);
    QCOMPARE(Stage::list()->model()->index(3, 0).data().toString(), u"none"_s);
    stage.key(Qt::Key_Escape);
}

void TestFilterBar::latelyUsedIsRemembered()
{
    Stage stage;
    stage.bar.setText(u"class:lost"_s);
    stage.bar.setText(u"idle>"_s); // wrong: not remembered
    stage.bar.setText(u"code:1006"_s);
    stage.bar.setText(u"class:lost"_s);
    QCOMPARE(loadFilters(stage.settings).recent, (QStringList{u"class:lost"_s, u"code:1006"_s}));
    FilterBar next(stage.theme, stage.settings);
    QMenu *menu = next.findChild<QToolButton *>(u"savedFilters"_s)->menu();
    Q_EMIT menu->aboutToShow();
    QAction *recent = actionWith(*menu, u"code:1006"_s);
    QVERIFY(recent);
    recent->trigger();
    QCOMPARE(next.text(), u"code:1006"_s);
    SavedFilters many;
    for (int i = 0; i < 50; ++i)
        many.use(QString::number(i));
    QCOMPARE(many.recent.size(), SavedFilters::maxRecent);
    QCOMPARE(many.recent.first(), u"49"_s);
}

void TestFilterBar::namedFiltersAreSavedAndRemoved()
{
    Stage stage;
    QVERIFY(!actionWith(stage.menu(), u"Save This"_s)->isEnabled());
    stage.bar.setText(u"class:lost by:server"_s);
    actionWith(stage.menu(), u"Save This"_s)->trigger();
    auto *dialog = stage.bar.findChild<QInputDialog *>();
    QVERIFY(dialog);
    dialog->setTextValue(u"Server/losses"_s);
    dialog->accept();
    QCOMPARE(loadFilters(stage.settings).named.value(u"Server/losses"_s), u"class:lost by:server"_s);
    stage.bar.clear();
    actionWith(stage.menu(), u"Server/losses"_s)->trigger();
    QCOMPARE(stage.bar.text(), u"class:lost by:server"_s);
    QMenu *removal = actionWith(stage.menu(), u"Remove"_s)->menu();
    removal->actions().first()->trigger();
    QVERIFY(loadFilters(stage.settings).named.isEmpty());
}

void TestFilterBar::partsAreAdded()
{
    Stage stage;
    stage.bar.setText(u"a or b"_s);
    stage.bar.add(u"class:lost"_s);
    QCOMPARE(stage.bar.text(), u"(a or b) class:lost"_s);
}

void TestFilterBar::cellsSuggestFilters_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QVariant>("raw");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("choice") << u"cause"_s << QVariant(u"tcp_reset"_s)
                            << QStringList{u"cause:tcp_reset"_s, u"-cause:tcp_reset"_s};
    QTest::newRow("text") << u"url"_s << QVariant(u"/chat?room=42"_s)
                          << QStringList{u"url=\"/chat?room=42\""_s, u"-url=\"/chat?room=42\""_s};
    QTest::newRow("no text") << u"reason"_s << QVariant(QString())
                             << QStringList{u"reason:none"_s, u"reason:any"_s};
    QTest::newRow("code") << u"code"_s << QVariant(1001) << QStringList{u"code:1001"_s, u"-code:1001"_s};
    QTest::newRow("no code") << u"code"_s << QVariant() << QStringList{u"code:none"_s, u"code:any"_s};
    QTest::newRow("duration") << u"idle"_s << QVariant(60100.25)
                              << QStringList{u"idle>=60100.250ms"_s, u"idle<=60100.250ms"_s};
    QTest::newRow("number") << u"chain"_s << QVariant(3)
                            << QStringList{u"chain:3"_s, u"-chain:3"_s, u"chain>=3"_s, u"chain<=3"_s};
    QTest::newRow("time") << u"at"_s << QVariant(u"2026-11-25T14:03:27.512Z"_s)
                          << QStringList{u"at>=2026-11-25T14:03:27.512Z"_s,
                                         u"at<=2026-11-25T14:03:27.512Z"_s};
    QTest::newRow("no field") << u""_s << QVariant(3) << QStringList{};
}

void TestFilterBar::cellsSuggestFilters()
{
    QFETCH(QString, field);
    QFETCH(QVariant, raw);
    QTEST(parts(cellFilters(field, raw)), "expected");
}

void TestFilterBar::suggestionsCanBeRead()
{
    for (const query::Field &field : query::fields()) {
        const QString name = QString::fromLatin1(field.name);
        const QVariant raw = field.text                          ? QVariant(u"or \"x\" \\"_s)
                             : field.kind == query::Kind::Choice ? QVariant(query::namesOf(field).first())
                             : field.kind == query::Kind::Time   ? QVariant(u"2026-11-25T14:03:27.512Z"_s)
                                                                 : QVariant(3);
        for (const QString &part : parts(cellFilters(name, raw)) + parts(cellFilters(name, {})))
            QVERIFY2(!query::parse(part).error, qPrintable(part));
    }
}

void TestFilterBar::textHasOneLineARow()
{
    QCOMPARE(toText(sample(), TableFormat::Text), u"=cmd|' /C calc'!A0\t1001\t2 s\na b c, \"d\"\t–\t"_s);
}

void TestFilterBar::csvRunsNoFormula()
{
    QCOMPARE(toText(sample(), TableFormat::Csv), u"reason,code,idle\r\n'=cmd|' /C calc'!A0,1001,2000.5\r\n"
                                                 "\"a\tb\nc, \"\"d\"\"\",,\r\n"_s);
    for (const QString &start : {u"="_s, u"+"_s, u"-"_s, u"@"_s, u"\t"_s, u"\r"_s}) {
        TableText table{{{u"x"_s, u"X"_s}}, {{}}, {{start + u"1"_s}}};
        QVERIFY(toText(table, TableFormat::Csv).remove(u'"').contains(u"'"_s + start));
    }
    const TableText number{{{u"x"_s, u"X"_s}}, {{}}, {{-5}}};
    QVERIFY(toText(number, TableFormat::Csv).endsWith(u"\r\n-5\r\n"_s));
}

/// What is pasted into a terminal or a spreadsheet.
void TestFilterBar::whatIsCopiedIsHarmless()
{
    const TableText table{{{u"x"_s, u"X"_s}}, {{u"a\x1b]0;b\u202e"_s}}, {{u"a\x1b]0;b\u202e"_s}}};
    for (const TableFormat format : {TableFormat::Text, TableFormat::Csv, TableFormat::Json}) {
        const QString text = toText(table, format);
        QVERIFY2(!text.contains(u'\x1b') && !text.contains(u'\u202e'), qPrintable(text));
    }
    for (const QString &formula : {u" =1"_s, u"\uff1d1"_s}) // spreadsheets run these, too
        QVERIFY(toText({{{u"x"_s, u"X"_s}}, {{}}, {{formula}}}, TableFormat::Csv).contains(u"'"_s + formula));
}

void TestFilterBar::jsonKeepsTypes()
{
    const QJsonArray rows = QJsonDocument::fromJson(toText(sample(), TableFormat::Json).toUtf8()).array();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0][u"code"_s], QJsonValue(1001));
    QCOMPARE(rows[0][u"idle"_s], QJsonValue(2000.5));
    QCOMPARE(rows[1][u"code"_s], QJsonValue());
    QCOMPARE(rows[1][u"reason"_s], QJsonValue(u"a\tb\nc, \"d\""_s));
}

void TestFilterBar::whatAWrongFilterStandsForOutlivesTheLanguage()
{
    Stage stage;
    stage.bar.setText(u"class:lost"_s);
    stage.bar.setText(u"class:lost idle>5x"_s);
    QCOMPARE(stage.changed.last()[1].toString(), u"class:lost"_s);
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(&stage.bar, &change);
    QCOMPARE(stage.changed.last()[1].toString(), u"class:lost"_s);
    QVERIFY2(stage.box().message().contains(u"the rows are those of “class:lost”"_s),
             qPrintable(stage.box().message()));
}

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
