// Where an end came from, in the window: the row of places, the table, the column and the filter.
#include "disconnects/disconnectsmodel.h"
#include "kit/changefeed.h"
#include "paths/pathview.h"
#include "query/filter.h"
#include "report/filterwords.h"
#include "report/paths.h"
#include "tables/smalltable.h"
#include "ui/desk.h"
#include "ui/recordings.h"
#include "widgets/emptystate.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace ui;
using namespace findings;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr session::Stamp start = 1'700'000'000s;

PlaceOnPath place(quint64 id, session::Role role, const QString &name, EndKind end, EndFrom from)
{
    PlaceOnPath place;
    place.name = name;
    place.sight.session = session::SessionId(id);
    place.sight.role = role;
    place.sight.place = name;
    place.sight.key = u"9f86d081884c7d65"_s;
    place.sight.endedAt = start + 10s;
    place.sight.hasEnded = true;
    place.sight.end = end;
    place.sight.from = from;
    return place;
}

/// The server reset the connection; nginx passed that on as FIN; the browser only saw that it ended.
Path chain(EndFrom nginx = EndFrom::Server)
{
    Path path;
    path.id = 1;
    path.places = {place(1, session::Role::Browser, u"browser"_s, EndKind::Orderly, EndFrom::Server),
                   place(2, session::Role::Proxy, u"haproxy"_s, EndKind::Fin, EndFrom::Server),
                   place(3, session::Role::Proxy, u"nginx"_s, EndKind::Reset, nginx)};
    const Hop first{u"10.0.0.9:40000"_s, u"10.0.0.1:443"_s}, second{u"10.0.0.1:50000"_s, u"10.0.0.2:80"_s};
    path.places[0].sight.toServer = path.places[1].sight.toClient = first;
    path.places[1].sight.toServer = path.places[2].sight.toClient = second;
    path.places[0].clock = ClockOffset{};
    path.places[1].clock = ClockOffset{1300us, 200us};
    path.origin = originOf(path.places, path.by);
    return path;
}

QString drawn(const PathPicture &picture)
{
    QString text;
    for (qsizetype i = 0; i < picture.nodes.size(); ++i) {
        const auto &node = picture.nodes[i];
        text += node.isOrigin ? u"*"_s + node.name : node.isShown ? u"("_s + node.name + u")"_s : node.name;
        if (i >= picture.links.size())
            break;
        const auto &link = picture.links[i];
        text += link.isOrigin ? u" ~"_s : u" -"_s;
        text += link.label;
        text += link.travel == PathPicture::Travel::ToClient   ? u"< "_s
                : link.travel == PathPicture::Travel::ToServer ? u"> "_s
                                                               : u"- "_s;
    }
    return text;
}

} // namespace

class TestPathView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endTravelsFromWhereItBegan();
    void betweenIsBetween();
    void placeThatActedIsMarked();
    void whatHasNoOrderIsNotDrawn();
    void translationsAreToldAsSuch();
    void tableTellsClocksWithTheirErrors();
    void viewShowsOnePathOrHowToGetOne();
    void originIsAColumnAndAFilter();
};

void TestPathView::endTravelsFromWhereItBegan()
{
    const PathPicture picture = pictureOf(chain(), session::SessionId(2));
    QCOMPARE(drawn(picture), u"browser -in order< (haproxy) -FIN< nginx -RST< *server"_s);
    QCOMPARE(picture.nodes[1].session, session::SessionId(2));
}

void TestPathView::betweenIsBetween()
{
    Path path = chain(EndFrom::Client);
    path.places[0].sight.from = path.places[1].sight.from = EndFrom::Server;
    path.origin = originOf(path.places, path.by);
    QCOMPARE(drawn(pictureOf(path, session::SessionId(1))),
             u"(browser) -in order< haproxy ~RST> nginx -- server"_s);
    path.places.removeFirst(); // nobody recorded the client's end
    path.places[0].sight.from = EndFrom::Unknown;
    path.places[1].sight.from = EndFrom::Client;
    path.origin = originOf(path.places, path.by);
    QCOMPARE(drawn(pictureOf(path, session::SessionId(9))), u"client ~- haproxy ~RST> nginx -- server"_s);
}

void TestPathView::placeThatActedIsMarked()
{
    Path path = chain(EndFrom::Self);
    path.origin = originOf(path.places, path.by);
    QCOMPARE(drawn(pictureOf(path, session::SessionId(1))),
             u"(browser) -in order< haproxy -FIN< *nginx -- server"_s);
    QVERIFY(describe(pictureOf(path, session::SessionId(1))).contains(u"nginx (the end began here)"_s));
}

void TestPathView::whatHasNoOrderIsNotDrawn()
{
    Path path = chain();
    path.places[1].sight.toServer.reset(), path.places[1].sight.toClient.reset();
    QVERIFY(pictureOf(path, session::SessionId(1)).nodes.isEmpty());
    QCOMPARE(describe(pictureOf(path, session::SessionId(1))), QString());
}

void TestPathView::translationsAreToldAsSuch()
{
    Path path = chain();
    QCOMPARE(report::pathTranslations(path),
             QStringList{u"nginx saw an RST, haproxy saw a FIN: it became another on the way."_s});
    path.places[2].sight.key = u"0000000000000000"_s;
    QCOMPARE(report::pathTranslations(path).first(),
             u"Between haproxy and nginx the connection got a new key."_s);
    path.places[2].sight.end = EndKind::Fin;
    path.places[2].sight.key.clear();
    QCOMPARE(report::pathTranslations(path), QStringList());
}

void TestPathView::tableTellsClocksWithTheirErrors()
{
    PathModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(chain(), session::SessionId(2));
    QCOMPARE(model.rowCount(), 3);
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(0, PathModel::PlaceColumn), u"browser"_s);
    QCOMPARE(cell(2, PathModel::EndColumn), u"reset (RST)"_s);
    QCOMPARE(cell(1, PathModel::FromColumn), u"← the server's side"_s);
    QCOMPARE(cell(1, PathModel::ClockColumn), u"+1.30 ms ± 0.20 ms"_s);
    QCOMPARE(cell(2, PathModel::ClockColumn), u"not known"_s);
}

void TestPathView::viewShowsOnePathOrHowToGetOne()
{
    Desk desk;
    PathView view(desk.theme);
    view.resize(900, 400);
    view.show(nullptr, session::SessionId(1));
    static_cast<QWidget &>(view).show();
    QSignalSpy files(&view, &PathView::filesWanted);
    auto *empty = view.findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    empty->findChild<QPushButton *>()->click();
    QCOMPARE(files.size(), 1);
    const Path path = chain();
    view.show(&path, session::SessionId(2));
    QVERIFY(!empty->isVisible());
    QVERIFY(view.findChild<QLabel *>(u"pathSummary"_s)->text().contains(u"nginx"_s));
    QVERIFY(view.findChild<QLabel *>(u"pathSure"_s)->text().contains(u"3"_s));
    QVERIFY(view.findChild<QLabel *>(u"pathMore"_s)->text().contains(u"RST"_s));
    QSignalSpy wanted(&view, &PathView::sessionWanted);
    auto *table = view.findChild<SmallTable *>();
    Q_EMIT table->activated(table->model()->index(2, 0));
    QCOMPARE(wanted.value(0).value(0).value<session::SessionId>(), session::SessionId(3));
}

/// Two records of one connection: the browser cannot tell how it ended, haproxy says that it did it.
void TestPathView::originIsAColumnAndAFilter()
{
    Desk desk;
    monitor::Monitor monitor;
    ChangeFeed feed(monitor);
    DisconnectsModel model(monitor);
    connect(&feed, &ChangeFeed::refreshed, &model, &DisconnectsModel::refresh);
    const QDir folder(desk.home.path());
    QVector<session::EndpointId> ids;
    for (const QString &file : {recordings::write(folder, u"page.har"_s, recordings::har()),
                                recordings::write(folder, u"haproxy"_s, recordings::haproxy())}) {
        session::EndpointSpec spec;
        spec.role = session::Role::Capture;
        spec.evidence.path = file;
        ids.append(monitor.add(spec));
    }
    for (const session::EndpointId id : ids)
        monitor.start(id);
    QTRY_COMPARE(monitor.counts().ended(), quint64(2));
    feed.flush();
    QCOMPARE(model.rowCount(), 2);
    const query::Filter filter = query::parse(u"origin:haproxy"_s, report::choiceLabel).filter;
    const query::Filter other = query::parse(u"origin:server"_s, report::choiceLabel).filter;
    for (int row = 0; row < 2; ++row) {
        QCOMPARE(model.row(row).origin, u"place haproxy"_s);
        QCOMPARE(model.row(row).originText, u"haproxy"_s);
        QVERIFY(filter.matches(model.subject(row)));
        QVERIFY(!other.matches(model.subject(row)));
    }
}

QTEST_MAIN(TestPathView)
#include "tst_pathview.moc"
