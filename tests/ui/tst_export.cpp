// What leaves a log from the window: what it is limited to, in which form, with pseudonyms or without.
#include "actions/verdictticket.h"
#include "export/exportactions.h"
#include "export/exportdialog.h"
#include "journal/journal.h"
#include "query/filter.h"
#include "report/filterwords.h"
#include "ui/desk.h"
#include "ui/traffic.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Format = monitor::LogExport::Format;

namespace {

constexpr session::Stamp start = 1'700'000'000s;

query::Filter filterOf(const QString &text)
{
    return query::parse(text, report::choiceLabel).filter;
}

/// A log that is being written, with the ends of an afternoon in it.
struct Stage : Desk
{
    monitor::Monitor monitor;
    QWidget window;

    Stage()
    {
        const QString error = monitor.startLog(home.filePath(u"live.dropscope"_s));
        if (!error.isEmpty())
            qFatal("%s", qPrintable(error));
        session::EndpointSpec spec;
        spec.name = u"Shop"_s;
        spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
        monitor.start(monitor.add(spec));
        QSignalSpy changes(&monitor, &monitor::Monitor::endpointChanged);
        changes.wait();
    }
    /// Through the log, as endpoints do.
    [[nodiscard]] QString written() const
    {
        const QString file = home.filePath(u"played.dropscope"_s);
        journal::Writer writer;
        if (writer.create(file, QByteArray(32, 'k'), start))
            return {};
        writer.append(traffic::afternoon(start));
        writer.close();
        return file;
    }
    [[nodiscard]] ExportDialog::What what(const QString &log) const
    {
        ExportDialog::What what;
        what.log = log;
        what.scopes = exportScopes({});
        what.language = u"en"_s;
        what.suggestedName = u"report"_s;
        return what;
    }
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int disconnectsIn(const QByteArray &lines)
{
    int count = 0;
    for (const QByteArray &line : lines.split('\n'))
        count += QJsonDocument::fromJson(line).object().value(u"event"_s).toString() == u"disconnect";
    return count;
}

} // namespace

class TestExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scopesFollowWhatIsShown();
    void everyFormIsWritten_data();
    void everyFormIsWritten();
    void limitsHold_data();
    void limitsHold();
    void sharedCopyShowsWhatRemainsFirst();
    void aPageIsReadWithoutItsMarkup();
    void whatCannotBeWrittenIsSaid();
    void logBeingWrittenIsCopiedFirst();
    void actionsSayWhyNot();
    void verdictBecomesMarkdownWithoutMarkupOfPeers();
};

void TestExport::scopesFollowWhatIsShown()
{
    QCOMPARE(exportScopes({}).size(), 1);
    QVERIFY(exportScopes({}).first().wanted.isAll());
    ShownNow shown;
    shown.filter = filterOf(u"class:lost"_s);
    shown.filterText = u"class:lost"_s;
    shown.span = TimeSpan{start, start + 60s};
    shown.selected = {session::SessionId(3), session::SessionId(5)};
    const auto scopes = exportScopes(shown);
    QCOMPARE(scopes.size(), 3);
    QVERIFY(scopes[1].limits.contains(u"class:lost"_s));
    QCOMPARE(scopes[1].wanted.span->second, start + 60s);
    QVERIFY(!scopes[1].wanted.sessions);
    QVERIFY(scopes[2].name.contains(u'2'));
    QCOMPARE(scopes[2].wanted.sessions->size(), 2);
    QVERIFY(scopes[2].wanted.filter.matchesAll());
}

void TestExport::everyFormIsWritten_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("has");
    QTest::newRow("html") << int(Format::Html) << QByteArray("<!DOCTYPE html>");
    QTest::newRow("csv") << int(Format::Csv) << QByteArray("duration_ms");
    QTest::newRow("jsonl") << int(Format::JsonLines) << QByteArray("\"event\":\"disconnect\"");
    QTest::newRow("har") << int(Format::Har) << QByteArray("_dropscope");
}

void TestExport::everyFormIsWritten()
{
    QFETCH(int, format);
    QFETCH(QByteArray, has);
    const Stage stage;
    ExportDialog dialog(stage.what(stage.written()));
    QSignalSpy written(&dialog, &ExportDialog::written);
    dialog.choose(Format(format));
    QVERIFY(!dialog.findChild<QLabel *>(u"formatAbout"_s)->text().isEmpty());
    const QString file = stage.home.filePath(u"out."_s + suffixOf(Format(format)));
    dialog.write(file);
    QTRY_COMPARE(written.size(), 1);
    QVERIFY2(contents(file).contains(has), contents(file).left(400).constData());
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void TestExport::limitsHold_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QVector<quint64>>("sessions");
    QTest::addColumn<int>("count");
    QTest::newRow("all") << QString() << QVector<quint64>() << 11;
    QTest::newRow("normal") << u"class:normal"_s << QVector<quint64>() << -1;
    QTest::newRow("nothing") << u"url:nowhere"_s << QVector<quint64>() << 0;
    QTest::newRow("one") << QString() << QVector<quint64>{1} << 1;
}

void TestExport::limitsHold()
{
    QFETCH(QString, filter);
    QFETCH(QVector<quint64>, sessions);
    QFETCH(int, count);
    const Stage stage;
    ExportDialog::What what = stage.what(stage.written());
    ShownNow shown;
    shown.filter = filterOf(filter);
    shown.filterText = filter;
    for (const quint64 id : sessions)
        shown.selected.append(session::SessionId(id));
    what.scopes = exportScopes(shown);
    what.scope = int(what.scopes.size()) - 1;
    ExportDialog dialog(what);
    QSignalSpy written(&dialog, &ExportDialog::written);
    dialog.choose(Format::JsonLines);
    const QString file = stage.home.filePath(u"out.jsonl"_s);
    dialog.write(file);
    QTRY_COMPARE(written.size(), 1);
    const int found = disconnectsIn(contents(file));
    if (count >= 0)
        QCOMPARE(found, count);
    else
        QVERIFY(found > 0 && found < 11);
}

/// Nothing is written before somebody has looked.
void TestExport::sharedCopyShowsWhatRemainsFirst()
{
    const Stage stage;
    ExportDialog::What what = stage.what(stage.written());
    what.share = true;
    ExportDialog dialog(what);
    dialog.show();
    dialog.choose(Format::JsonLines);
    auto *beginning = dialog.findChild<QPlainTextEdit *>(u"beginning"_s);
    QTRY_VERIFY(beginning->toPlainText().contains(u"disconnect"_s));
    QVERIFY2(!beginning->toPlainText().contains(u"127.0.0.1:51074"_s) ||
                 beginning->toPlainText().contains(u"127.0.0.1"_s),
             "loopback is everybody's");
    QVERIFY(!beginning->toPlainText().contains(u"/device"_s));
    const QString remains = dialog.findChild<QLabel *>(u"remains"_s)->text();
    QVERIFY2(remains.contains(u"parts of paths"_s), qPrintable(remains));
    QVERIFY(dialog.findChild<QPushButton *>(u"save"_s)->isEnabled());
    dialog.findChild<QCheckBox *>(u"share"_s)->setChecked(false);
    QVERIFY(!beginning->isVisible());
}

void TestExport::aPageIsReadWithoutItsMarkup()
{
    const QString page = u"<!DOCTYPE html>\n<html><head><style>a{b:c}</style></head><body><h1>5 lost</h1>"
                         "<svg><text>7</text></svg><p>a &lt;b&gt; &amp;amp; c</p><table><tr><td>x</td"_s;
    QCOMPARE(readable(page, Format::Html), u"5 lost\na <b> &amp; c\nx"_s);
    QCOMPARE(readable(page, Format::Csv), page);
}

void TestExport::whatCannotBeWrittenIsSaid()
{
    const Stage stage;
    ExportDialog dialog(stage.what(stage.written()));
    dialog.show();
    dialog.write(stage.home.filePath(u"no such folder/out.html"_s));
    auto *status = dialog.findChild<QLabel *>(u"exportStatus"_s);
    QTRY_VERIFY(status->isVisible());
    QVERIFY2(status->text().contains(u"no such folder"_s), qPrintable(status->text()));
    QVERIFY(dialog.findChild<QPushButton *>(u"save"_s)->isEnabled()); // elsewhere it may work
    ExportDialog gone(stage.what(stage.home.filePath(u"gone.dropscope"_s)));
    gone.show();
    gone.write(stage.home.filePath(u"out.html"_s));
    QTRY_VERIFY(gone.findChild<QLabel *>(u"exportStatus"_s)->isVisible());
    QVERIFY(!QFile::exists(stage.home.filePath(u"out.html"_s)));
}

void TestExport::logBeingWrittenIsCopiedFirst()
{
    const Stage stage;
    ExportDialog::What what = stage.what({});
    int copies = 0;
    what.copy = [&](const QString &copy) {
        ++copies;
        return QFile::copy(stage.written(), copy) ? QString() : u"no"_s;
    };
    ExportDialog dialog(what);
    QSignalSpy written(&dialog, &ExportDialog::written);
    dialog.choose(Format::JsonLines);
    const QString file = stage.home.filePath(u"out.jsonl"_s);
    dialog.write(file);
    QTRY_COMPARE(written.size(), 1);
    QCOMPARE(copies, 1);
    QCOMPARE(disconnectsIn(contents(file)), 11);
}

void TestExport::actionsSayWhyNot()
{
    Desk desk;
    monitor::Monitor monitor; // writes no log
    Selection selection;
    QWidget window;
    const ExportActions none(monitor, selection, desk.language, desk.settings, &window);
    for (const QAction *action : none.all()) {
        QVERIFY(!action->isEnabled());
        QCOMPARE(action->toolTip(), u"No log is being written."_s);
    }
    Stage stage;
    ExportActions some(stage.monitor, selection, stage.language, stage.settings, &stage.window);
    QVERIFY(some.all().first()->isEnabled());
    some.exportSessions({session::SessionId(1)}, u"Idle timeout"_s);
    auto *dialog = stage.window.findChild<ExportDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QComboBox *>(u"scope"_s)->currentText(), u"Idle timeout"_s);
}

void TestExport::verdictBecomesMarkdownWithoutMarkupOfPeers()
{
    monitor::Monitor monitor;
    traffic::Peer peer;
    peer.startedAt = start;
    monitor.apply(traffic::observed(peer, QLatin1String(traffic::opening) +
                                              u"9 client close_in 4000 <b>@all</b>\n9 client close_out 4000\n"
                                              "9 client fin\n9 client ended"_s));
    const QString text = verdictMarkdown(*monitor.session(session::SessionId(1)), u"Shop"_s);
    QVERIFY2(text.startsWith(u"### "_s), qPrintable(text));
    QVERIFY2(text.contains(u"\\<b\\>\\@all"_s), qPrintable(text)); // in the sentence
    QVERIFY(text.count(u"```"_s) == 2);
    QVERIFY(text.contains(u"#1  Shop"_s));
}

QTEST_MAIN(TestExport)
#include "tst_export.moc"
