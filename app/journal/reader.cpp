#include "journal/logfile.h"
#include "journal/rows.h"

#include <map>

namespace journal {

using namespace session;
using namespace Qt::StringLiterals;

namespace {

// Keys of a healthy table only grow: where they go back, a damaged page leads in circles.
constexpr int mostGaps = 100, mostEndpoints = 100'000, longestPart = 4'194'304, partsTogether = 8'388'608;

} // namespace

struct Reader::Private
{
    mutable LogFile log;
    LogInfo info;
    QVector<EndpointStatus> endpoints;
    std::optional<Digest> digest; ///< of the observations; absent in logs of earlier programs
    bool open = false;

    void readInfo(const QString &file);
    void readGaps(const QString &file);
    void readEndpoints(const QString &file);
};

void Reader::Private::readInfo(const QString &file)
{
    Database &db = log.db();
    info.userVersion = log.version();
    info.missing = log.missing();
    const auto stamp = [&db](QLatin1StringView key) -> std::optional<Stamp> {
        const QVariant value = db.value(u"SELECT value FROM log WHERE key = '%1'"_s.arg(key));
        return value.isValid() ? std::optional(Stamp(value.toLongLong())) : std::nullopt;
    };
    const std::optional<Stamp> startedAt = stamp("started_at"_L1);
    info.startedAt = startedAt.value_or(Stamp{});
    if (db.lastCode() != 0)
        info.missing.append(u"%1 does not tell when it was started: %2."_s.arg(file, db.lastError()));
    else if (!startedAt) // it is written before anything else
        info.missing.append(u"%1 lacks its beginning and what was saved since."_s.arg(file));
    info.writtenAt = stamp("written_at"_L1);
    info.closedAt = stamp("closed_at"_L1);
    info.redactionId =
        db.value(u"SELECT substr(value, 1, 64) FROM log WHERE key = 'redaction_id'"_s).toString();
    info.tapeFormat =
        db.value(u"SELECT substr(value, 1, 256) FROM log WHERE key = 'tape_format'"_s).toString();
    const quint64 removed = db.value(u"SELECT value FROM log WHERE key = 'removed'"_s).toULongLong();
    if (const auto until = stamp("removed_until"_L1); removed > 0 && until)
        info.removed = {removed, *until};
    digest =
        Digest::fromText(db.value(u"SELECT substr(value, 1, 64) FROM log WHERE key = 'digest'"_s).toString());
    info.lastSession = db.value(u"SELECT max(id) FROM session"_s).toULongLong();
    if (db.lastCode() != 0)
        info.lastSession = db.value(u"SELECT max(session) FROM observation"_s).toULongLong();
    if (!info.closedAt && !log.hasWal())
        info.missing.append(
            u"%1 was not closed, and its companion %1-wal is not there: what was saved last is "
            "missing."_s.arg(file));
    readGaps(file);
    readEndpoints(file);
}

void Reader::Private::readEndpoints(const QString &file)
{
    Database &db = log.db();
    QSqlQuery query =
        db.prepare(u"SELECT %1 FROM endpoint ORDER BY id LIMIT %2"_s.arg(rows::endpointColumns(log.version()))
                       .arg(mostEndpoints));
    bool damaged = db.lastCode() != 0 || !db.exec(query);
    for (qint64 last = 0; !damaged && query.next();) {
        damaged = query.value(0).toLongLong() <= last;
        last = query.value(0).toLongLong();
        if (!damaged)
            endpoints.append(rows::endpoint(query));
    }
    if (damaged || db.failedReading(query))
        info.missing.append(u"%1 is damaged: not all of its endpoints can be read."_s.arg(file));
}

void Reader::Private::readGaps(const QString &file)
{
    Database &db = log.db();
    QSqlQuery query = db.prepare(u"SELECT observations, since, until, substr(error, 1, 500), id FROM gap "
                                 "ORDER BY id LIMIT %1"_s.arg(mostGaps));
    if (db.lastCode() != 0 || !db.exec(query))
        return;
    for (qint64 last = 0; query.next() && query.value(4).toLongLong() > last;) {
        last = query.value(4).toLongLong();
        info.missing.append(
            u"%1 lacks %2 observations between %3 and %4, when it could not be written: %5."_s.arg(
                file, query.value(0).toString(), time(Stamp(query.value(1).toLongLong())),
                time(Stamp(query.value(2).toLongLong())), query.value(3).toString()));
    }
}

Reader::Reader() = default;
Reader::~Reader() = default;

Error Reader::open(const QString &file)
{
    d = std::make_unique<Private>();
    const Error error = d->log.open(file);
    d->open = !error;
    if (!error)
        d->readInfo(file);
    return error;
}

LogInfo Reader::info() const
{
    return d ? d->info : LogInfo{};
}

QVector<EndpointStatus> Reader::endpoints() const
{
    return d ? d->endpoints : QVector<EndpointStatus>();
}

Notes Reader::notes() const
{
    Notes all;
    if (!d || !d->open || d->log.version() < 5)
        return all;
    Database &db = d->log.db();
    QSqlQuery query = db.prepare(
        u"SELECT session, bookmarked, substr(text, 1, %1) FROM note WHERE session > 0 ORDER BY session LIMIT %2"_s
            .arg(Note::longest)
            .arg(mostNotes));
    if (db.lastCode() != 0 || !db.exec(query))
        return all;
    for (qint64 last = 0; query.next() && query.value(0).toLongLong() > last;) {
        last = query.value(0).toLongLong();
        const Note note{query.value(1).toBool(), query.value(2).toString().left(Note::longest)};
        if (!note.isEmpty())
            all.insert(SessionId(last), note);
    }
    return all;
}

quint64 Reader::endings() const
{
    return d && d->open ? d->log.db().value(u"SELECT count(ended_at) FROM session"_s).toULongLong() : 0;
}

Batch Reader::observations(SessionId session) const
{
    Batch all;
    if (!d || !d->open)
        return all;
    Rows row(d->log.db(),
             u"SELECT %1 FROM observation WHERE session = %2 ORDER BY id"_s.arg(rows::observationColumns)
                 .arg(qint64(session)));
    for (qint64 last = 0; row.next() && row.number(0) > last;) {
        last = row.number(0);
        (void)rows::observations(row, all);
    }
    return all;
}

QVector<Conclusion> Reader::conclusions(int rules, int limit, std::optional<Stamp> before) const
{
    QVector<Conclusion> all;
    if (!d || !d->open)
        return all;
    QSqlQuery query = d->log.db().prepare(
        u"SELECT %1 FROM verdict WHERE rules = ? AND at < ? ORDER BY at DESC, session DESC LIMIT ?"_s.arg(
            rows::conclusionColumns));
    query.bindValue(0, rules);
    query.bindValue(1, qint64(before.value_or(Stamp::max()).count()));
    query.bindValue(2, limit);
    if (d->log.db().exec(query)) {
        while (query.next())
            all.append(rows::conclusion(query));
    }
    return all;
}

Error Reader::tape(qint64 &from, int limit, QByteArrayList &parts) const
{
    if (!d || !d->open)
        return {u"No log is open."_s};
    Database &db = d->log.db();
    QSqlQuery query = db.prepare(
        u"SELECT id, iif(length(data) <= %1, data, '') FROM tape WHERE id > ? ORDER BY id LIMIT ?"_s.arg(
            longestPart));
    query.bindValue(0, from);
    query.bindValue(1, limit);
    const auto damaged = [&](const QString &how) {
        return Error{u"%1 is damaged (%2): its findings may lack some endings."_s.arg(d->log.file(), how)};
    };
    if (db.lastCode() != 0 || !db.exec(query))
        return damaged(db.lastError());
    for (qsizetype bytes = 0; bytes < partsTogether && query.next();) {
        const qint64 id = query.value(0).toLongLong();
        if (id <= from)
            return damaged(u"tape: number %1 follows %2"_s.arg(id).arg(from));
        from = id;
        parts.append(query.value(1).toByteArray());
        bytes += parts.constLast().size();
        if (parts.constLast().isEmpty())
            return damaged(u"tape: part %1 is longer than %2 bytes, or empty"_s.arg(id).arg(longestPart));
    }
    return db.failedReading(query) ? damaged(db.lastError()) : Error{};
}

Error Reader::replayBehind(qint64 &last, const std::function<bool(const Batch &)> &take) const
{
    return d && d->open ? rows::replayBehind(d->log.db(), d->log.file(), last, take) : Error{};
}

qint64 Reader::lastRow() const
{
    return d && d->open ? d->log.db().value(u"SELECT max(id) FROM observation"_s).toLongLong() : 0;
}

bool Reader::isWritten() const
{
    return d && d->open && d->log.isWritten();
}

Error Reader::replay(const std::function<bool(const Batch &)> &take, const Settled &settled) const
{
    if (!d || !d->open)
        return {u"No log is open."_s};
    return rows::replay(d->log.db(), d->log.file(), d->digest, settled, take);
}

Settled Reader::settled(int rules, quint64 first, quint64 last, quint64 latest) const
{
    constexpr quint64 most = 100'000'000; // bits; a damaged number shall not take all memory
    if (!d || !d->open || last < first || last > most)
        return {};
    Database &db = d->log.db();
    const QVariant since =
        db.value(u"SELECT ended_at FROM session WHERE ended_at IS NOT NULL ORDER BY ended_at DESC "
                 "LIMIT 1 OFFSET %1"_s.arg(latest));
    if (!since.isValid())
        return {};
    Settled settled;
    settled.is.resize(std::size_t(last) + 1);
    std::map<std::pair<quint64, QByteArray>, quint64> tallies;
    Rows row(db, u"SELECT session.id, verdict.endpoint, verdict.class FROM session JOIN verdict"
                 " ON verdict.session = session.id WHERE session.id BETWEEN %1 AND %2 AND ended_at < %3"
                 " AND rules = %4 AND continues IS NULL AND session.id NOT IN"
                 " (SELECT continues FROM session WHERE continues IS NOT NULL)"_s.arg(first)
                     .arg(last)
                     .arg(since.toLongLong())
                     .arg(rules));
    while (row.next()) {
        settled.is[std::size_t(row.number(0))] = true;
        ++tallies[{quint64(row.number(1)), row.bytes(2).toByteArray()}];
    }
    if (db.lastCode() != 0)
        return {};
    for (const auto &[of, sessions] : tallies)
        settled.tallies.append({EndpointId(of.first), QString::fromUtf8(of.second), sessions});
    return settled;
}

} // namespace journal
