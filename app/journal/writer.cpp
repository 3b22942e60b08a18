// What survives what.
//
// - kill -9, a crash: everything committed, since a commit hands its pages to the kernel. That is every
//   terminal event and every Ended that append() has taken, everything else up to a second before, traffic
//   and heartbeats up to a minute before.
//
// - Power loss, a kernel crash: everything up to the last sync. Commits run with synchronous=NORMAL (SQLite
//   then never corrupts a WAL file but may lose the latest commits); the first terminal commit after a
//   quarter of a second without a sync, and the tick after the others, run with FULL. A sync costs
//   milliseconds on a disk, so a storm of disconnects must not pay one each.
//
// - A full disk or a failing one: what waits is kept (up to a bound) and tried again every second; what had
//   to be given up is noted in the table gap.
#include "journal/condenser.h"
#include "journal/filename.h"
#include "journal/footing.h"
#include "journal/gap.h"
#include "journal/rows.h"
#include "journal/schema.h"
#include "journal/tables.h"
#include "journal/tape.h"
#include "journal/trimmer.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QMessageAuthenticationCode>
#include <QTimer>

#include <filesystem>

namespace journal {

using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto tickInterval = 1s;
constexpr std::chrono::milliseconds shortestSyncInterval{250};
/// So many are committed before their second is over: thousands of sessions that open at once would otherwise
/// take megabytes that are never given back.
constexpr qsizetype manyWaiting = 1'000;

/// See schema.cpp. A short key could be guessed from it.
QString redactionId(const QByteArray &key)
{
    if (key.size() < 16)
        return {};
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, key);
    code.addData("dropscope redaction key");
    return QString::fromLatin1(code.result().toHex().first(16));
}

} // namespace

struct Writer::Private
{
    explicit Private(Writer *writer) : q(writer), tick(writer), trimming(writer) {}

    Writer *q;
    QTimer tick, trimming;
    Database db;
    Tables tables{db};
    Condenser condenser;
    Trimmer trimmer{db};

    Batch waiting;                              ///< condensed, not committed
    QMap<EndpointId, EndpointStatus> endpoints; ///< changed, not committed
    QVector<Conclusion> conclusions;            ///< not committed
    Notes notes;                                ///< changed, not committed
    Tape tape;
    Stamp latest{}; ///< time of the latest observation
    Stamp startedAt{};
    QString redaction; ///< redactionId() of the key
    Footing footing;
    bool spoilt = false;                    ///< SQLite finds the file damaged
    bool harmed = false;                    ///< others laid hands on it, or something was given up
    QMap<EndpointId, EndpointStatus> known; ///< for a file that is begun anew
    Notes knownNotes;                       ///< the same
    Digest digest;                          ///< of what is in this file
    QElapsedTimer sinceSync;
    bool unsynced = false, full = false; ///< full: the connection runs with synchronous=FULL

    bool failing = false;
    bool saidStuck = false; ///< that the log is larger than it may be
    Gap gap;

    [[nodiscard]] Error open(const QString &file);
    [[nodiscard]] bool configure();
    [[nodiscard]] bool stand();
    [[nodiscard]] bool foldWal();
    [[nodiscard]] bool saveAgain();
    [[nodiscard]] bool beginAgain();
    bool resumed(const QString &text);
    [[nodiscard]] bool setSync(bool toFull);
    [[nodiscard]] bool writeAll();
    bool commit(bool sync);
    void onTick();
    void onTrimming();
    void onFailure(const QString &why);
    void giveUpOldest();
    [[nodiscard]] bool isIdle() const
    {
        return waiting.isEmpty() && endpoints.isEmpty() && conclusions.isEmpty() && notes.isEmpty() &&
               tape.isWritten() && !gap;
    }
    void schedule();
    void drop();
    [[nodiscard]] QString copyInto(const QString &file); ///< why not; empty = done
};

Error Writer::Private::open(const QString &file)
{
    const auto failure = [&] { return Error{u"%1 cannot be created: %2."_s.arg(file, db.lastError())}; };
    if (!db.open(file, Database::Access::ReadWrite))
        return failure();
    if (const Error error = schema::migrate(db))
        return error;
    if (!configure() || !db.exec(u"BEGIN"_s) ||
        !tables.put("app_version"_L1, QStringLiteral(DROPSCOPE_VERSION)) ||
        !tables.put("started_at"_L1, startedAt) || !tables.put("redaction_id"_L1, redaction) ||
        !db.exec(u"COMMIT"_s))
        return failure();
    footing.take(file);
    sinceSync.start();
    return {};
}

/// The connection, before it first writes to the -wal.
bool Writer::Private::configure()
{
    full = false;
    return db.exec(u"PRAGMA locking_mode = EXCLUSIVE"_s) && db.exec(u"PRAGMA journal_mode = WAL"_s) &&
           db.exec(u"PRAGMA wal_autocheckpoint = %1"_s.arg(trimmer.walPages())) && tables.prepare() &&
           setSync(true);
}

/// True if what is written will be found. Else makes it so, or notes why not.
bool Writer::Private::stand()
{
    switch (spoilt ? Footing::State::Cut : footing.check()) {
    case Footing::State::Firm:
        return true;
    case Footing::State::WalGone:
        return foldWal();
    case Footing::State::Gone:
        return saveAgain();
    case Footing::State::Cut:
        return beginAgain();
    }
    return true;
}

bool Writer::Private::foldWal()
{
    const QString file = db.file();
    if (!db.exec(u"PRAGMA journal_mode = DELETE"_s) || !db.exec(u"PRAGMA journal_mode = WAL"_s)) {
        onFailure(db.lastError());
        return false;
    }
    footing.take(file);
    return resumed(
        u"%1-wal was deleted or replaced while the log was recorded. What it held has been saved again in "
        "%1, and recording goes on."_s.arg(file));
}

bool Writer::Private::saveAgain()
{
    const QString old = db.file(), part = freeName(old + u".part"_s);
    QString why = reserve(part).text;
    if (why.isEmpty())
        why = copyInto(part);
    if (!why.isEmpty()) {
        QFile::remove(part);
        onFailure(why);
        return false;
    }
    tables.release();
    db.close();
    const QString file = settle(part, old);
    if (!db.open(file, Database::Access::ReadWrite) || !configure() ||
        !db.exec(u"DELETE FROM log WHERE key = 'closed_at'"_s)) {
        onFailure(db.lastError());
        return false;
    }
    footing.take(file);
    return resumed(
        u"%1 was deleted or replaced while it was recorded. All that was recorded so far has been saved "
        "again in %2, and recording goes on there."_s.arg(old, file));
}

bool Writer::Private::beginAgain()
{
    const QString old = db.file(), file = freeName(old);
    if (const Error error = reserve(file)) {
        onFailure(error.text);
        return false;
    }
    tables.release();
    db.close();
    const QString what = u"%1 was cut or overwritten while it was recorded"_s.arg(old);
    if (const Error error = open(file)) {
        onFailure(error.text);
        return false;
    }
    spoilt = false;
    trimmer.beginAgain();
    for (const EndpointStatus &status : std::as_const(known)) {
        if (!endpoints.contains(status.id))
            endpoints.insert(status.id, status);
    }
    for (auto it = knownNotes.cbegin(); it != knownNotes.cend(); ++it)
        notes.insert(it.key(), it.value());
    tape.giveUp();
    gap.add(qint64(std::exchange(digest, {}).left()), startedAt, latest);
    gap.error = what;
    return resumed(
        u"%1. What it held is lost as far as it cannot be read there; recording goes on in %2."_s.arg(what,
                                                                                                      file));
}

bool Writer::Private::resumed(const QString &text)
{
    harmed = true;
    Q_EMIT q->failed({text});
    Q_EMIT q->moved(db.file());
    return true;
}

bool Writer::Private::setSync(bool toFull)
{
    if (full == toFull)
        return true;
    full = toFull;
    return db.exec(toFull ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s);
}

bool Writer::Private::writeAll()
{
    Digest all = digest;
    if (!db.exec(u"BEGIN IMMEDIATE"_s) || !tables.insert(waiting, all))
        return false;
    for (const EndpointStatus &status : std::as_const(endpoints)) {
        if (!tables.put(status))
            return false;
    }
    for (const Conclusion &conclusion : std::as_const(conclusions)) {
        if (!tables.put(conclusion))
            return false;
    }
    for (auto it = notes.cbegin(); it != notes.cend(); ++it) {
        if (!tables.put(it.key(), it.value()))
            return false;
    }
    if (!tape.write(db, tables))
        return false;
    if (gap && !tables.addGap(gap))
        return false;
    if (full && !tables.put("written_at"_L1, latest))
        return false;
    if ((tables.hasReplaced() || full) && !tables.put("digest"_L1, all.text()))
        return false;
    if (!db.exec(u"COMMIT"_s))
        return false;
    digest = all;
    return true;
}

bool Writer::Private::commit(bool sync)
{
    if (isIdle() && !(sync && unsynced))
        return true;
    if (!stand())
        return false;
    if (!setSync(sync) || !writeAll()) {
        const QString why = db.lastError();
        spoilt = db.lastCode() == sqlite::corrupt || db.lastCode() == sqlite::notADatabase;
        (void)db.exec(u"ROLLBACK"_s);
        tables.rolledBack();
        onFailure(why);
        return false;
    }
    drop();
    failing = false;
    unsynced = !sync;
    if (sync)
        sinceSync.restart();
    if (trimmer.isFull())
        trimming.start(0);
    return true;
}

void Writer::Private::drop()
{
    harmed |= bool(gap);
    waiting.clear();
    endpoints.clear();
    conclusions.clear();
    notes.clear();
    tape.written();
    gap = {};
}

void Writer::Private::onFailure(const QString &why)
{
    giveUpOldest();
    gap.error = why;
    if (failing)
        return;
    failing = true;
    const Stamp since = waiting.isEmpty() ? latest : waiting.first().at;
    Q_EMIT q->failed(
        {u"%1 cannot be written: %2. What is observed from %3 on (sessions, disconnects and their evidence) "
         "is not saved at the moment. Observing goes on; the latest %4 observations are kept in memory "
         "and saved when writing works again."_s.arg(db.file(), why, time(since))
             .arg(maxWaiting)});
}

void Writer::Private::giveUpOldest()
{
    if (conclusions.size() > maxWaiting)
        conclusions.clear(); // only a cache
    if (tape.waiting() > maxWaiting)
        tape.giveUp();
    const qsizetype excess = waiting.size() - maxWaiting;
    if (excess <= 0)
        return;
    gap.add(excess, waiting.first().at, waiting.at(excess - 1).at);
    waiting.remove(0, excess);
    tape.giveUp(); // it would speak of sessions that the log does not know
}

void Writer::Private::onTick()
{
    condenser.tick(waiting);
    commit(unsynced);
    if (isIdle() && !unsynced && !condenser.holdsStates())
        tick.stop();
}

void Writer::Private::onTrimming()
{
    if (!db.isOpen())
        return;
    // A note that waits saves its session.
    if (!commit(false) || failing || !stand() || !setSync(false)) {
        trimming.start(tickInterval);
        return;
    }
    const quint64 before = trimmer.removed();
    const Trimmer::Step step = trimmer.step(digest);
    if (const QString untaken = trimmer.untakenIsGone(); !untaken.isEmpty())
        Q_EMIT q->failed({untaken});
    if (trimmer.removed() > before) {
        tape.giveUp(); // it would speak of sessions that have gone
        unsynced = true;
        schedule();
        saidStuck = false;
    }
    switch (step) {
    case Trimmer::Step::More:
        trimming.start(0);
        return;
    case Trimmer::Step::Done:
        trimming.start(Trimmer::restBetweenAges);
        return;
    case Trimmer::Step::Stuck:
        trimming.start(trimmer.rest());
        if (!std::exchange(saidStuck, true))
            Q_EMIT q->failed({trimmer.stuck()});
        return;
    case Trimmer::Step::Failed: {
        const QString why = db.lastError();
        (void)db.exec(u"ROLLBACK"_s);
        onFailure(why);
        trimming.start(tickInterval);
    }
    }
}

void Writer::Private::schedule()
{
    if (!tick.isActive())
        tick.start();
}

Writer::Writer() : d(std::make_unique<Private>(this))
{
    d->tick.setInterval(tickInterval);
    d->tick.callOnTimeout(this, [this] { d->onTick(); });
    d->trimming.setSingleShot(true);
    d->trimming.callOnTimeout(this, [this] { d->onTrimming(); });
}

Writer::~Writer()
{
    close();
}

Error Writer::create(const QString &file, const QByteArray &redactionKey, Stamp startedAt)
{
    close();
    if (Error error = reserve(file))
        return error;
    d->startedAt = d->latest = startedAt;
    d->redaction = redactionId(redactionKey);
    d->trimmer.begin(startedAt);
    Error error = d->open(file);
    if (error) {
        d->db.close();
        QFile::remove(file);
    }
    return error;
}

void Writer::append(const Batch &batch)
{
    if (!d->db.isOpen())
        return;
    bool endsSomething = false;
    for (const Observation &seen : batch) {
        if (d->trimmer.hasRemoved(seen.session))
            continue;
        endsSomething |= isTerminal(seen) || std::holds_alternative<Ended>(seen.what);
        d->latest = std::max(d->latest, seen.at);
        d->condenser.take(seen, d->waiting);
    }
    if (endsSomething && !d->failing)
        d->commit(d->sinceSync.hasExpired(shortestSyncInterval.count()));
    else if (d->waiting.size() >= manyWaiting && !d->failing)
        d->commit(false);
    else if (d->failing)
        d->giveUpOldest();
    d->schedule();
}

void Writer::endpointChanged(const EndpointSpec &spec, const EndpointStatus &status)
{
    if (!d->db.isOpen())
        return;
    d->endpoints.insert(spec.id, status);
    d->known.insert(spec.id, status);
    d->schedule();
}

void Writer::conclude(const Conclusion &conclusion)
{
    if (!d->db.isOpen() || d->trimmer.hasRemoved(conclusion.session))
        return;
    d->conclusions.append(conclusion);
    d->schedule();
}

void Writer::note(SessionId session, const Note &note)
{
    if (!d->db.isOpen() || d->trimmer.hasRemoved(session))
        return;
    d->notes.insert(session, note);
    if (note.isEmpty())
        d->knownNotes.remove(session);
    else
        d->knownNotes.insert(session, note);
    d->schedule();
}

void Writer::record(const QString &format, const QByteArray &chapter)
{
    if (!d->db.isOpen())
        return;
    d->tape.add(format, chapter);
    d->schedule();
}

void Writer::flush()
{
    if (!d->db.isOpen())
        return;
    d->condenser.drainStates(d->waiting);
    d->unsynced = true;
    d->commit(true);
}

Error Writer::saveCopy(const QString &file)
{
    const auto failure = [&](const QString &why) {
        return Error{u"%1 cannot be saved: %2."_s.arg(file, why)};
    };
    if (!d->db.isOpen())
        return failure(u"no log is open"_s);
    if (QFileInfo(file).exists() &&
        QFileInfo(file).canonicalFilePath() == QFileInfo(d->db.file()).canonicalFilePath())
        return {u"%1 is the log that is being recorded: choose another name."_s.arg(file)};
    flush();
    const QString part = file + u".part"_s;
    QFile::remove(part);
    if (Error error = reserve(part))
        return error;
    const QString why = d->copyInto(part);
    std::error_code code;
    if (why.isEmpty())
        std::filesystem::rename(std::filesystem::path(part.toStdU16String()),
                                std::filesystem::path(file.toStdU16String()), code);
    if (why.isEmpty() && !code)
        return {};
    QFile::remove(part);
    return failure(why.isEmpty() ? QString::fromStdString(code.message()) : why);
}

QString Writer::Private::copyInto(const QString &file)
{
    {
        QSqlQuery vacuum = db.prepare(u"VACUUM INTO ?"_s);
        vacuum.bindValue(0, file);
        if (!db.exec(vacuum))
            return db.lastError();
    }
    // The copy is a whole log of its own: it lacks nothing up to here.
    Database copy;
    if (!copy.open(file, Database::Access::ReadWrite) ||
        !copy.exec(u"INSERT OR REPLACE INTO log (key, value) VALUES ('closed_at', %1)"_s.arg(latest.count())))
        return copy.lastError();
    return {};
}

void Writer::keep(const Bounds &bounds)
{
    d->trimmer.keep(bounds);
    if (!d->db.isOpen())
        return;
    (void)d->db.exec(u"PRAGMA wal_autocheckpoint = %1"_s.arg(d->trimmer.walPages()));
    d->trimming.start(0);
}

quint64 Writer::removed() const
{
    return d->trimmer.removed();
}

void Writer::lost(qint64 observations, Stamp since, Stamp until)
{
    d->gap.add(observations, since, until);
    d->gap.error = u"writing took too long"_s;
    d->tape.giveUp();
    d->schedule();
}

Balance Writer::close()
{
    if (!d->db.isOpen())
        return {};
    d->tick.stop();
    d->trimming.stop();
    d->condenser.drain(d->waiting);
    d->unsynced = true;
    Balance balance;
    balance.file = d->db.file();
    if (d->commit(true)) {
        // One file that can be copied, mailed and read from a read-only place.
        (void)d->tables.put("closed_at"_L1, d->latest);
        (void)d->db.exec(u"PRAGMA journal_mode = DELETE"_s);
        balance.file = d->db.file();
    } else {
        balance.error = {
            u"%1 could not be written to the end: %2 observations since %3 are not saved (%4)."_s.arg(
                balance.file, QString::number(d->gap.observations + d->waiting.size()),
                time(d->gap                 ? d->gap.since
                     : d->waiting.isEmpty() ? d->latest
                                            : d->waiting.first().at),
                d->gap.error)};
        // The disk that is full for us has no room for what another reader would need either.
        if (d->footing.check() == Footing::State::Firm)
            balance.endings = d->db.value(u"SELECT count(ended_at) FROM session"_s).toULongLong();
    }
    d->drop();
    d->tables.release();
    d->db.close();
    if (!balance.error) {
        Reader reader;
        balance.error = reader.open(balance.file);
        balance.endings = reader.endings();
    }
    balance.removed = d->trimmer.removed();
    balance.complete = !balance.error && !d->harmed;
    return balance;
}

} // namespace journal
