// Draws the real window with scripted sessions, page by page, in every theme and language, and writes PNG
// files:
//     screenshots FOLDER [WIDTHxHEIGHT]… [--only NAME] [--log FILE]
// NAME: what the names of the pictures begin with. FILE: the pictures are of that log, and of nothing else.
#include "actions/closedialog.h"
#include "actions/senddialog.h"
#include "actions/sessionactions.h"
#include "browser/watchpage.h"
#include "camera.h"
#include "case/evidencedesk.h"
#include "case/evidencesheet.h"
#include "compare/sheetdialog.h"
#include "console/console.h"
#include "endpoints/endpointdialog.h"
#include "endpoints/profileactions.h"
#include "endpoints/variablesdialog.h"
#include "export/exportdialog.h"
#include "faults/faultdialog.h"
#include "filter/filterhelp.h"
#include "findings/findingcard.h"
#include "findings/findingspage.h"
#include "guide/relayguide.h"
#include "inspector/inspector.h"
#include "kit/clock.h"
#include "kit/endpointnames.h"
#include "notes/notedialog.h"
#include "preferences/preferencesdialog.h"
#include "reference/referencedialog.h"
#include "theme/theme.h"
#include "timeline/timelineview.h"
#include "trial/trialdialog.h"
#include "ui/crowd.h"
#include "ui/recordings.h"
#include "window/aboutdialog.h"
#include "window/keyboarddialog.h"
#include "window/mainwindow.h"
#include "window/palette.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

session::EndpointSpec listener(const QString &name)
{
    session::EndpointSpec spec;
    spec.name = name;
    spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
    return spec;
}

session::EndpointSpec relay(const QString &name)
{
    session::EndpointSpec spec = listener(name);
    spec.role = session::Role::Relay;
    spec.target = QUrl(u"ws://127.0.0.1:9000/"_s);
    return spec;
}

/// What one does with sessions: compare, sum up, note, look up.
void photographTools(Camera &camera, Stage &stage)
{
    QWidget *window = stage.window.get();
    const ui::EndpointNames names(stage.monitor);
    const QVector<session::SessionId> ids = stage.monitor.sessions();
    camera.take(u"dialog-compare"_s, [&] {
        return shown(
            new ui::SheetDialog(ui::comparisonOf(*stage.monitor.session(ids[0]),
                                                 *stage.monitor.session(ids[1]), names, stage.monitor),
                                window));
    });
    camera.take(u"dialog-summary"_s,
                [&] { return shown(new ui::SheetDialog(ui::summaryOf(ids, names, stage.monitor), window)); });
    const session::Note note{true, u"Asked the proxy team: they restarted at noon."_s};
    camera.take(u"dialog-note"_s, [&] { return shown(new ui::NoteDialog(ids[0], note, window)); });
    if (!stage.monitor.setNote(ids[0], note).isEmpty() ||
        !stage.monitor.setNote(ids[1], {true, {}}).isEmpty() ||
        !stage.monitor.setNote(ids[2], {false, u"Ticket 4711"_s}).isEmpty())
        qFatal("nothing can be noted");
    auto *tabs = static_cast<QMainWindow *>(window)->centralWidget()->findChild<QTabWidget *>();
    tabs->setCurrentIndex(1);
    tabs->currentWidget()->findChild<QTableView *>()->selectAll();
    camera.take(u"notes"_s, [&] { return window; });
    camera.take(u"dialog-palette"_s, [&] {
        return shown(new ui::CommandPalette(*static_cast<QMainWindow *>(window)->menuBar(), window));
    });
    camera.take(u"dialog-reference"_s, [&] {
        auto *reference = new ui::ReferenceDialog(stage.monitor.ownCloseCodes(), window);
        reference->lookUp(u"tcp_reset"_s);
        return shown(reference);
    });
    camera.take(u"dialog-trial"_s, [&] {
        ui::TrialPlan plan;
        plan.seconds = 60;
        plan.base.role = session::Role::Client;
        plan.base.target = QUrl(u"wss://shop.example/live"_s);
        plan.direct = QUrl(u"ws://10.0.0.5:8080/live"_s);
        plan.duration = 95s;
        return shown(new ui::TrialDialog(plan, window));
    });
    tabs->setCurrentIndex(4);
    camera.take(u"messages-none"_s, [&] { return window; });
    tabs->setCurrentIndex(1);
}

/// The menus, and the boxes that ask or tell.
void photographMenus(Camera &camera, Stage &stage)
{
    QWidget *window = stage.window.get();
    const QList<QAction *> menus = static_cast<QMainWindow *>(window)->menuBar()->actions();
    for (qsizetype i = 0; i < menus.size(); ++i) {
        camera.take(u"menu-%1"_s.arg(i), [&] {
            menus[i]->menu()->popup(window->pos());
            return menus[i]->menu();
        });
    }
    const auto box = [&]() -> QWidget * { return window->findChildren<QMessageBox *>().last(); };
    const auto trigger = [&](const char *name) {
        window->findChild<QAction *>(QLatin1String(name))->trigger();
    };
    camera.take(u"box-stop-all"_s, [&] {
        trigger("stopAll");
        return box();
    });
    camera.take(u"box-profile"_s, [&] {
        const QString file = recordings::write(
            QDir(stage.home.path()), u"shop.conf"_s,
            "[endpoint Shop]\nrelay = ws://127.0.0.1:9001/=wss://shop.example/live\non-lost = /usr/bin/page\n"
            "[endpoint Probe]\nconnect = wss://shop.example/live?r={id}\n");
        stage.window->findChild<ui::ProfileActions *>()->openFile(file);
        return box();
    });
    camera.take(u"dialog-filter-help"_s, [&] { return shown(new ui::FilterHelp(window)); });
    camera.take(u"dialog-watch-page"_s, [&] {
        auto *dialog = new ui::WatchPage(ui::WatchPage::Purpose::New, window);
        dialog->setPage(u"shop.example/chat"_s);
        return shown(dialog);
    });
    auto *filter = window->findChild<QLineEdit *>(u"filter"_s);
    camera.take(u"filter-offers"_s, [&] {
        window->activateWindow();
        filter->setFocus();
        filter->clear();
        QTest::keyClicks(filter, u"note:"_s);
        return QApplication::activePopupWidget() ? QApplication::activePopupWidget() : window;
    });
    filter->clear();
}

/// A session of a page that was hidden, frozen and held up, and what was said in it.
void photographPage(Camera &camera, Stage &stage)
{
    QWidget *window = stage.window.get();
    const session::Stamp start = ui::now() - 120s;
    traffic::Peer peer;
    peer.session = 900, peer.startedAt = start, peer.url = u"/live?page=1"_s;
    session::Batch batch = traffic::observed(peer, QLatin1String(traffic::opening));
    const auto add = [&](session::Nanoseconds after, session::What what) {
        batch.append({session::SessionId(900), session::EndpointId(1), start + after, session::Leg::Server,
                      session::Source::Browser, std::move(what)});
    };
    session::ScriptCall made;
    made.what = u"created"_s, made.where = u"page"_s, made.page = u"https://shop.example/basket"_s;
    made.stack = {{u"connect"_s, u"https://shop.example/assets/live.4f2a9c.js"_s, 118, 22}};
    add(10ms, session::Boxed(made));
    for (const auto &[after, what, lasted] : {std::tuple{10s, u"hidden"_s, 0s},
                                              {40s, u"frozen"_s, 0s},
                                              {55s, u"resumed"_s, 0s},
                                              {55s, u"visible"_s, 0s},
                                              {70s, u"long_task"_s, 4s},
                                              {80s, u"offline"_s, 0s},
                                              {90s, u"online"_s, 0s}})
        add(after, session::PageState{what, {}, lasted, 0});
    for (const QByteArray &text :
         {QByteArray(R"({"type":"subscribe","channel":"basket","since":1795938644})"),
          QByteArray("42[\"price\",{\"id\":7,\"eur\":12.5}]")})
        add(20s, session::Message{session::Way::In, true, quint64(text.size()), text});
    stage.monitor.apply(batch);
    stage.monitor.apply(traffic::observed(peer, u"100 client fin\n100 client ended"_s));
    QTest::qWait(400);
    selectRow(window, 1, u"/live?page=1"_s);
    auto *pages = window->findChild<QTabWidget *>(u"inspectorPages"_s);
    pages->setCurrentIndex(ui::Inspector::SummaryPage);
    camera.take(u"page-summary"_s, [&] { return window; });
    pages->setCurrentIndex(ui::Inspector::EvidencePage);
    camera.take(u"page-evidence"_s, [&] { return window; });
    pages->setCurrentIndex(ui::Inspector::SummaryPage);
    auto *tabs = static_cast<QMainWindow *>(window)->centralWidget()->findChild<QTabWidget *>();
    tabs->setCurrentIndex(2);
    window->findChild<ui::TimelineView *>()->showSpan({start - 20s, start + 120s});
    camera.take(u"page-timeline"_s, [&] { return window; });
    tabs->setCurrentIndex(4);
    camera.take(u"page-messages"_s, [&] { return window; });
    tabs->setCurrentIndex(1);
}

void photograph(const QString &folder, const QSize &size)
{
    Stage stage;
    stage.open(size);
    Camera camera(folder, stage, size);
    QWidget *window = stage.window.get();
    camera.take(u"first-start"_s, [&] { return window; });
    stage.window->runEndpoints({listener(u"Shop front"_s)});
    QTest::qWait(100);
    camera.take(u"waiting"_s, [&] { return window; });
    stage.window->runEndpoints({relay(u"GraphQL relay"_s)});
    stage.monitor.apply(traffic::afternoon(ui::now()));
    QTest::qWait(400);
    selectRow(window, 0, u"/chat"_s);
    camera.take(u"sessions"_s, [&] { return window; });
    selectRow(window, 1, u"51074"_s);
    camera.take(u"disconnects-reset"_s, [&] { return window; });
    selectRow(window, 1, u"1012"_s);
    camera.take(u"disconnects-relay"_s, [&] { return window; });
    auto *pages = window->findChild<QTabWidget *>(u"inspectorPages"_s);
    pages->setCurrentIndex(ui::Inspector::SequencePage);
    camera.take(u"inspector-sequence"_s, [&] { return window; });
    pages->setCurrentIndex(ui::Inspector::EvidencePage);
    camera.take(u"inspector-evidence"_s, [&] { return window; });
    pages->setCurrentIndex(ui::Inspector::SummaryPage);
    auto *filter = window->findChild<QLineEdit *>(u"filter"_s);
    filter->setText(u"no such thing"_s);
    camera.take(u"filtered"_s, [&] { return window; });
    filter->setText(u"class:lost idle>5x"_s);
    camera.take(u"filter-wrong"_s, [&] { return window; });
    filter->setText(u"class:lost or code:4401"_s);
    camera.take(u"filter-right"_s, [&] { return window; });
    filter->clear();
    for (const auto role : {session::Role::Listener, session::Role::Client, session::Role::Relay}) {
        session::EndpointSpec spec;
        spec.role = role;
        spec.target = role == session::Role::Listener ? QUrl() : QUrl(u"wss://shop.example/socket"_s);
        const auto dialog = [&] {
            return new ui::EndpointDialog(spec, ui::EndpointDialog::Purpose::New, 0, window);
        };
        camera.take(u"dialog-"_s + session::name(role), [&] { return shown(dialog()); });
        camera.take(u"dialog-%1-last"_s.arg(session::name(role)), [&] {
            QDialog *opened = shown(dialog());
            auto *tabs = opened->findChild<QTabWidget *>();
            tabs->setCurrentIndex(tabs->count() - 1);
            return opened;
        });
    }
    camera.take(u"dialog-preferences"_s, [&] {
        return shown(new ui::PreferencesDialog({}, stage.theme.choice(), stage.language.code(), window));
    });
    camera.take(u"dialog-keyboard"_s, [&] {
        ui::showKeyboard(stage.window.get());
        return window->findChildren<QDialog *>().last();
    });
    camera.take(u"dialog-fault"_s, [&] { return shown(new ui::FaultDialog(session::Role::Relay, window)); });
    ui::ChangeFeed feed(stage.monitor);
    camera.take(u"dialog-relay-guide"_s, [&] {
        auto *guide = new ui::RelayGuide(stage.monitor, feed, stage.theme, window);
        guide->findChild<QLineEdit *>(u"pageAddress"_s)->setText(u"wss://shop.example/live"_s);
        return shown(guide);
    });
    camera.take(u"dialog-relay-guide-running"_s, [&] {
        auto *guide = new ui::RelayGuide(stage.monitor, feed, stage.theme, window);
        guide->findChild<QLineEdit *>(u"pageAddress"_s)->setText(u"wss://shop.example/live"_s);
        shown(guide);
        guide->findChild<QPushButton *>(u"start"_s)->click();
        QTest::qWait(400);
        return guide;
    });
    camera.take(u"dialog-console"_s, [&] {
        const session::SessionId id = stage.monitor.sessions().last();
        return shown(new ui::Console(stage.monitor, feed, id, stage.theme, window));
    });
    session::EndpointSpec client;
    client.role = session::Role::Client;
    client.target = QUrl(u"wss://shop.example/socket"_s);
    client.variables = {{u"r"_s, u"7f3a91"_s}, {u"room"_s, u"lobby"_s}};
    const session::EndpointId clientId = stage.monitor.add(client);
    camera.take(u"dialog-variables"_s,
                [&] { return shown(new ui::VariablesDialog(stage.monitor, clientId, window)); });
    camera.take(u"dialog-about"_s, [&] {
        ui::showAbout(window);
        return window->findChildren<QDialog *>().last();
    });
    photographTools(camera, stage);
    photographMenus(camera, stage);
    photographPage(camera, stage);
    camera.take(u"dialog-close"_s, [&] { return shown(new ui::CloseDialog(1, window)); });
    camera.take(u"dialog-send"_s, [&] { return shown(new ui::SendDialog(1, window)); });
}

/// What many sessions show: the timeline.
void photographCrowd(const QString &folder, const QSize &size)
{
    Stage stage;
    stage.open(size);
    Camera camera(folder, stage, size);
    QWidget *window = stage.window.get();
    auto *tabs = static_cast<QMainWindow *>(window)->centralWidget()->findChild<QTabWidget *>();
    auto *timeline = window->findChild<ui::TimelineView *>();
    stage.window->runEndpoints({listener(u"Shop front"_s), relay(u"GraphQL relay"_s)});
    QTest::qWait(100);
    tabs->setCurrentIndex(2);
    camera.take(u"timeline-empty"_s, [&] { return window; });
    tabs->setCurrentIndex(3);
    camera.take(u"findings-empty"_s, [&] { return window; });
    tabs->setCurrentIndex(2);
    stage.monitor.apply(traffic::crowd(ui::now()));
    QTest::qWait(400);
    timeline->setFollowing(false);
    timeline->showAll();
    camera.take(u"timeline-all"_s, [&] { return window; });
    timeline->showSpan({ui::now() - 1560s, ui::now() - 1440s});
    selectRow(window, 1, u"/chat?room=5"_s);
    tabs->setCurrentIndex(2);
    camera.take(u"timeline-drop"_s, [&] { return window; });
    auto *pages = window->findChild<QTabWidget *>(u"inspectorPages"_s);
    pages->setCurrentIndex(ui::Inspector::ChainPage);
    camera.take(u"inspector-chain"_s, [&] { return window; });
    selectRow(window, 1, u"/device/2"_s);
    pages->setCurrentIndex(ui::Inspector::TcpPage);
    camera.take(u"inspector-tcp"_s, [&] { return window; });
    selectRow(window, 1, u"/graphql"_s);
    pages->setCurrentIndex(ui::Inspector::SequencePage);
    camera.take(u"inspector-idle"_s, [&] { return window; });
    pages->setCurrentIndex(ui::Inspector::SummaryPage);
    tabs->setCurrentIndex(2);
    timeline->showSpan({ui::now() - 900s, ui::now() - 700s});
    tabs->widget(2)->findChild<QComboBox *>()->setCurrentIndex(1);
    camera.take(u"timeline-chains"_s, [&] { return window; });
    tabs->setCurrentIndex(3);
    window->findChild<QDockWidget *>(u"inspectorDock"_s)->hide();
    auto *findings = window->findChild<ui::FindingsPage *>();
    findings->store().setTested(
        window->findChild<ui::FindingCard *>()->finding().id,
        {u"It is an idle timer, and pings hold it off."_s, u"The silent session ended after 60 s."_s});
    camera.take(u"findings"_s, [&] { return window; });
    auto *card = window->findChild<ui::FindingCard *>();
    Q_EMIT card->sessionsWanted(card->finding().sessions);
    camera.take(u"findings-sessions"_s, [&] { return window; });
}

/// What others recorded: the sheet before it is read, the path of a connection, and what leaves.
void photographEvidence(const QString &folder, const QSize &size)
{
    Stage stage;
    const QDir home(stage.home.path());
    if (!stage.monitor.startLog(home.filePath(u"case.dropscope"_s)).isEmpty())
        qFatal("no log");
    stage.open(size);
    Camera camera(folder, stage, size);
    QWidget *window = stage.window.get();
    const QStringList files{recordings::write(home, u"page.har"_s, recordings::har()),
                            recordings::write(home, u"haproxy.log"_s, recordings::haproxy()),
                            recordings::write(home, u"server.pcap"_s, recordings::pcap(96, 0)),
                            recordings::write(home, u"keys.txt"_s, recordings::keys())};
    const auto sheet = [&](int row) {
        auto *dialog = new ui::EvidenceSheet(ui::sortFiles(files).evidence,
                                             ui::EvidenceSheet::Purpose::Before, stage.theme, window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->findChild<QListWidget *>()->setCurrentRow(row);
        dialog->show();
        return dialog;
    };
    camera.take(u"dialog-evidence-log"_s, [&] { return sheet(1); });
    camera.take(u"dialog-evidence-capture"_s, [&] { return sheet(2); });
    QTest::qWait(50); // until the last of those is gone
    stage.window->evidence().open(ui::sortFiles(files).evidence);
    window->findChild<ui::EvidenceSheet *>()->accept();
    auto *tabs = static_cast<QMainWindow *>(window)->centralWidget()->findChild<QTabWidget *>();
    selectRow(window, 1, u"haproxy"_s);
    auto *pages = window->findChild<QTabWidget *>(u"inspectorPages"_s);
    pages->setCurrentIndex(ui::Inspector::PathPage);
    camera.take(u"inspector-path"_s, [&] { return window; });
    tabs->setCurrentIndex(2);
    camera.take(u"evidence-timeline"_s, [&] { return window; });
    for (const bool share : {false, true}) {
        camera.take(share ? u"dialog-share"_s : u"dialog-export"_s, [&] {
            ui::ExportDialog::What what;
            what.copy = [&stage](const QString &copy) { return stage.monitor.saveLogCopy(copy); };
            what.scopes = ui::exportScopes({{}, {}, {}, {}, {session::SessionId(1)}});
            what.share = share;
            what.suggestedName = u"report"_s;
            auto *dialog = new ui::ExportDialog(what, window);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->show();
            QTest::qWait(300);
            return dialog;
        });
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2)
        qFatal("usage: screenshots FOLDER [WIDTHxHEIGHT]…");
    QDir().mkpath(arguments[1]);
    QStringList sizes = arguments.mid(2);
    const auto take = [&sizes](const QString &name) {
        const qsizetype option = sizes.indexOf(name);
        const QString value = option >= 0 ? sizes.value(option + 1) : QString();
        if (option >= 0)
            sizes.remove(option, std::min<qsizetype>(2, sizes.size() - option));
        return value;
    };
    Camera::only = take(u"--only"_s);
    const QString log = take(u"--log"_s);
    if (sizes.isEmpty())
        sizes = {u"1024x640"_s, u"1920x1080"_s};
    for (const QString &text : sizes) {
        const QSize size(text.section(u'x', 0, 0).toInt(), text.section(u'x', 1, 1).toInt());
        if (!log.isEmpty()) {
            photographLog(log, arguments[1], size);
            continue;
        }
        photograph(arguments[1], size);
        photographCrowd(arguments[1], size);
        photographEvidence(arguments[1], size);
    }
    return 0;
}
