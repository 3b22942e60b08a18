// Both palettes: every ink can be read on every ground, and the theme dresses the application in them.
#include "theme/palette.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QToolTip>
#include <QTreeWidget>
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
    void focusIsSeen_data() { controls({u"line"_s, u"combo"_s, u"spin"_s, u"button"_s}); }
    void focusIsSeen();
    void primaryButtonIsSeen();
    void edgesAreSeen_data() { controls({u"line"_s, u"spin"_s, u"check"_s, u"radio"_s}); }
    void edgesAreSeen();
    void choiceDressesTheApplication();
    void iconsFollowTheTheme();
    void wordsOfOthersAreNoMarkup();
    void boxesHaveOurIcons();
    void rowsOfListsHaveAir();

private:
    static void controls(const QStringList &kinds);
    static QWidget *make(const QString &kind, QWidget *parent);
};

/// Each of them in both themes.
void TestTheme::controls(const QStringList &kinds)
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<QString>("kind");
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        for (const QString &kind : kinds)
            QTest::addRow("%s %s", choice == ThemeChoice::Light ? "light" : "dark", qPrintable(kind))
                << choice << kind;
    }
}

QWidget *TestTheme::make(const QString &kind, QWidget *parent)
{
    if (kind == u"line")
        return new QLineEdit(parent);
    if (kind == u"combo")
        return new QComboBox(parent);
    if (kind == u"spin")
        return new QSpinBox(parent);
    if (kind == u"check")
        return new QCheckBox(parent);
    if (kind == u"radio")
        return new QRadioButton(parent);
    return new QPushButton(parent);
}

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
            {"normal", p.normal}, {"lost", p.lost},   {"failed", p.failed}, {"unknown", p.unknown}};
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
        const QSet<QRgb> colours{p.normal.rgb(), p.lost.rgb(), p.failed.rgb(), p.live.rgb(), p.unknown.rgb()};
        QCOMPARE(colours.size(), 5);
    }
}

/// The ring stands out from the window by 3 : 1 (WCAG 1.4.11), and from the edge that was there before by
/// half as much again and by its hue.
void TestTheme::focusIsSeen()
{
    QFETCH(ThemeChoice, choice);
    QFETCH(QString, kind);
    Theme theme(choice);
    QWidget window;
    QWidget *widget = make(kind, &window);
    auto *other = new QLineEdit(&window);
    widget->setGeometry(10, 10, 120, 28);
    other->setGeometry(10, 50, 120, 28);
    window.resize(150, 90);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    other->setFocus();
    const QImage before = widget->grab().toImage();
    QTest::keyClick(other, Qt::Key_Tab);
    QVERIFY(widget->hasFocus());
    const QImage after = widget->grab().toImage();
    double changed = 1, seen = 1;
    for (int x = 0; x < after.width() / 2; ++x) {
        for (const int y : {0, 1}) { // the upper edge
            changed = std::max(changed, contrast(before.pixelColor(x, y), after.pixelColor(x, y)));
            seen = std::max(seen, contrast(after.pixelColor(x, y), theme.palette().window));
        }
    }
    QVERIFY2(changed >= 1.5, qPrintable(QString::number(changed)));
    QVERIFY2(seen >= 3, qPrintable(QString::number(seen)));
}

void TestTheme::primaryButtonIsSeen()
{
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        Theme theme(choice);
        QPushButton button;
        button.resize(120, 28);
        button.setDefault(true);
        const QColor face = button.grab().toImage().pixelColor(60, 14);
        QVERIFY(contrast(face, theme.palette().window) >= 3);
        QVERIFY(contrast(face, theme.palette().onAccent) >= 4.5);
    }
}

/// WCAG 1.4.11: where one can write or tick is marked off from the window. Fusion softens
/// thin lines, which costs some of the 3 : 1 that its colour has.
void TestTheme::edgesAreSeen()
{
    QFETCH(ThemeChoice, choice);
    QFETCH(QString, kind);
    Theme theme(choice);
    QWidget window;
    QWidget *widget = make(kind, &window);
    widget->setGeometry(10, 10, 24, 28);
    window.resize(50, 50);
    const QImage image = window.grab().toImage();
    double best = 1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            best = std::max(best, contrast(image.pixelColor(x, y), theme.palette().window));
    }
    const double ground = contrast(theme.palette().base, theme.palette().window);
    QVERIFY2(best >= 2.2 && best > ground, qPrintable(QString::number(best)));
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

void TestTheme::wordsOfOthersAreNoMarkup()
{
    Theme theme(ThemeChoice::Light);
    const QString hostile = u"<b>/chat</b><img src=\"/etc/passwd\">"_s;
    QLabel label(hostile);
    label.show();
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QToolTip::showText({10, 10}, hostile, &label);
    const QWidgetList shown = QApplication::topLevelWidgets();
    const auto tip = std::find_if(shown.begin(), shown.end(),
                                  [](const QWidget *widget) { return widget->inherits("QTipLabel"); });
    QVERIFY(tip != shown.end());
    QCOMPARE(qobject_cast<QLabel *>(*tip)->textFormat(), Qt::PlainText);
    QCOMPARE(qobject_cast<QLabel *>(*tip)->text(), hostile);
}

/// Those of the style are of another time, and the same on dark and light.
void TestTheme::boxesHaveOurIcons()
{
    const Theme theme(ThemeChoice::Dark);
    for (const auto &[kind, name, tone] : {std::tuple{QMessageBox::Question, u"info"_s, Tone::Accent},
                                           std::tuple{QMessageBox::Warning, u"failed"_s, Tone::Failed}}) {
        const QMessageBox box(kind, u"Title"_s, u"Text"_s);
        const QPixmap shown = box.iconPixmap();
        QVERIFY(!shown.isNull());
        QCOMPARE(shown.toImage(), theme.icon(name, tone).pixmap(shown.size()).toImage());
    }
}

void TestTheme::rowsOfListsHaveAir()
{
    const Theme theme(ThemeChoice::Light);
    QTreeWidget tree;
    tree.addTopLevelItem(new QTreeWidgetItem({u"jgq"_s}));
    tree.show();
    QVERIFY(tree.visualItemRect(tree.topLevelItem(0)).height() >= tree.fontMetrics().height() + 4);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
