// The palette of commands and the reference: what is typed finds what is meant.
#include "reference/referencedialog.h"
#include "window/palette.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;

class TestPalette : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lettersInTheirOrder_data();
    void lettersInTheirOrder();
    void commandsAreFoundAndRun();
    void whatCannotBeDoneComesLast();
    void everyTopicIsExplained();
    void theReferenceIsSearchedInItsTexts();
    void theTopicsOfTheReferenceAreReadWhole();
    void aPastedErrorTextIsExplained();
    void ownCodesAreLookedUp();
};

namespace {

QStringList shownIn(const QTreeWidget &tree)
{
    QStringList shown;
    for (int i = 0; i < tree.topLevelItemCount(); ++i) {
        for (int row = 0; row < tree.topLevelItem(i)->childCount(); ++row) {
            const QTreeWidgetItem *item = tree.topLevelItem(i)->child(row);
            if (!item->isHidden())
                shown.append(item->text(0));
        }
    }
    return shown;
}

} // namespace

void TestPalette::lettersInTheirOrder_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fits");
    QTest::newRow("beginning of a word") << u"log"_s << u"Open Log"_s << true;
    QTest::newRow("letters apart") << u"opl"_s << u"Open Log"_s << true;
    QTest::newRow("another order") << u"lop"_s << u"Open File"_s << false;
    QTest::newRow("nothing") << QString() << u"Open Log"_s << true;
}

void TestPalette::lettersInTheirOrder()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QTEST(farFrom(typed, text) >= 0, "fits");
    QVERIFY(farFrom(u"log"_s, u"Open Log"_s) < farFrom(u"pen"_s, u"Open Log"_s));
    QVERIFY(farFrom(u"pen"_s, u"Open Log"_s) < farFrom(u"opg"_s, u"Open Log"_s));
}

void TestPalette::commandsAreFoundAndRun()
{
    QMenuBar bar;
    QMenu *file = bar.addMenu(u"&File"_s);
    QMenu *theme = file->addMenu(u"&Theme"_s);
    QAction *open = file->addAction(u"&Open Log…"_s);
    theme->addAction(u"&Dark"_s);
    QSignalSpy opened(open, &QAction::triggered);
    auto *palette = new CommandPalette(bar);
    QSignalSpy accepted(palette, &QDialog::accepted);
    const auto *list = palette->findChild<QTreeWidget *>();
    auto *search = palette->findChild<QLineEdit *>();
    QCOMPARE(list->topLevelItemCount(), 2);
    QTest::keyClicks(search, u"open"_s);
    QCOMPARE(list->topLevelItemCount(), 1);
    QCOMPARE(list->currentItem()->text(0), u"Open Log"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(accepted.count(), 1);
    search->setText(u"theme"_s); // the name of the menu finds what is in it
    QCOMPARE(list->currentItem()->text(0), u"Dark"_s);
    delete palette;
}

void TestPalette::whatCannotBeDoneComesLast()
{
    QMenuBar bar;
    QMenu *menu = bar.addMenu(u"Session"_s);
    QAction *first = menu->addAction(u"Close"_s);
    menu->addAction(u"Close All"_s);
    first->setEnabled(false);
    QSignalSpy closed(first, &QAction::triggered);
    CommandPalette palette(bar);
    const auto *list = palette.findChild<QTreeWidget *>();
    auto *search = palette.findChild<QLineEdit *>();
    QCOMPARE(list->topLevelItem(0)->text(0), u"Close All"_s);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(closed.count(), 0);
}

void TestPalette::everyTopicIsExplained()
{
    const QVector<report::Topic> topics = report::topics();
    QVERIFY(topics.size() > 100);
    QSet<QString> names;
    for (const report::Topic &topic : topics) {
        QVERIFY2(!report::explain(topic.name).isEmpty(), qPrintable(topic.name));
        QVERIFY2(report::explain(topic.name).count(u'\n') > 1, qPrintable(topic.name));
        QVERIFY2(!names.contains(topic.name), qPrintable(topic.name));
        names.insert(topic.name);
    }
    QVERIFY(names.contains(u"1006"_s) && names.contains(u"tcp_reset"_s) && names.contains(u"slack"_s));
}

void TestPalette::theTopicsOfTheReferenceAreReadWhole()
{
    ReferenceDialog reference({});
    reference.show();
    QVERIFY(QTest::qWaitForWindowExposed(&reference));
    const auto *topics = reference.findChild<QTreeWidget *>();
    QVERIFY(topics->header()->length() <= topics->viewport()->width());
    QVERIFY(topics->columnWidth(1) > topics->fontMetrics().horizontalAdvance(u"endpoint_idle_timeout"_s));
    QVERIFY2(reference.width() < 1000, qPrintable(QString::number(reference.width())));
}

void TestPalette::theReferenceIsSearchedInItsTexts()
{
    ReferenceDialog reference({});
    auto *search = reference.findChild<QLineEdit *>();
    const auto *topics = reference.findChild<QTreeWidget *>();
    const auto *text = reference.findChild<QTextBrowser *>();
    const qsizetype all = shownIn(*topics).size();
    search->setText(u"1006"_s);
    QVERIFY(shownIn(*topics).contains(u"1006"_s));
    QVERIFY(shownIn(*topics).size() < all);
    search->setText(u"middlebox"_s); // in no name
    QVERIFY(!shownIn(*topics).isEmpty());
    QVERIFY(shownIn(*topics).size() < all / 2);
    QVERIFY(text->toPlainText().contains(u"middlebox"_s));
    search->setText(u"zzzz"_s);
    QVERIFY(shownIn(*topics).isEmpty());
    QVERIFY(text->toPlainText().contains(u"zzzz"_s));
    reference.lookUp(u"tcp_reset"_s);
    QCOMPARE(shownIn(*topics).size(), all);
    QCOMPARE(topics->currentItem()->text(1), u"tcp_reset"_s);
}

void TestPalette::aPastedErrorTextIsExplained()
{
    ReferenceDialog reference({});
    auto *search = reference.findChild<QLineEdit *>();
    const auto *topics = reference.findChild<QTreeWidget *>();
    const auto *text = reference.findChild<QTextBrowser *>();
    search->setText(u"2026/12/01 11:04:05 read: websocket: close 1011 (internal server error): db gone"_s);
    QVERIFY(topics->currentItem()->text(1).startsWith(u"gorilla/websocket"_s));
    QVERIFY(text->toPlainText().contains(u"1011"_s)); // the code of the pasted text, and what it means
    QVERIFY(text->toPlainText().contains(u"internal_error"_s));
    // Looked at by itself, a row stands for any code.
    search->setText(u"websocket: close"_s);
    QVERIFY(topics->currentItem());
    search->clear();
    QTreeWidgetItem *last = topics->topLevelItem(topics->topLevelItemCount() - 1);
    for (int row = 0; row < last->childCount(); ++row) {
        const_cast<QTreeWidget *>(topics)->setCurrentItem(last->child(row));
        QVERIFY2(!text->toPlainText().contains(u"{code}"_s) && !text->toPlainText().contains(u"{status}"_s),
                 qPrintable(text->toPlainText()));
    }
}

void TestPalette::ownCodesAreLookedUp()
{
    wire::CloseCode own;
    own.code = own.last = 4321, own.name = u"Out of beans"_s;
    ReferenceDialog reference({own});
    reference.lookUp(u"4321"_s);
    QVERIFY(reference.findChild<QTextBrowser *>()->toPlainText().contains(u"Out of beans"_s));
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
