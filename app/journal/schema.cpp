// Layout of a log, version 5. Times are nanoseconds since the Unix epoch, intervals nanoseconds; enumerators,
// kinds, causes are their snake_case names, never numbers.
//
//   log          what the log says about itself, one key a row: app_version, started_at, redaction_id,
//                written_at (time of the latest observation when the log was last synced), digest (of the
//                observations of that moment, see digest.h), closed_at (only once it was closed properly)
//   endpoint     one row per endpoint, its latest state; url and target as they may be shown (secrets
//   hashed);
//                framework: whose close codes it speaks (since version 2)
//   observation  the truth: everything observed, in the order of writing. data: the fields of the kind as
//   JSON (see
//                session/observation.h)
//   session      one row per session, so that lists need not fold observations; can be derived from them
//   verdict      a cache of what the rules of version `rules` concluded; can be dropped at any time
//   tape         a cache of what the search for patterns was told, in order, as the program packs it (since
//   version 3);
//                it counts only while the key tape_format of `log` names a format that the reader knows, and
//                is whole or empty: a log that lost a part of it has an empty format
//   note         what the user remarked about a session (since version 5); a row without a mark and without
//   text says
//                nothing any more
//   gap          what could not be written when the disk was full or failed: how many observations, from when
//   to when
//
// The redaction key. Secrets (Authorization, Cookie, token-like query values) arrive here already replaced by
// a hash keyed with a random key of this run: equal secrets stay equal within the log. The key is *not*
// stored. Reading a log never needs it, a closed log is never written again, and without it nobody who is
// given the log (or finds it) can try guesses against the hashes. `redaction_id` is a hash of the key itself;
// from a random key of 128 bits or more it reveals nothing, but it tells whether the hashes of two logs can
// be compared.
#include "journal/schema.h"

#include <QMap>
#include <QtEndian>

namespace journal::schema {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *toVersion1[] = {
    "CREATE TABLE log (key TEXT PRIMARY KEY, value) WITHOUT ROWID",

    "CREATE TABLE endpoint (id INTEGER PRIMARY KEY, role TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT "
    "NULL,"
    " url TEXT NOT NULL, target TEXT NOT NULL, error TEXT NOT NULL)",

    "CREATE TABLE observation (id INTEGER PRIMARY KEY, session INTEGER NOT NULL, endpoint INTEGER NOT NULL,"
    " at INTEGER NOT NULL, leg TEXT NOT NULL, source TEXT NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL)",
    // The inspector asks for one session among millions of rows.
    "CREATE INDEX observation_session ON observation (session)",

    "CREATE TABLE session (id INTEGER PRIMARY KEY, endpoint INTEGER NOT NULL, started_at INTEGER NOT NULL,"
    " opened_at INTEGER, first_end_at INTEGER, ended_at INTEGER, url TEXT, client TEXT, server TEXT,"
    " subprotocol TEXT, user_agent TEXT, continues INTEGER)",

    "CREATE TABLE verdict (session INTEGER PRIMARY KEY, endpoint INTEGER NOT NULL, rules INTEGER NOT NULL,"
    " at INTEGER NOT NULL, class TEXT NOT NULL, cause TEXT NOT NULL, sub TEXT, tool_reason TEXT,"
    " phase TEXT NOT NULL, ended_by TEXT NOT NULL, confidence TEXT NOT NULL, clean INTEGER NOT NULL, code "
    "INTEGER,"
    " reason TEXT NOT NULL, http_status INTEGER, idle INTEGER, duration INTEGER, chain INTEGER NOT NULL)",
    // The first page of a long list, as it is sorted and filtered at first.
    "CREATE INDEX verdict_at ON verdict (at)",
    "CREATE INDEX verdict_class ON verdict (class, at)",
    "CREATE INDEX verdict_cause ON verdict (cause, at)",

    "CREATE TABLE gap (id INTEGER PRIMARY KEY, since INTEGER NOT NULL, until INTEGER NOT NULL,"
    " observations INTEGER NOT NULL, error TEXT NOT NULL)",
};

// Which framework's close codes an endpoint speaks: verdicts on 3000–4999 depend on it.
constexpr const char *toVersion2[] = {
    "ALTER TABLE endpoint ADD COLUMN framework TEXT NOT NULL DEFAULT ''",
};

// Findings of a long log should not have to wait until all its observations have been folded.
constexpr const char *toVersion3[] = {
    "CREATE TABLE tape (id INTEGER PRIMARY KEY, data BLOB NOT NULL)",
};

// Evidence: what it is and what it cannot tell.
constexpr const char *toVersion4[] = {
    "ALTER TABLE endpoint ADD COLUMN format TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE endpoint ADD COLUMN notes TEXT NOT NULL DEFAULT ''",
};

// Bookmarks and notes of the user.
constexpr const char *toVersion5[] = {
    "CREATE TABLE note (session INTEGER PRIMARY KEY, bookmarked INTEGER NOT NULL, text TEXT NOT NULL)",
};

constexpr Step allSteps[] = {toVersion1, toVersion2, toVersion3, toVersion4, toVersion5};

bool run(Database &db, Step step, int version)
{
    if (!db.exec(u"BEGIN IMMEDIATE"_s))
        return false;
    for (const char *statement : step) {
        if (!db.exec(QString::fromLatin1(statement)))
            return false;
    }
    return db.exec(u"PRAGMA application_id = %1"_s.arg(applicationId)) &&
           db.exec(u"PRAGMA user_version = %1"_s.arg(version)) && db.exec(u"COMMIT"_s);
}

/// "table observation" → the statement that makes it.
bool readSchema(Database &db, QMap<QString, QString> &schema)
{
    QSqlQuery query =
        db.prepare(u"SELECT type, substr(name, 1, 100), substr(sql, 1, 4096) FROM sqlite_schema LIMIT 100"_s);
    if (db.lastCode() != 0 || !db.exec(query))
        return false;
    while (query.next())
        schema.insert(u"%1 %2"_s.arg(query.value(0).toString(), query.value(1).toString()),
                      query.value(2).toString().simplified());
    return !db.failedReading(query);
}

} // namespace

std::span<const Step> steps()
{
    return allSteps;
}

int version()
{
    return int(std::size(allSteps));
}

bool isFirstPage(QByteArrayView page)
{
    constexpr int mostEntries = 64;
    return page.size() >= 108 && page[100] == 13 && qFromBigEndian<quint16>(page.data() + 103) <= mostEntries;
}

QString whatIsForeign(Database &db, int version)
{
    Database ours;
    QMap<QString, QString> expected;
    if (!ours.open(u":memory:"_s, Database::Access::ReadWrite) ||
        migrate(ours, steps().first(size_t(version))) || !readSchema(ours, expected))
        return u"schema"_s;
    QMap<QString, QString> found;
    if (!readSchema(db, found))
        return {};
    for (auto it = found.cbegin(); it != found.cend(); ++it) {
        if (expected.value(it.key()) != it.value())
            return it.key();
    }
    for (const QString &name : expected.keys()) {
        if (!found.contains(name))
            return name;
    }
    return {};
}

Error newerVersion(const QString &file, int found, int ours)
{
    return {u"%1 was written by a newer Dropscope: its format is version %2, this program reads up to "
            u"version %3. "
            "Nothing was changed."_s.arg(file, QString::number(found), QString::number(ours))};
}

Error migrate(Database &db, std::span<const Step> steps)
{
    const int ours = int(steps.size());
    int found = db.value(u"PRAGMA user_version"_s).toInt();
    if (db.lastCode() == 0 && found > ours)
        return newerVersion(db.file(), found, ours);
    for (; db.lastCode() == 0 && found < ours; ++found) {
        if (run(db, steps[size_t(found)], found + 1))
            continue;
        const QString why = db.lastError();
        (void)db.exec(u"ROLLBACK"_s);
        return {u"%1 cannot be brought from version %2 to %3: %4."_s.arg(db.file(), QString::number(found),
                                                                         QString::number(found + 1), why)};
    }
    return db.lastCode() == 0 ? Error{} : Error{u"%1 cannot be read: %2."_s.arg(db.file(), db.lastError())};
}

} // namespace journal::schema
