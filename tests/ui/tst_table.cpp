// The proxy under every table: order, filter, and how few signals a batch costs, checked against a plain
// reference.
#include "tables/tablemodel.h"
#include "tables/tableproxy.h"

#include <QAbstractItemModelTester>
#include <QtTest>

#include <array>
#include <random>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

struct Item
{
    int id = 0;
    std::optional<int> value;
    QString word;
};

constexpr std::array<Column<Item>, 2> columns{{
    {"Value", Qt::AlignRight, 5,
     [](const Item &i) { return i.value ? QString::number(*i.value) : QString(); },
     [](const Item &i) { return i.value ? QVariant(*i.value) : QVariant(); }},
    {"Word", Qt::AlignLeft, 5, [](const Item &i) { return i.word; },
     [](const Item &i) { return QVariant(i.word); }},
}};

class Items final : public TableModel<Item>
{
public:
    Items() : TableModel(columns, "test", nullptr) {}
    void add(std::vector<Item> added) { appendRows(std::move(added)); }
    void take(const std::vector<bool> &doomed) { removeRowsWhere(doomed); }
    void reset(std::vector<Item> items) { replaceRows(std::move(items)); }
    void change(int first, int last, const std::function<void(Item &)> &how, const QList<int> &roles = {})
    {
        for (int i = first; i <= last; ++i)
            how(rows()[std::size_t(i)]);
        Q_EMIT dataChanged(index(first, 0), index(last, 1), roles);
    }

protected:
    QVariant idOf(const Item &item) const override { return quint64(item.id); }
};

/// Shows the rows whose word contains the text.
TableProxy::Filter textFilter(const QString &text)
{
    return [text](const QModelIndex &row) {
        return row.siblingAtColumn(1).data().toString().contains(text, Qt::CaseInsensitive);
    };
}

QVector<int> ids(const QAbstractItemModel &model)
{
    QVector<int> found;
    for (int row = 0; row < model.rowCount(); ++row)
        found.append(model.index(row, 0).data(IdRole).toInt());
    return found;
}

struct Fixture
{
    Items items;
    TableProxy proxy;
    QAbstractItemModelTester itemsTester{&items, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester proxyTester{&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest};
    Fixture() { proxy.setSourceModel(&items); }
};

} // namespace

class TestTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sortsByRawValuesStably();
    void absentValuesComeLast();
    void aBatchIsOneInsertion_data();
    void aBatchIsOneInsertion();
    void scatteredRowsLeaveInOneRemoval();
    void trafficDoesNotAskTheFilterAgain();
    void aRowThatNoLongerMatchesLeaves();
    void persistentIndexesFollowTheirRows();
    void agreesWithAPlainSort();
};

void TestTable::sortsByRawValuesStably()
{
    Fixture f;
    f.items.add({{1, 10, u"b"_s}, {2, 9, u"a"_s}, {3, 10, u"c"_s}, {4, 100, u"d"_s}});
    f.proxy.sort(0, Qt::AscendingOrder);
    QCOMPARE(ids(f.proxy), (QList{2, 1, 3, 4})); // by number, not by text; equal values as they came
    f.proxy.sort(0, Qt::DescendingOrder);
    QCOMPARE(ids(f.proxy), (QList{4, 1, 3, 2}));
    f.proxy.sort(-1);
    QCOMPARE(ids(f.proxy), (QList{1, 2, 3, 4}));
}

void TestTable::absentValuesComeLast()
{
    Fixture f;
    f.items.add({{1, {}, {}}, {2, 5, {}}, {3, 7, {}}});
    f.proxy.sort(0, Qt::AscendingOrder);
    QCOMPARE(ids(f.proxy), (QList{2, 3, 1}));
    f.proxy.sort(0, Qt::DescendingOrder);
    QCOMPARE(ids(f.proxy), (QList{3, 2, 1}));
}

void TestTable::aBatchIsOneInsertion_data()
{
    QTest::addColumn<int>("order");
    QTest::addColumn<QVector<int>>("expected");
    QTest::newRow("at the front") << int(Qt::DescendingOrder) << QList{4, 3, 2, 1};
    QTest::newRow("at the end") << int(Qt::AscendingOrder) << QList{1, 2, 3, 4};
}

void TestTable::aBatchIsOneInsertion()
{
    QFETCH(int, order);
    Fixture f;
    f.proxy.sort(0, Qt::SortOrder(order));
    f.items.add({{1, 1, {}}, {2, 2, {}}});
    QSignalSpy inserted(&f.proxy, &QAbstractItemModel::rowsInserted);
    QSignalSpy moved(&f.proxy, &QAbstractItemModel::layoutChanged);
    f.items.add({{3, 3, {}}, {4, 4, {}}});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(moved.size(), 0);
    QTEST(ids(f.proxy), "expected");
}

void TestTable::scatteredRowsLeaveInOneRemoval()
{
    Fixture f;
    f.proxy.sort(1);
    f.items.add({{1, 1, u"e"_s}, {2, 2, u"d"_s}, {3, 3, u"c"_s}, {4, 4, u"b"_s}, {5, 5, u"a"_s}});
    QSignalSpy removed(&f.proxy, &QAbstractItemModel::rowsRemoved);
    f.items.take({true, false, true, false, true});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(ids(f.proxy), (QList{4, 2}));
    QCOMPARE(ids(f.items), (QList{2, 4}));
}

void TestTable::trafficDoesNotAskTheFilterAgain()
{
    Fixture f;
    f.items.add({{1, 1, u"x"_s}, {2, 2, u"x"_s}});
    int asked = 0;
    f.proxy.setFilter([&](const QModelIndex &) { return ++asked > 0; });
    asked = 0;
    f.items.change(0, 1, [](Item &item) { ++*item.value; }, {Qt::DisplayRole, SortRole});
    QCOMPARE(asked, 0);
    f.items.change(0, 1, [](Item &item) { item.word = u"y"_s; });
    QCOMPARE(asked, 2);
}

void TestTable::aRowThatNoLongerMatchesLeaves()
{
    Fixture f;
    f.items.add({{1, 1, u"open"_s}, {2, 2, u"open"_s}});
    f.proxy.setFilter(textFilter(u"open"_s));
    f.items.change(0, 0, [](Item &item) { item.word = u"closing"_s; });
    QCOMPARE(ids(f.proxy), (QList{2}));
    f.items.change(0, 0, [](Item &item) { item.word = u"open again"_s; });
    QCOMPARE(ids(f.proxy), (QList{1, 2}));
}

void TestTable::persistentIndexesFollowTheirRows()
{
    Fixture f;
    f.proxy.sort(0);
    f.items.add({{1, 10, {}}, {2, 20, {}}, {3, 30, {}}});
    const QPersistentModelIndex two(f.proxy.index(1, 1)), three(f.proxy.index(2, 0));
    f.items.add({{4, 5, {}}, {5, 25, {}}});
    f.items.change(1, 1, [](Item &item) { item.value = 99; });
    f.items.take({true, false, false, true, false});
    QCOMPARE(two.data(IdRole).toInt(), 2);
    QCOMPARE(three.data(IdRole).toInt(), 3);
    QCOMPARE(ids(f.proxy), (QList{5, 3, 2}));
}

/// Many random batches; after each the proxy must show what a plain filter and a stable sort would.
void TestTable::agreesWithAPlainSort()
{
    std::mt19937 random(42);
    const auto below = [&random](int limit) { return int(random() % unsigned(limit)); };
    Fixture f;
    f.proxy.sort(0, Qt::DescendingOrder);
    f.proxy.setFilter(textFilter(u"a"_s));
    int next = 1;
    const auto item = [&] {
        const auto value = below(9) == 0 ? std::nullopt : std::optional(below(20));
        return Item{next++, value, below(3) ? u"a"_s : u"b"_s};
    };
    for (int round = 0; round < 300; ++round) {
        const int count = f.items.rowCount();
        if (const int action = below(4); action <= 1) {
            std::vector<Item> added;
            for (int i = below(6); i >= 0; --i)
                added.push_back(item());
            f.items.add(std::move(added));
        } else if (action == 2 && count > 0) {
            const int first = below(count), last = first + below(count - first);
            f.items.change(first, last, [&](Item &changed) {
                changed.value = below(20), changed.word = below(3) ? u"a"_s : u"b"_s;
            });
        } else {
            std::vector<bool> doomed(std::size_t(count), false);
            for (std::size_t i = 0; i < doomed.size(); ++i)
                doomed[i] = below(4) == 0;
            f.items.take(doomed);
        }
        QVector<int> rows;
        for (int row = 0; row < f.items.rowCount(); ++row) {
            if (f.items.row(row).word == u"a")
                rows.append(row);
        }
        std::stable_sort(rows.begin(), rows.end(), [&](int a, int b) {
            return f.items.row(a).value.value_or(-1) > f.items.row(b).value.value_or(-1);
        });
        QVector<int> expected;
        for (const int row : rows)
            expected.append(f.items.row(row).id);
        QCOMPARE(ids(f.proxy), expected);
    }
}

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
