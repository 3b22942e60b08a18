// Files that others recorded, in the window: told by their content, explained before they are read, read with
// progress, and stopped.
#include "case/casefiles.h"
#include "case/evidencedesk.h"
#include "case/evidencesheet.h"
#include "case/readingstrip.h"
#include "endpoints/endpointsmodel.h"
#include "report/evidencewords.h"
#include "report/report.h"
#include "ui/desk.h"
#include "ui/recordings.h"
#include "widgets/banner.h"
#include "widgets/copyline.h"
#include "widgets/filefield.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using Kind = settings::FileLook::Kind;

namespace {

struct Stage : Desk
{
    QDir folder{home.path()};
    monitor::Monitor monitor;
    QWidget window;
    Banner notice{theme};
    EvidenceDesk desk{monitor, theme, notice, &window};

    [[nodiscard]] QString file(const char *name, const QByteArray &content) const
    {
        return recordings::write(folder, QString::fromLatin1(name), content);
    }
    /// Opens them and agrees at once.
    void read(const QStringList &files)
    {
        desk.open(sortFiles(files).evidence);
        window.findChild<EvidenceSheet *>()->accept();
    }
    [[nodiscard]] session::EndpointStatus only() const { return monitor.endpoints().value(0); }
};

QString text(const QWidget &in, const QString &name)
{
    return in.findChild<QLabel *>(name)->text();
}

} // namespace

class TestEvidence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesAreToldByTheirContent_data();
    void filesAreToldByTheirContent();
    void whatTheBeginningShowsIsSaid();
    void keysGoToTheCaptureBesideThem();
    void refusalNamesFileAndWhatWasTried();
    void everyFormatHasItsWords();
    void sheetExplainsEachFile();
    void sheetReadsOptionsAndNamesFlaws();
    void filesAreRead();
    void whatHoldsNothingIsSaid();
    void readingStops();
    void progressIsOfAllFiles();
    void stripComesForLongFilesAndGoes();
    void whatWasReadCanBeAskedAbout();
};

void TestEvidence::filesAreToldByTheirContent_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("format");
    const auto row = [](const char *name, const QByteArray &content, Kind kind, const QString &format = {}) {
        QTest::newRow(name) << content << int(kind) << format;
    };
    row("haproxy", recordings::haproxy(), Kind::Evidence, u"haproxy"_s);
    row("har", recordings::har(), Kind::Evidence, u"har"_s);
    row("pcap", recordings::pcap(), Kind::Evidence, u"pcap"_s);
    row("keys", recordings::keys(), Kind::KeyLog);
    row("log", QByteArray("SQLite format 3\0", 16), Kind::Log);
    row("empty", {}, Kind::Empty);
    row("letter", "Dear Sir or Madam,\nit broke again.\n", Kind::Unknown);
    row("bytes", QByteArray(5000, '\0'), Kind::Unknown);
}

/// Their names tell nothing: all are called alike.
void TestEvidence::filesAreToldByTheirContent()
{
    QFETCH(QByteArray, content);
    QFETCH(int, kind);
    QFETCH(QString, format);
    QTemporaryDir home;
    const QString path = recordings::write(QDir(home.path()), u"thing.txt"_s, content);
    const settings::FileLook look = settings::lookAt(path);
    QCOMPARE(int(look.kind), kind);
    QCOMPARE(look.format, format);
    QCOMPARE(look.bytes, content.size());
    QVERIFY(!look.compressed);
}

void TestEvidence::whatTheBeginningShowsIsSaid()
{
    Stage stage;
    const auto notes = [](const QString &path) {
        session::EndpointStatus status;
        status.notes = settings::lookAt(path).notes;
        return report::noteTexts(status).join(u' ');
    };
    QCOMPARE(notes(stage.file("whole", recordings::pcap())), QString());
    QVERIFY(notes(stage.file("cut", recordings::pcap(96, 0))).contains(u"first 96 bytes"_s));
}

void TestEvidence::keysGoToTheCaptureBesideThem()
{
    Stage stage;
    const QString capture = stage.file("a", recordings::pcap()), keys = stage.file("b", recordings::keys()),
                  log = stage.file("c", recordings::haproxy());
    const SortedFiles sorted = sortFiles({keys, capture, log, capture});
    QCOMPARE(sorted.evidence.size(), 2);
    QCOMPARE(sorted.evidence[0].spec.evidence.keylogFile, keys);
    QCOMPARE(sorted.evidence[1].spec.evidence.keylogFile, QString());
    QVERIFY(sorted.refused.isEmpty());
    const SortedFiles alone = sortFiles({keys, log});
    QCOMPARE(alone.refused.size(), 1);
    QVERIFY(refusalText(alone.refused).contains(u"TLS keys"_s));
}

void TestEvidence::refusalNamesFileAndWhatWasTried()
{
    Stage stage;
    const QString letter = stage.file("letter", "Dear Sir or Madam,\n"), empty = stage.file("empty", {});
    const QString missing = stage.folder.filePath(u"missing"_s);
    const SortedFiles sorted = sortFiles({letter, empty, missing, stage.home.path()});
    QVERIFY(sorted.evidence.isEmpty() && sorted.logs.isEmpty());
    const QStringList lines = refusalText(sorted.refused).split(u"\n\n"_s);
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[0].contains(letter) && lines[0].contains(u"pcapng"_s) && lines[0].contains(u"haproxy"_s),
             qPrintable(lines[0]));
    QVERIFY(lines[1].contains(empty) && lines[1].contains(u"empty"_s));
    QVERIFY(lines[2].contains(missing) && lines[2].contains(u"No such file"_s));
    QVERIFY(lines[3].contains(stage.home.path()) && lines[3].contains(u"directory"_s));
}

void TestEvidence::everyFormatHasItsWords()
{
    for (const QString &format : settings::knownFormats().split(u", "_s)) {
        const report::EvidenceWords said = report::evidenceWords(format);
        QVERIFY2(!said.title.isEmpty() && !said.proves.isEmpty() && !said.cannot.isEmpty() &&
                     !said.recording.isEmpty(),
                 qPrintable(format));
        for (const auto &[line, command] : said.recording)
            QVERIFY2(!line.isEmpty() && !command.isEmpty(), qPrintable(format));
    }
}

void TestEvidence::sheetExplainsEachFile()
{
    Stage stage;
    const auto files =
        sortFiles({stage.file("a", recordings::pcap(96, 0)), stage.file("b", recordings::haproxy())})
            .evidence;
    EvidenceSheet sheet(files, EvidenceSheet::Purpose::Before, stage.theme);
    sheet.show();
    auto *list = sheet.findChild<QListWidget *>(u"files"_s);
    QCOMPARE(list->count(), 2);
    QVERIFY(list->isVisible());
    QCOMPARE(text(sheet, u"proves"_s), report::evidenceWords(u"pcap"_s).proves);
    QVERIFY(text(sheet, u"fileNotes"_s).contains(u"96"_s));
    QVERIFY(sheet.findChild<FileField *>(u"keylog"_s)->isVisible());
    QVERIFY(!sheet.findChild<QLineEdit *>(u"timezone"_s)->isVisible());
    const auto commands = [&sheet] {
        QStringList all;
        for (const CopyLine *line : sheet.findChildren<CopyLine *>())
            all.append(line->text());
        return all.join(u'\n');
    };
    QVERIFY(commands().contains(u"tcpdump"_s));
    list->setCurrentRow(1);
    QCOMPARE(text(sheet, u"cannot"_s), report::evidenceWords(u"haproxy"_s).cannot);
    QVERIFY(text(sheet, u"fileNotes"_s).isEmpty());
    QVERIFY(!sheet.findChild<FileField *>(u"keylog"_s)->isVisible());
    QVERIFY(sheet.findChild<QLineEdit *>(u"timezone"_s)->isVisible());
    QVERIFY(commands().contains(u"Sec-WebSocket-Key"_s));
}

void TestEvidence::sheetReadsOptionsAndNamesFlaws()
{
    Stage stage;
    const auto files =
        sortFiles({stage.file("a", recordings::haproxy()), stage.file("b", recordings::haproxy("CD--"))})
            .evidence;
    EvidenceSheet sheet(files, EvidenceSheet::Purpose::Before, stage.theme);
    auto *read = sheet.findChild<QPushButton *>(u"read"_s);
    auto *zone = sheet.findChild<QLineEdit *>(u"timezone"_s);
    zone->setText(u"half past two"_s);
    QVERIFY(!read->isEnabled());
    QVERIFY2(text(sheet, u"flaw"_s).contains(u"half past two"_s), qPrintable(text(sheet, u"flaw"_s)));
    zone->setText(u"-02:30"_s);
    QVERIFY(read->isEnabled());
    sheet.findChild<QLineEdit *>(u"placeName"_s)->setText(u"edge"_s);
    sheet.findChild<QCheckBox *>(u"follow"_s)->setChecked(true);
    auto *list = sheet.findChild<QListWidget *>(u"files"_s);
    list->setCurrentRow(1);
    QCOMPARE(zone->text(), QString()); // each file has its own
    list->setCurrentRow(0);
    QCOMPARE(zone->text(), u"-02:30"_s);
    const auto specs = sheet.specs();
    QCOMPARE(specs[0].name, u"edge"_s);
    QVERIFY(specs[0].evidence.follow && !specs[1].evidence.follow);
    QCOMPARE(specs[0].evidence.timezone, std::chrono::minutes(-150));
    QCOMPARE(specs[1].name, u"b"_s);
    QVERIFY(!specs[1].evidence.timezone);
}

void TestEvidence::filesAreRead()
{
    Stage stage;
    QSignalSpy began(&stage.desk, &EvidenceDesk::began), finished(&stage.desk, &EvidenceDesk::finished);
    stage.read({stage.file("edge.log", recordings::haproxy())});
    QCOMPARE(began.size(), 1);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished[0][0].toString().contains(u"edge.log"_s));
    QCOMPARE(stage.monitor.counts().lost, quint64(1));
    QCOMPARE(stage.only().format, u"haproxy"_s);
    EndpointsModel model(stage.monitor);
    QCOMPARE(stateText(model.row(0)), u"read"_s);
    QVERIFY2(model.index(0).data(Qt::ToolTipRole).toString().contains(u"end in order"_s),
             qPrintable(model.index(0).data(Qt::ToolTipRole).toString())); // what the place cannot tell
}

void TestEvidence::whatHoldsNothingIsSaid()
{
    Stage stage;
    stage.read({stage.file("empty.pcap", recordings::pcap())});
    QTRY_VERIFY(stage.notice.isVisibleTo(stage.notice.parentWidget()));
    QVERIFY2(text(stage.notice, u"bannerText"_s).contains(u"no WebSocket"_s),
             qPrintable(text(stage.notice, u"bannerText"_s)));
}

/// What was read so far stays, and it is said where reading stopped.
void TestEvidence::readingStops()
{
    Stage stage;
    QByteArray many;
    while (many.size() < 8 * 1024 * 1024)
        many += recordings::haproxy();
    QVector<qint64> sizes;
    connect(&stage.monitor, &monitor::Monitor::evidenceRead, &stage.window,
            [&](session::EndpointId id, qint64 bytes, qint64 size) {
                sizes = {bytes, size};
                stage.monitor.stop(id);
            });
    stage.read({stage.file("long.log", many)});
    QTRY_COMPARE(stage.only().state, session::EndpointStatus::State::Stopped);
    QTRY_VERIFY(!stage.only().notes.isEmpty());
    QCOMPARE(sizes.value(1), many.size());
    QVERIFY(sizes.value(0) > 0 && sizes.value(0) < many.size());
    const QStringList notes = report::noteTexts(stage.only());
    QVERIFY2(notes.join(u' ').contains(u"Reading was stopped"_s), qPrintable(notes.join(u' ')));
    QVERIFY(stage.monitor.counts().ended() > 0);
}

void TestEvidence::progressIsOfAllFiles()
{
    ReadingProgress progress;
    QVERIFY(!progress.permille());
    progress.tell(session::EndpointId(1), 25, 100);
    QCOMPARE(progress.permille(), 250);
    progress.tell(session::EndpointId(2), 300, 300);
    QCOMPARE(progress.permille(), 812);
    QCOMPARE(progress.ids().size(), 2);
    progress.forget(session::EndpointId(1));
    QCOMPARE(progress.permille(), 1000);
}

void TestEvidence::stripComesForLongFilesAndGoes()
{
    monitor::Monitor monitor;
    session::EndpointSpec spec;
    spec.role = session::Role::Capture;
    spec.evidence.path = u"/none/ws.pcap"_s;
    const session::EndpointId id = monitor.add(spec);
    ReadingStrip strip(monitor);
    Q_EMIT monitor.evidenceRead(id, 10, 100);
    QVERIFY(!strip.isVisible()); // it may be over at once
    QTRY_VERIFY(strip.isVisible());
    QCOMPARE(strip.findChild<QProgressBar *>()->value(), 100);
    Q_EMIT monitor.evidenceRead(id, 60, 100);
    QCOMPARE(strip.findChild<QProgressBar *>()->value(), 600);
    QVERIFY(strip.findChild<QLabel *>()->text().contains(u"ws.pcap"_s));
    session::EndpointStatus over;
    over.id = id;
    Q_EMIT monitor.endpointChanged(over);
    QVERIFY(!strip.isVisible());
}

void TestEvidence::whatWasReadCanBeAskedAbout()
{
    Stage stage;
    stage.read({stage.file("edge.log", recordings::haproxy("----"))});
    QTRY_COMPARE(stage.monitor.counts().unknown, quint64(1));
    QTRY_COMPARE(stage.only().state, session::EndpointStatus::State::Stopped);
    QTRY_VERIFY(!stage.window.findChild<EvidenceSheet *>());
    stage.desk.showAbout(stage.only().id);
    auto *sheet = stage.window.findChild<EvidenceSheet *>();
    QVERIFY(sheet);
    QVERIFY(!sheet->findChild<QPushButton *>(u"read"_s));
    QVERIFY(!sheet->findChild<QLineEdit *>(u"placeName"_s)->isVisible());
    QVERIFY(text(*sheet, u"fileNotes"_s).contains(u"end in order"_s));
}

QTEST_MAIN(TestEvidence)
#include "tst_evidence.moc"
