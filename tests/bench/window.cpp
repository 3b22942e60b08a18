// How the real window bears what is asked of it, offscreen, as one JSON object on stdout. Arguments of
// dropscope-window:
//
// - start: from the start of the process to a window that is painted
// - live [SESSIONS [RATE [SECONDS]]]: SESSIONS live, RATE messages a second over all of them
// - churn [SESSIONS [ENDS [SECONDS]]]: SESSIONS live, ENDS a second; a hand clicks rows, and is checked
// - ended [ENDED]: ENDED disconnects in the list: filter, sort, memory
// - make FILE [ENDED]: writes a log with that many disconnects
// - open FILE: opens it: first rows, all rows, memory
//
// What the wire thread would send comes from a thread of its own, in batches of at most 512 every 50 ms, each
// message in and its echo out. The GUI thread is watched: its CPU time, and the longest it kept the event
// loop.
#include "journal/journal.h"
#include "kit/clock.h"
#include "kit/roles.h"
#include "monitor/conclusion.h"
#include "monitor/patternfeed.h"
#include "theme/theme.h"
#include "window/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QtTest>

#include <array>
#include <cstdio>
#include <ctime>
#include <numeric>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace session;

namespace {

double threadCpu()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return double(spent.tv_sec) + double(spent.tv_nsec) / 1e9;
}

double megabytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

/// Seconds since this process was started.
double processAge()
{
    QFile file(u"/proc/self/stat"_s);
    timespec up{};
    clock_gettime(CLOCK_BOOTTIME, &up);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const double started =
        file.readAll().split(')').last().split(' ').value(20).toDouble() / double(sysconf(_SC_CLK_TCK));
    return double(up.tv_sec) + double(up.tv_nsec) / 1e9 - started;
}

/// Asks the event loop from another thread, every 5 ms, and notes how long it took to answer.
class Watchdog
{
public:
    Watchdog()
    {
        m_asker.moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::started, &m_asker, [this] {
            auto *timer = new QTimer(&m_asker);
            timer->setTimerType(Qt::PreciseTimer);
            QObject::connect(timer, &QTimer::timeout, &m_asker, [this] {
                const Stamp asked = ui::now();
                QMetaObject::invokeMethod(&m_answerer, [this, asked] { note(ui::now() - asked); });
            });
            timer->start(5ms);
        });
        m_thread.start();
    }
    ~Watchdog()
    {
        m_thread.quit();
        m_thread.wait();
    }
    void reset() { m_longest = 0, m_over = 0; }
    [[nodiscard]] double longest() const { return m_longest; }
    [[nodiscard]] int over50() const { return m_over; }

private:
    void note(Nanoseconds waited)
    {
        const double milliseconds = std::chrono::duration<double, std::milli>(waited).count();
        m_longest = std::max(m_longest, milliseconds);
        m_over += milliseconds > 50;
    }
    QObject m_answerer, m_asker;
    QThread m_thread;
    double m_longest = 0;
    int m_over = 0;
};

/// One window with a monitor, and settings of its own.
struct Stage
{
    QTemporaryDir home;
    QSettings settings{home.filePath(u"settings.ini"_s), QSettings::IniFormat};
    ui::Theme theme{ui::ThemeChoice::Light};
    ui::Language language;
    monitor::Monitor monitor;
    ui::MainWindow window{monitor, theme, language, settings};

    void show()
    {
        window.resize(1600, 900);
        window.show();
    }
    [[nodiscard]] QTabWidget &tabs() { return *window.findChild<QTabWidget *>(); }
    [[nodiscard]] QTableView &table() { return *tabs().currentWidget()->findChild<QTableView *>(); }
    [[nodiscard]] QLineEdit &filter() { return *window.findChild<QLineEdit *>(u"filter"_s); }
};

void spin(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Milliseconds that `what` and the painting after it took.
double timed(const std::function<void()> &what)
{
    QElapsedTimer clock;
    clock.start();
    what();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    return double(clock.nsecsElapsed()) / 1e6;
}

constexpr std::array<const char *, 6> paths{"/chat?room=42", "/orders", "/telemetry/7",
                                            "/graphql",      "/admin",  "/feed"};

Batch opening(quint64 id, Stamp at)
{
    const auto seen = [&](Stamp after, auto what) {
        return Observation{SessionId(id), EndpointId(1), at + after,
                           Leg::Client,   Source::Wire,  std::move(what)};
    };
    RequestHead request;
    request.method = u"GET"_s, request.target = QLatin1String(paths[id % paths.size()]);
    request.userAgent = u"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"_s;
    ResponseHead response;
    response.status = 101;
    const auto peer =
        u"10.%1.%2.%3:%4"_s.arg(id >> 16 & 255).arg(id >> 8 & 255).arg(id & 255).arg(20000 + id % 40000);
    return {seen(0ms, Connected{u"127.0.0.1:9400"_s, peer}), seen(1ms, request), seen(1ms, response),
            seen(1ms, Opened{})};
}

/// Ends of every kind.
Batch endingAt(quint64 id, Stamp at)
{
    const auto seen = [&](auto what, Source source = Source::Wire) {
        return Observation{SessionId(id), EndpointId(1), at, Leg::Client, source, std::move(what)};
    };
    Batch batch;
    if (id % 3 == 0) {
        CloseFrame close;
        close.code = id % 2 ? 1000 : 1001, close.bytes = 8;
        batch.append(seen(close));
        close.way = Way::Out;
        batch.append(seen(close));
    }
    TcpEnd end;
    end.fate = id % 3 == 1 ? TcpFate::Reset : TcpFate::Fin;
    batch.append(seen(end));
    batch.append(seen(Ended{}));
    return batch;
}

/// `from`: when it opened.
Batch ending(quint64 id, Stamp from)
{
    return endingAt(id, from + 1s + std::chrono::milliseconds(id * 7919 % 600'000));
}

Observation traffic(quint64 id, Way way, Stamp at)
{
    Traffic sum;
    sum.way = way, sum.frames = sum.messages = 1, sum.bytes = 131,
    sum.largestFrame = sum.largestMessage = 125;
    sum.firstAt = sum.lastAt = at;
    return {SessionId(id), EndpointId(1), at, Leg::Client, Source::Wire, sum};
}

/// Plays the wire thread.
class Feeder : public QObject
{
    Q_OBJECT
public:
    Feeder(quint64 sessions, int rate) : m_sessions(sessions), m_rate(rate) {}

    void start()
    {
        m_timer = new QTimer(this);
        m_timer->setTimerType(Qt::PreciseTimer);
        connect(m_timer, &QTimer::timeout, this, &Feeder::flush);
        m_timer->start(50ms);
    }

Q_SIGNALS:
    void observed(const session::Batch &batch);

private:
    void flush()
    {
        constexpr int most = 512;
        const Stamp at = ui::now();
        Batch batch;
        for (int left = m_rate / 20; left > 0; --left) {
            m_next = m_next % m_sessions + 1;
            batch.append(traffic(m_next, Way::In, at));
            batch.append(traffic(m_next, Way::Out, at));
            if (batch.size() >= most)
                Q_EMIT observed(std::exchange(batch, {}));
        }
        if (!batch.isEmpty())
            Q_EMIT observed(batch);
    }

    quint64 m_sessions, m_next = 0;
    int m_rate;
    QTimer *m_timer = nullptr;
};

void print(const QJsonObject &object)
{
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
}

int start()
{
    Stage stage;
    const QString error = stage.monitor.startLog(stage.home.filePath(u"a.dropscope"_s));
    stage.show();
    QCoreApplication::processEvents();
    print({{u"start_ms"_s, processAge() * 1000}, {u"memory_mb"_s, megabytes()}});
    return error.isEmpty() ? 0 : 1;
}

int live(quint64 sessions, int rate, int seconds)
{
    Stage stage;
    stage.show();
    const Stamp begun = ui::now();
    for (quint64 id = 1; id <= sessions; ++id)
        stage.monitor.apply(opening(id, begun + std::chrono::microseconds(id)));
    spin(1500ms);
    if (stage.table().model()->rowCount() != int(sessions))
        qFatal("the table has %d rows", stage.table().model()->rowCount());

    QThread thread;
    auto *feeder = new Feeder(sessions, rate);
    feeder->moveToThread(&thread);
    QObject::connect(&thread, &QThread::started, feeder, &Feeder::start);
    QObject::connect(&thread, &QThread::finished, feeder, &QObject::deleteLater);
    QObject::connect(feeder, &Feeder::observed, &stage.monitor, &monitor::Monitor::apply);
    Watchdog watchdog;
    thread.start();
    spin(1s);
    const auto watch = [&](const char *what, QJsonObject &result) {
        watchdog.reset();
        const double cpu = threadCpu();
        spin(std::chrono::seconds(seconds));
        result[QLatin1String(what)] = QJsonObject{{u"cpu_percent"_s, (threadCpu() - cpu) / seconds * 100},
                                                  {u"longest_gap_ms"_s, watchdog.longest()},
                                                  {u"gaps_over_50ms"_s, watchdog.over50()}};
    };
    QJsonObject result{{u"sessions"_s, qint64(sessions)}, {u"messages_per_second"_s, rate}};
    watch("by_start", result);
    stage.table().sortByColumn(5, Qt::DescendingOrder); // messages in: what changes all the time
    watch("by_messages", result);
    stage.filter().setText(u"idle>0.5s chat"_s);
    watch("filter_that_moves", result);
    stage.filter().clear();
    stage.tabs().setCurrentIndex(1);
    watch("other_page", result);
    result[u"memory_mb"_s] = megabytes();
    thread.quit();
    thread.wait();
    print(result);
    return 0;
}

/// Points at rows as a hand does, clicks a moment later, and looks what was hit.
class Hand
{
public:
    explicit Hand(QTableView &table) : m_table(table) {}
    int clicks = 0, misses = 0, moved = 0;

    /// The pointer rests on a row in view for `rest`, then clicks.
    void click(int line, std::chrono::milliseconds rest)
    {
        const int height = m_table.rowHeight(0);
        const int lines = std::max(1, m_table.viewport()->height() / std::max(1, height));
        const QPoint at(60, line % lines * height + height / 2);
        QTest::mouseMove(m_table.viewport(), at);
        const auto there = [&] { return m_table.indexAt(at).data(ui::IdRole).toULongLong(); };
        const quint64 aimedAt = there();
        if (!aimedAt)
            return;
        spin(rest);
        moved += there() != aimedAt;
        QTest::mouseClick(m_table.viewport(), Qt::LeftButton, {}, at);
        const QModelIndexList rows = m_table.selectionModel()->selectedRows();
        ++clicks;
        misses += rows.size() != 1 || rows[0].data(ui::IdRole).toULongLong() != aimedAt;
    }

private:
    QTableView &m_table;
};

QSet<quint64> selectedIn(const QTableView &table)
{
    QSet<quint64> ids;
    for (const QModelIndex &row : table.selectionModel()->selectedRows())
        ids.insert(row.data(ui::IdRole).toULongLong());
    return ids;
}

/// So many sessions live, so many end a second, and as many come.
int churn(quint64 sessions, int ends, int seconds)
{
    Stage stage;
    stage.show();
    (void)QTest::qWaitForWindowExposed(&stage.window);
    const Stamp begun = ui::now() - 1h;
    for (quint64 id = 1; id <= sessions; ++id)
        stage.monitor.apply(opening(id, begun + std::chrono::milliseconds(id)));
    quint64 last = sessions;
    std::vector<quint64> live(sessions);
    std::iota(live.begin(), live.end(), quint64(1));
    QRandomGenerator random(1);
    QTimer change;
    change.setTimerType(Qt::PreciseTimer);
    double fed = 0; // what the wire thread would have done is not the window's
    change.callOnTimeout([&] {
        quint64 &slot = live[random.bounded(quint32(live.size()))];
        const Batch batch = endingAt(slot, ui::now());
        slot = ++last;
        const double before = threadCpu();
        stage.monitor.apply(batch + opening(slot, ui::now()));
        fed += threadCpu() - before;
    });
    change.start(1000ms / ends);
    spin(10s);
    QJsonObject result{{u"sessions"_s, qint64(sessions)}, {u"ends_per_second"_s, ends}};
    Watchdog watchdog;
    watchdog.reset();
    const double cpu = threadCpu(), fedBefore = fed;
    int lost = 0, kept = 0;
    for (const int page : {1, 0}) {
        stage.tabs().setCurrentIndex(page);
        spin(500ms);
        QTableView &table = stage.table();
        Hand hand(table);
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < seconds * 500) {
            hand.click(2 + int(random.bounded(12)), 400ms);
            if (hand.clicks % 10 == 0) { // all that is shown, for two seconds
                table.selectAll();
                const QSet<quint64> chosen = selectedIn(table);
                spin(2s);
                QSet<quint64> gone = chosen;
                gone.subtract(selectedIn(table));
                // Live ones that ended meanwhile have left the page, not the selection.
                gone.removeIf(
                    [&](quint64 id) { return stage.monitor.session(SessionId(id))->verdict && page == 0; });
                lost += int(gone.size());
                kept += int(chosen.size() - gone.size());
            }
            QTest::keyClick(&table, Qt::Key_Escape);
        }
        result[page == 1 ? u"disconnects"_s : u"sessions_page"_s] = QJsonObject{
            {u"clicks"_s, hand.clicks}, {u"rows_that_moved"_s, hand.moved}, {u"missed"_s, hand.misses}};
    }
    const double showing = timed([&] { stage.tabs().setCurrentIndex(3); });
    result[u"gui_percent_with_hand"_s] = (threadCpu() - cpu - (fed - fedBefore)) / seconds * 100;
    result[u"folding_percent"_s] = (fed - fedBefore) / seconds * 100;
    result[u"longest_gap_ms"_s] = watchdog.longest();
    result[u"gaps_over_50ms"_s] = watchdog.over50();
    stage.tabs().setCurrentIndex(1);
    spin(500ms);
    watchdog.reset();
    const double quiet = threadCpu();
    spin(20s);
    result[u"quiet_cpu_percent"_s] = (threadCpu() - quiet) / 20 * 100;
    result[u"quiet_longest_gap_ms"_s] = watchdog.longest();
    result[u"selection_kept"_s] = kept;
    result[u"selection_lost"_s] = lost;
    result[u"findings_page_ms"_s] = showing;
    const auto all = stage.monitor.findings();
    result[u"mass_drops"_s] = int(std::count_if(all.begin(), all.end(), [](const findings::Finding &finding) {
        return finding.kind == findings::FindingKind::MassDrop;
    }));
    result[u"memory_mb"_s] = megabytes();
    print(result);
    return lost > 0 || result[u"disconnects"_s][u"missed"_s].toInt() > 0 ||
                   result[u"sessions_page"_s][u"missed"_s].toInt() > 0
               ? 1
               : 0;
}

void measureList(Stage &stage, QJsonObject &result)
{
    stage.tabs().setCurrentIndex(1);
    spin(500ms);
    QTableView &table = stage.table();
    result[u"rows"_s] = table.model()->rowCount();
    result[u"filter_field_ms"_s] = timed([&] { stage.filter().setText(u"class:lost idle>5min"_s); });
    result[u"filter_word_ms"_s] = timed([&] { stage.filter().setText(u"telemetry"_s); });
    result[u"clear_filter_ms"_s] = timed([&] { stage.filter().clear(); });
    result[u"sort_duration_ms"_s] = timed([&] { table.sortByColumn(6, Qt::AscendingOrder); });
    result[u"sort_client_ms"_s] = timed([&] { table.sortByColumn(9, Qt::AscendingOrder); });
    result[u"sort_time_ms"_s] = timed([&] { table.sortByColumn(0, Qt::DescendingOrder); });
    result[u"memory_mb"_s] = megabytes();
}

int ended(quint64 count)
{
    Stage stage;
    stage.show();
    Watchdog watchdog;
    const double before = megabytes();
    const Stamp begun = ui::now() - 24h;
    QElapsedTimer clock;
    clock.start();
    for (quint64 id = 1; id <= count; ++id) {
        const Stamp at = begun + std::chrono::milliseconds(id * 50);
        stage.monitor.apply(opening(id, at) + ending(id, at));
        if (id % 200 == 0)
            QCoreApplication::processEvents();
    }
    QJsonObject result{{u"fed_us_each"_s, double(clock.nsecsElapsed()) / 1e3 / double(count)}};
    spin(300ms);
    result[u"longest_gap_ms"_s] = watchdog.longest();
    result[u"gaps_over_50ms"_s] = watchdog.over50();
    result[u"before_mb"_s] = before;
    measureList(stage, result);
    print(result);
    return 0;
}

int make(const QString &file, quint64 count)
{
    journal::Writer writer;
    const Stamp begun = ui::now() - 24h;
    if (const journal::Error error = writer.create(file, QByteArray(32, 'k'), begun))
        qFatal("%s", qPrintable(error.text));
    EndpointSpec spec;
    spec.id = EndpointId(1), spec.name = u"Shop front"_s;
    EndpointStatus status;
    status.id = spec.id, status.role = spec.role, status.name = spec.name;
    status.state = EndpointStatus::State::Running;
    writer.endpointChanged(spec, status);
    // What the monitor has a log remember.
    monitor::SessionStore store([](EndpointId) { return Role::Listener; }, 1000);
    monitor::PatternFeed feed(store);
    feed.record();
    Batch batch;
    for (quint64 id = 1; id <= count; ++id) {
        const Stamp at = begun + std::chrono::milliseconds(id * 50);
        const Batch one = opening(id, at) + ending(id, at);
        monitor::Changes changes = store.apply(one);
        feed.take(changes, one.last().at);
        if (const auto told = feed.takeTape())
            writer.record(monitor::PatternFeed::tapeFormat(), findings::pack(*told));
        writer.conclude(monitor::conclusionOf(*store.find(SessionId(id))));
        batch += one;
        if (batch.size() >= 8000 || id == count)
            writer.append(std::exchange(batch, {}));
    }
    writer.close();
    print({{u"bytes"_s, QFileInfo(file).size()}});
    return 0;
}

int openLog(const QString &file)
{
    Stage stage;
    stage.show();
    const double before = megabytes();
    stage.tabs().setCurrentIndex(1);
    Watchdog watchdog;
    QElapsedTimer clock;
    double foundAt = -1, foundCpu = 0;
    QObject::connect(&stage.monitor, &monitor::Monitor::changed, &stage.monitor,
                     [&](const monitor::Changes &changes) {
                         if (!changes.findings.isEmpty() && foundAt < 0)
                             foundAt = double(clock.nsecsElapsed()) / 1e6, foundCpu = threadCpu() * 1000;
                     });
    clock.start();
    const QString error = stage.monitor.openLog(file, monitor::Monitor::Reading::InBackground);
    if (!error.isEmpty())
        qFatal("%s", qPrintable(error));
    QJsonObject result{{u"open_ms"_s, double(clock.nsecsElapsed()) / 1e6}, {u"before_mb"_s, before}};
    while (stage.table().model()->rowCount() == 0 && clock.elapsed() < 600'000)
        spin(5ms);
    result[u"first_rows_ms"_s] = double(clock.nsecsElapsed()) / 1e6;
    while (stage.monitor.isReading())
        spin(20ms);
    result[u"read_ms"_s] = double(clock.nsecsElapsed()) / 1e6;
    result[u"first_finding_ms"_s] = foundAt;
    result[u"first_finding_gui_cpu_ms"_s] = foundCpu;
    result[u"longest_gap_reading_ms"_s] = watchdog.longest();
    result[u"findings"_s] = stage.monitor.findings().size();
    int rows = 0;
    do { // until nothing more comes
        rows = stage.table().model()->rowCount();
        result[u"all_rows_ms"_s] = double(clock.nsecsElapsed()) / 1e6;
        spin(500ms);
    } while (stage.table().model()->rowCount() != rows);
    result[u"longest_gap_ms"_s] = watchdog.longest();
    result[u"gaps_over_50ms"_s] = watchdog.over50();
    measureList(stage, result);
    print(result);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString what = arguments.value(0);
    const auto number = [&arguments](int place, int otherwise) {
        const int given = arguments.value(place).toInt();
        return given > 0 ? given : otherwise;
    };
    if (what == u"start")
        return start();
    if (what == u"live")
        return live(quint64(number(1, 10'000)), number(2, 50'000), number(3, 5));
    if (what == u"churn")
        return churn(quint64(number(1, 3'000)), number(2, 20), number(3, 60));
    if (what == u"ended")
        return ended(quint64(number(1, 50'000)));
    if (what == u"make" && arguments.size() > 1)
        return make(arguments[1], quint64(number(2, 1'000'000)));
    if (what == u"open" && arguments.size() > 1)
        return openLog(arguments[1]);
    std::fprintf(stderr, "usage: dropscope-window start | live | churn | ended | make FILE | open FILE\n");
    return 2;
}

#include "window.moc"
