#include "journal/logfile.h"
#include "journal/rows.h"

namespace journal {

using namespace session;
using namespace Qt::StringLiterals;

struct Reader::Private
{
    mutable LogFile log;
    LogInfo info;
    bool open = false;

    void readInfo(const QString &file);
    void readGaps(const QString &file);
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
    info.startedAt = stamp("started_at"_L1).value_or(Stamp{});
    if (db.lastCode() != 0)
        info.missing.append(u"%1 does not tell when it was started: %2."_s.arg(file, db.lastError()));
    info.writtenAt = stamp("written_at"_L1);
    info.closedAt = stamp("closed_at"_L1);
    info.redactionId = db.value(u"SELECT value FROM log WHERE key = 'redaction_id'"_s).toString();
    info.tapeFormat = db.value(u"SELECT value FROM log WHERE key = 'tape_format'"_s).toString();
    info.lastSession = db.value(u"SELECT max(id) FROM session"_s).toULongLong();
    if (db.lastCode() != 0)
        info.lastSession = db.value(u"SELECT max(session) FROM observation"_s).toULongLong();
    if (!info.closedAt && !log.hasWal())
        info.missing.append(
            u"%1 was not closed, and its companion %1-wal is not there: what was saved last is "
            "missing."_s.arg(file));
    readGaps(file);
}

void Reader::Private::readGaps(const QString &file)
{
    Database &db = log.db();
    QSqlQuery query = db.prepare(u"SELECT observations, since, until, error FROM gap ORDER BY id"_s);
    if (db.lastCode() != 0 || !db.exec(query))
        return;
    while (query.next())
        info.missing.append(
            u"%1 lacks %2 observations between %3 and %4, when it could not be written: %5."_s.arg(
                file, query.value(0).toString(), time(Stamp(query.value(1).toLongLong())),
                time(Stamp(query.value(2).toLongLong())), query.value(3).toString()));
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
    QVector<EndpointStatus> all;
    if (!d || !d->open)
        return all;
    QSqlQuery query = d->log.db().prepare(
        u"SELECT id, role, name, state, url, target, error, framework FROM endpoint ORDER BY id"_s);
    if (d->log.db().exec(query)) {
        while (query.next())
            all.append(rows::endpoint(query));
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
    QSqlQuery query = d->log.db().prepare(
        u"SELECT %1 FROM observation WHERE session = ? ORDER BY id"_s.arg(rows::observationColumns));
    query.bindValue(0, qint64(session));
    if (d->log.db().exec(query)) {
        while (query.next()) {
            if (const auto seen = rows::observation(query))
                all.append(*seen);
        }
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
    QSqlQuery query = db.prepare(u"SELECT id, data FROM tape WHERE id > ? ORDER BY id LIMIT ?"_s);
    query.bindValue(0, from);
    query.bindValue(1, limit);
    bool failed = db.lastCode() != 0 || !db.exec(query);
    while (!failed && query.next()) {
        from = query.value(0).toLongLong();
        parts.append(query.value(1).toByteArray());
    }
    failed = failed || db.failedReading(query);
    return failed ? Error{u"%1 is damaged (%2): its findings may lack some endings."_s.arg(d->log.file(),
                                                                                           db.lastError())}
                  : Error{};
}

Error Reader::replay(const std::function<bool(const Batch &)> &take) const
{
    if (!d || !d->open)
        return {u"No log is open."_s};
    return rows::replay(d->log.db(), d->log.file(), take);
}

} // namespace journal
