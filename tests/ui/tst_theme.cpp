// Both palettes: every ink can be read on every ground, and the theme dresses the application in them.
#include "theme/palette.h"
#include "theme/theme.h"

#include <QApplication>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrastIsThatOfWcag();
    void everyInkIsReadable_data();
    void everyInkIsReadable();
    void everyClassHasItsOwnColour();
    void choiceDressesTheApplication();
    void iconsFollowTheTheme();
};

void TestTheme::contrastIsThatOfWcag()
{
    QCOMPARE(qRound(contrast(Qt::black, Qt::white) * 10), 210);
    QCOMPARE(qRound(contrast(QColor(0x76, 0x76, 0x76), Qt::white) * 100), 454); // the well-known border case
}

void TestTheme::everyInkIsReadable_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    for (const auto &[theme, p] : {std::pair{"light", lightPalette()}, std::pair{"dark", darkPalette()}}) {
        const std::pair<const char *, QColor> grounds[] = {
            {"window", p.window}, {"base", p.base},   {"alternate", p.alternate},
            {"raised", p.raised}, {"hover", p.hover}, {"selection", p.selection}};
        const std::pair<const char *, QColor> inks[] = {
            {"text", p.text},     {"muted", p.muted}, {"accent", p.accent}, {"live", p.live},
            {"normal", p.normal}, {"lost", p.lost},   {"failed", p.failed}};
        for (const auto &[groundName, ground] : grounds) {
            for (const auto &[inkName, ink] : inks)
                QTest::addRow("%s: %s on %s", theme, inkName, groundName) << ink << ground;
        }
        QTest::addRow("%s: on accent", theme) << p.onAccent << p.accent;
    }
}

void TestTheme::everyInkIsReadable()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    const double ratio = contrast(ink, ground);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void TestTheme::everyClassHasItsOwnColour()
{
    for (const Palette &p : {lightPalette(), darkPalette()}) {
        const QSet<QRgb> colours{p.normal.rgb(), p.lost.rgb(), p.failed.rgb(), p.live.rgb()};
        QCOMPARE(colours.size(), 4);
    }
}

void TestTheme::choiceDressesTheApplication()
{
    Theme theme(ThemeChoice::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Base), lightPalette().base);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.choose(ThemeChoice::Dark);
    QCOMPARE(changed.size(), 1);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Base), darkPalette().base);
}

void TestTheme::iconsFollowTheTheme()
{
    Theme theme(ThemeChoice::Light);
    const QIcon icon = theme.icon(u"stop"_s); // a filled square
    const auto middle = [&icon] { return icon.pixmap(16, 16).toImage().pixelColor(8, 8).rgb(); };
    QCOMPARE(middle(), lightPalette().text.rgb());
    theme.choose(ThemeChoice::Dark);
    QCOMPARE(middle(), darkPalette().text.rgb());
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
