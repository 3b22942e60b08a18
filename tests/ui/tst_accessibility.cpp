// The window for everybody: names for screen readers, an order of focus that makes sense, nothing told by
// colour alone, and room for large letters. ctest runs it at 100 % and at 200 % scale.
#include "disconnects/causestrip.h"
#include "kit/roles.h"
#include "theme/theme.h"
#include "ui/desk.h"
#include "ui/traffic.h"
#include "window/mainwindow.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The window with an afternoon of traffic, a row of each page selected in turn.
struct Stage : Desk
{
    monitor::Monitor monitor;
    MainWindow window{monitor, theme, language, settings};

    explicit Stage(const QSize &size = {1280, 800})
    {
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        session::EndpointSpec spec;
        spec.name = u"Shop front"_s, spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
        window.runEndpoints({spec});
        monitor.apply(traffic::afternoon(1'764'072'000s));
        QTRY_VERIFY(table().model()->rowCount() > 0);
    }
    [[nodiscard]] QTabWidget &tabs() const { return *window.findChild<QTabWidget *>(); }
    [[nodiscard]] QTableView &table() const { return *tabs().currentWidget()->findChild<QTableView *>(); }
    void open(int page)
    {
        tabs().setCurrentIndex(page);
        if (auto *view = tabs().currentWidget()->findChild<QTableView *>())
            view->selectRow(0);
        QCoreApplication::processEvents();
    }
};

QString describe(const QWidget *widget)
{
    return QStringLiteral("%1 “%2” in %3")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
             widget->parentWidget() ? QString::fromLatin1(widget->parentWidget()->metaObject()->className())
                                    : QString());
}

/// Roles that a person acts on or reads as a whole: each needs a name.
bool needsName(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::PushButton:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::EditableText:
    case QAccessible::ComboBox:
    case QAccessible::SpinBox:
    case QAccessible::Table:
    case QAccessible::List:
    case QAccessible::Tree:
    case QAccessible::PageTabList:
    case QAccessible::PageTab:
    case QAccessible::MenuItem:
    case QAccessible::Dialog:
    case QAccessible::Window:
        return true;
    default:
        return false;
    }
}

/// What below that object should have a name and has none.
QStringList namelessBelow(QAccessibleInterface *object, int depth = 0)
{
    constexpr int deepest = 12, most = 200;
    QStringList found;
    if (!object || !object->isValid() || depth > deepest || object->state().invisible)
        return found;
    if (needsName(object->role()) && object->text(QAccessible::Name).isEmpty()) {
        const auto *widget = qobject_cast<QWidget *>(object->object());
        const bool separator = object->role() == QAccessible::MenuItem; // a line between items has no words
        if (!separator && !(widget && widget->objectName().startsWith(u"qt_"_s)))
            found.append(widget ? describe(widget) : QString::number(object->role(), 16));
    }
    if (object->role() == QAccessible::Table || object->role() == QAccessible::List)
        return found; // their cells are checked in the models
    for (int i = 0; i < std::min(object->childCount(), most); ++i)
        found += namelessBelow(object->child(i), depth + 1);
    return found;
}

/// Labels and buttons whose words do not fit.
QStringList clipped(const QWidget &window)
{
    QStringList found;
    const auto check = [&found](const QWidget *widget, const QSize &wanted) {
        const bool scrolls = widget->parentWidget() && qobject_cast<QScrollArea *>(widget->parentWidget());
        if (!scrolls && (widget->width() + 1 < wanted.width() || widget->height() + 1 < wanted.height()))
            found.append(QStringLiteral("%1: has %2×%3, needs %4×%5")
                             .arg(describe(widget))
                             .arg(widget->width())
                             .arg(widget->height())
                             .arg(wanted.width())
                             .arg(wanted.height()));
    };
    for (const auto *label : window.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty() || label->visibleRegion().isEmpty())
            continue;
        const QSize lines = label->wordWrap() ? QSize(0, label->heightForWidth(label->width()))
                                              : QSize(0, label->sizeHint().height());
        check(label, lines);
    }
    for (const auto *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->objectName().startsWith(u"qt_"_s) && !button->text().isEmpty())
            check(button, button->sizeHint());
    }
    for (const auto *view : window.findChildren<QTableView *>()) {
        if (view->isVisible() && view->verticalHeader()->defaultSectionSize() < view->fontMetrics().height())
            found.append(describe(view) + u": rows are too low"_s);
        if (view->isVisible() && view->horizontalHeader()->isVisible() &&
            view->horizontalHeader()->height() < view->fontMetrics().height())
            found.append(describe(view) + u": the header is too low"_s);
    }
    for (const auto *line : window.findChildren<QLineEdit *>()) {
        if (line->isVisible() && line->height() < line->fontMetrics().height())
            found.append(describe(line) + u": the line is too low"_s);
    }
    return found;
}

/// Layouts are asked for by posted events, and what they move asks for others.
void layOut()
{
    constexpr int rounds = 4;
    for (int i = 0; i < rounds; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QAccessible::setActive(true); }
    void everythingActedOnHasAName();
    void theFocusGoesFromTopToBottom();
    void errorsAreSaidToScreenReaders();
    void nothingIsToldByColourAlone();
    void largeLettersFit_data();
    void largeLettersFit();
    void smallWindowsFit();
};

void TestAccessibility::everythingActedOnHasAName()
{
    Stage stage;
    for (int page = 0; page < stage.tabs().count(); ++page) {
        stage.open(page);
        const QStringList nameless = namelessBelow(QAccessible::queryAccessibleInterface(&stage.window));
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }
}

/// Filter, its buttons, pages, what the page shows; then around again without a trap.
void TestAccessibility::theFocusGoesFromTopToBottom()
{
    Stage stage;
    stage.open(1);
    QTRY_VERIFY(stage.window.findChild<CauseStrip *>()->isVisible());
    QApplication::setActiveWindow(&stage.window);
    auto *filter = stage.window.findChild<QLineEdit *>(u"filter"_s);
    filter->setFocus();
    QStringList names;
    QList<QWidget *> order;
    for (int i = 0; i < 60; ++i) {
        QWidget *widget = QApplication::focusWidget();
        QVERIFY(widget);
        if (order.contains(widget))
            break;
        order.append(widget);
        names.append(QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name));
        QTest::keyClick(widget, Qt::Key_Tab);
    }
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(filter)); // around, and nowhere caught
    const QStringList first{u"Filter"_s, u"Saved filters"_s, u"Pause lists"_s, u"Follow newest"_s};
    QCOMPARE(names.mid(0, 4), first);
    const auto place = [&names](const QString &name) { return names.indexOf(name); };
    QVERIFY2(place(u"Causes over time"_s) > 3, qPrintable(names.join(u", "_s)));
    QVERIFY2(place(u"Disconnects"_s) > place(u"Causes over time"_s), qPrintable(names.join(u", "_s)));
    QVERIFY2(place(u"Endpoints"_s) > 0, qPrintable(names.join(u", "_s)));
}

void TestAccessibility::errorsAreSaidToScreenReaders()
{
    Stage stage;
    auto *filter = stage.window.findChild<QLineEdit *>(u"filter"_s);
    filter->setText(u"class:nonsense more"_s);
    const QString said = QAccessible::queryAccessibleInterface(filter)->text(QAccessible::Description);
    QVERIFY2(said.contains(u"nonsense"_s) && said.contains(u"lost"_s), qPrintable(said));
}

/// A cell whose ink means something also says it in words, and the class has a shape as well.
void TestAccessibility::nothingIsToldByColourAlone()
{
    Stage stage;
    int tables = 0;
    for (int page = 0; page < stage.tabs().count(); ++page) {
        stage.open(page);
        const auto *view = stage.tabs().currentWidget()->findChild<QTableView *>();
        if (!view || !view->isVisible()) // nothing is selected, so there are no messages
            continue;
        ++tables;
        int toned = 0;
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            for (int column = 0; column < view->model()->columnCount(); ++column) {
                const QModelIndex cell = view->model()->index(row, column);
                if (!cell.data(ToneRole).isValid())
                    continue;
                ++toned;
                QVERIFY(!cell.data().toString().isEmpty());
                QVERIFY(!cell.data(IconRole).toString().isEmpty());
            }
        }
        QVERIFY(toned > 0);
    }
    QVERIFY(tables >= 2);
}

void TestAccessibility::largeLettersFit_data()
{
    QTest::addColumn<double>("factor");
    QTest::newRow("as they are") << 1.0;
    QTest::newRow("half as large again") << 1.5;
    QTest::newRow("twice as large") << 2.0;
}

void TestAccessibility::largeLettersFit()
{
    QFETCH(double, factor);
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * factor);
    QApplication::setFont(large);
    {
        Stage stage({1600, 1000});
        for (int page = 0; page < stage.tabs().count(); ++page) {
            stage.open(page);
            layOut();
            const QStringList found = clipped(stage.window);
            QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        }
    }
    QApplication::setFont(before);
}

void TestAccessibility::smallWindowsFit()
{
    Stage stage({1024, 640});
    QVERIFY2(stage.window.width() <= 1024 && stage.window.height() <= 640,
             qPrintable(QStringLiteral("%1×%2").arg(stage.window.width()).arg(stage.window.height())));
    for (int page = 0; page < stage.tabs().count(); ++page) {
        stage.open(page);
        layOut();
        const QStringList found = clipped(stage.window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
