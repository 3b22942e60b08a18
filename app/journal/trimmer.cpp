#include "journal/trimmer.h"

#include "base/clock.h"
#include "journal/rows.h"

#include <QFileInfo>

namespace journal {

using namespace session;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 pageBytes = 4096;
constexpr int mostWalPages = 4'000, fewestWalPages = 16;
constexpr std::size_t atOnce = 200;
constexpr qint64 sessionsLookedAt = 5'000;
/// How long what is to be written waits at most: a little while the log is about as large as it may be,
/// longer when it grows faster than that.
constexpr std::chrono::milliseconds patience{20}, longPatience{200};

} // namespace

void Trimmer::begin(Stamp startedAt)
{
    m_bounds = {};
    m_startedAt = startedAt;
    beginAgain();
}

void Trimmer::beginAgain()
{
    m_gone = {};
    m_removed = m_untaken = m_untakenSaid = 0;
    m_until = 0;
    m_forRoom = false;
    m_resting.invalidate();
    lookFromTheBeginning();
}

void Trimmer::lookFromTheBeginning()
{
    m_order = Order::OfVerdicts;
    m_lastVerdict = {0, std::numeric_limits<qint64>::min()};
    m_lastSession = 0;
    m_roundFound = false;
    m_roundTook = 0ns;
}

std::chrono::milliseconds Trimmer::rest() const
{
    return m_rest;
}

int Trimmer::walPages() const
{
    const qint64 bytes = m_bounds.bytes.value_or(std::numeric_limits<qint64>::max());
    return int(std::clamp<qint64>(bytes / 8 / pageBytes, fewestWalPages, mostWalPages));
}

/// Of the file, without pages that are free to be written again.
qint64 Trimmer::taken()
{
    const auto number = [this](const QString &name) { return m_db.value(u"PRAGMA "_s + name).toLongLong(); };
    return (number(u"page_count"_s) - number(u"freelist_count"_s)) * pageBytes;
}

qint64 Trimmer::allowed() const
{
    // What comes before the next look has room, too: a file does not become smaller again.
    const qint64 bytes = m_bounds.bytes.value_or(std::numeric_limits<qint64>::max()),
                 all = bytes - bytes / 20;
    const qint64 wal = std::max(QFileInfo(m_db.file() + u"-wal"_s).size(), walPages() * pageBytes);
    return std::max(all - wal, all / 2);
}

bool Trimmer::isFull()
{
    const bool rests =
        m_resting.isValid() && !m_resting.hasExpired(m_rest.count()) && (m_restsBeyond || !isBeyondRoom());
    return m_bounds.bytes && !rests && taken() > allowed();
}

QString Trimmer::stuck()
{
    const auto megabytes = [](qint64 bytes) { return QString::number(double(bytes) / 1e6, 'f', 1); };
    return u"%1 takes %2 MB, of which %3 MB were to be enough: what it holds is open, noted or not yet taken "
           u"by a "
           "collector, and stays. It grows on, for what is not yet taken up to twice as much."_s.arg(
               m_db.file(), megabytes(taken()), megabytes(m_bounds.bytes.value_or(0)));
}

QString Trimmer::untakenIsGone()
{
    if (m_untaken == 0 || m_untaken < 2 * m_untakenSaid)
        return {};
    m_untakenSaid = m_untaken;
    return u"%1 had reached twice its bounds: %2 endings have been removed from it so far that no collector "
           u"had "
           "taken."_s.arg(m_db.file(), QString::number(m_untaken));
}

/// By age, what ended before that goes. What an evidence file tells happened before the log began: it goes
/// with the log.
qint64 Trimmer::oldest() const
{
    return m_bounds.age ? (base::now() - Stamp(*m_bounds.age)).count() : std::numeric_limits<qint64>::min();
}

Trimmer::Candidates Trimmer::byVerdicts()
{
    const qint64 from =
        m_forRoom ? m_lastVerdict.at : std::max(m_lastVerdict.at, qint64(m_startedAt.count()));
    Rows row(
        m_db,
        u"SELECT verdict.session, verdict.at FROM verdict CROSS JOIN session ON session.id = verdict.session"
        " WHERE verdict.at >= %1 AND (verdict.at > %1 OR verdict.session > %2) AND verdict.at < %3"
        " AND ended_at IS NOT NULL AND verdict.session NOT IN (SELECT session FROM note)"
        " ORDER BY verdict.at, verdict.session LIMIT %4"_s.arg(from)
            .arg(from == m_lastVerdict.at ? m_lastVerdict.session : 0)
            .arg(m_forRoom ? std::numeric_limits<qint64>::max() : oldest())
            .arg(atOnce));
    Candidates found;
    while (row.next())
        found.all.push_back({row.number(0), row.number(1)});
    found.areLast = found.all.size() < atOnce;
    return found;
}

/// Verdicts are a cache: there may be none.
Trimmer::Candidates Trimmer::bySessions()
{
    const qint64 until = m_lastSession + sessionsLookedAt;
    Rows row(m_db, u"SELECT id, ended_at FROM session WHERE id > %1 AND id <= %2 AND ended_at IS NOT NULL"
                   " AND NOT EXISTS (SELECT 1 FROM verdict WHERE verdict.session = id)"
                   " AND id NOT IN (SELECT session FROM note) ORDER BY id"_s.arg(m_lastSession)
                       .arg(until));
    Candidates found;
    while (row.next())
        found.all.push_back({row.number(0), row.number(1)});
    found.areLast =
        m_db.lastCode() == 0 && until >= m_db.value(u"SELECT max(id) FROM session"_s).toLongLong();
    if (found.all.empty())
        m_lastSession = until; // else that of the last one that is looked at
    return found;
}

Trimmer::Step Trimmer::step(Digest &digest)
{
    QElapsedTimer clock;
    clock.start();
    const Step next = oneStep(digest);
    m_roundTook += std::chrono::nanoseconds(next == Step::More ? clock.nsecsElapsed() : 0);
    return next;
}

Trimmer::Step Trimmer::oneStep(Digest &digest)
{
    m_forRoom = m_forRoom || taken() > allowed();
    Candidates candidates = m_order == Order::OfVerdicts ? byVerdicts() : bySessions();
    if (m_forRoom && m_order == Order::OfVerdicts && candidates.all.empty()) {
        m_order = Order::OfSessions;
        candidates = bySessions();
    }
    if (m_db.lastCode() != 0)
        return Step::Failed;
    Gone gone;
    Digest left = digest;
    if (!candidates.all.empty() && !(m_db.exec(u"BEGIN IMMEDIATE"_s) && takeOut(candidates, gone, left) &&
                                     sign(gone, left) && m_db.exec(u"COMMIT"_s)))
        return Step::Failed;
    digest = left;
    note(candidates, gone);
    return whatIsNext(candidates, gone);
}

bool Trimmer::takeOut(const Candidates &candidates, Gone &gone, Digest &digest)
{
    QElapsedTimer clock;
    clock.start();
    const qint64 room = allowed(), enough = goal();
    const auto mayTake = taken() > room + room / 20 ? longPatience : patience;
    // Numbers of rows are given once: that of the last row would be given again.
    const qint64 latest =
        m_db.value(u"SELECT session FROM observation ORDER BY id DESC LIMIT 1"_s).toLongLong();
    for (const Candidate &one : candidates.all) {
        constexpr std::size_t sometimes = 16;
        if (clock.hasExpired(mayTake.count()) ||
            (m_forRoom && gone.all.size() % sometimes == sometimes - 1 && taken() <= enough))
            break;
        ++gone.lookedAt;
        const bool isUntaken = m_bounds.mayGo && !m_bounds.mayGo(SessionId(one.session));
        if (one.session == latest || (isUntaken && !isBeyondPatience(one)))
            continue;
        if (!remove(one, digest))
            return false;
        gone.all.push_back(one);
        gone.untaken += isUntaken ? 1 : 0;
    }
    return true;
}

bool Trimmer::isBeyondRoom()
{
    return m_bounds.bytes && taken() > *m_bounds.bytes + allowed();
}

bool Trimmer::isBeyondPatience(const Candidate &one)
{
    return (m_bounds.age && one.at < (base::now() - 2 * Stamp(*m_bounds.age)).count()) || isBeyondRoom();
}

bool Trimmer::remove(const Candidate &one, Digest &digest)
{
    {
        Rows row(m_db, u"SELECT %1 FROM observation WHERE session = %2"_s.arg(rows::observationColumns)
                           .arg(one.session));
        while (row.next())
            digest.remove(SessionId(row.number(1)), EndpointId(row.number(2)), Stamp(row.number(3)),
                          row.bytes(7));
    }
    return m_db.lastCode() == 0 &&
           m_db.exec(u"DELETE FROM observation WHERE session = %1"_s.arg(one.session)) &&
           m_db.exec(u"DELETE FROM verdict WHERE session = %1"_s.arg(one.session)) &&
           m_db.exec(u"DELETE FROM session WHERE id = %1"_s.arg(one.session));
}

/// What a reader shall know, in the same transaction.
bool Trimmer::sign(const Gone &gone, const Digest &digest)
{
    qint64 until = m_until;
    for (const Candidate &one : gone.all)
        until = std::max(until, one.at);
    const auto put = [this](const QString &key, const QString &value) {
        return m_db.exec(u"INSERT OR REPLACE INTO log (key, value) VALUES ('%1', %2)"_s.arg(key, value));
    };
    return gone.all.empty() || (put(u"digest"_s, u"'%1'"_s.arg(digest.text())) &&
                                put(u"removed"_s, QString::number(m_removed + gone.all.size())) &&
                                put(u"removed_until"_s, QString::number(until)));
}

void Trimmer::note(const Candidates &candidates, const Gone &gone)
{
    for (const Candidate &one : gone.all) {
        m_gone.insert(quint64(one.session));
        m_until = std::max(m_until, one.at);
    }
    m_removed += gone.all.size();
    m_untaken += gone.untaken;
    m_roundFound = m_roundFound || !gone.all.empty();
    if (gone.lookedAt == 0)
        return;
    const Candidate &last = candidates.all[gone.lookedAt - 1];
    if (m_order == Order::OfVerdicts)
        m_lastVerdict = last;
    else
        m_lastSession = last.session;
}

Trimmer::Step Trimmer::whatIsNext(const Candidates &candidates, const Gone &gone)
{
    if (m_forRoom && taken() <= goal()) {
        m_forRoom = false;
        lookFromTheBeginning();
        return m_bounds.age ? Step::More : Step::Done;
    }
    if (gone.lookedAt < candidates.all.size() || !candidates.areLast)
        return Step::More;
    if (m_forRoom && m_order == Order::OfVerdicts) {
        m_order = Order::OfSessions;
        return Step::More;
    }
    const bool stuck = m_forRoom && !m_roundFound && taken() > allowed();
    if (stuck) {
        constexpr auto shortest = 1s, longest = 60s;
        m_rest = std::clamp<std::chrono::milliseconds>(
            std::chrono::duration_cast<std::chrono::milliseconds>(10 * m_roundTook), shortest, longest);
        m_resting.start();
        m_restsBeyond = isBeyondRoom();
    }
    lookFromTheBeginning();
    if (!stuck && m_forRoom && taken() > allowed())
        return Step::More;
    m_forRoom = false;
    return stuck ? Step::Stuck : Step::Done;
}

} // namespace journal
