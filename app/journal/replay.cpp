// Streaming a log, and stepping over what is damaged in it.
#include "journal/rows.h"

#include <QMap>
#include <QScopeGuard>

namespace journal::rows {

using namespace session;
using namespace Qt::StringLiterals;

namespace {

constexpr int rowsPerBatch = 2000, observationsPerBatch = 2000;
/// So many holes are measured to the row. Behind them each is taken to be twice as large as the one before:
/// the time for any file is bounded.
constexpr int holesMeasured = 200;

class Replay
{
public:
    Replay(Database &db, const QString &file, const std::optional<Digest> &written, const Settled &settled)
        : m_db(db), m_file(file), m_settled(settled), m_written(written)
    {
    }
    [[nodiscard]] Error run(const std::function<bool(const Batch &)> &take);
    void beginBehind(qint64 last) { m_last = last; }
    [[nodiscard]] qint64 last() const { return m_last; }

private:
    enum class Page { More, End, Damaged };
    [[nodiscard]] Page readPage(Batch &batch);
    [[nodiscard]] bool stepOverDamage();
    [[nodiscard]] bool canSeek(qint64 beyond);
    [[nodiscard]] Error whatIsMissing() const;
    void noteHole(qint64 from, qint64 to);
    void noteUnreadable(const QString &kind, qint64 length);

    Database &m_db;
    QString m_file;
    const Settled &m_settled;
    qint64 m_last = 0;               ///< rowid of the last row taken or stepped over
    QStringList m_holes;             ///< ranges of rows that cannot be read
    std::optional<Digest> m_written; ///< of the first rows, as they were written
    Digest m_found;                  ///< of the same rows, as they are read
    int m_holeCount = 0;
    qint64 m_stride = 1;
    qint64 m_tooLong = 0, m_longest = 0; ///< rows whose data exceeds the limit; the longest of them
    qint64 m_unreadable = 0;             ///< observations that can be read but not understood
    QMap<QString, int> m_unknown;        ///< kinds of a later version
    QString m_error;
};

Replay::Page Replay::readPage(Batch &batch)
{
    Rows row(m_db, u"SELECT %1 FROM observation WHERE id > %2 ORDER BY id LIMIT %3"_s.arg(observationColumns)
                       .arg(m_last)
                       .arg(rowsPerBatch));
    int rows = 0;
    while (row.next()) {
        const qint64 id = row.number(0);
        if (id <= m_last)
            return Page::Damaged; // keys of a healthy table only grow
        m_last = id;
        ++rows;
        if (m_written && quint64(id) <= m_written->rows())
            m_found.add(SessionId(row.number(1)), EndpointId(row.number(2)), Stamp(row.number(3)),
                        row.bytes(7));
        if (m_settled.contains(SessionId(row.number(1))))
            continue;
        for (const QString &kind : observations(row, batch))
            noteUnreadable(kind, row.number(8));
        if (batch.size() >= observationsPerBatch)
            return Page::More;
    }
    if (m_db.lastCode() != 0)
        return Page::Damaged;
    return rows == rowsPerBatch ? Page::More : Page::End;
}

/// `length`: of the data of its row.
void Replay::noteUnreadable(const QString &kind, qint64 length)
{
    if (length > longestData) {
        ++m_tooLong;
        m_longest = std::max(m_longest, length);
        return;
    }
    ++m_unreadable;
    if (m_unknown.size() < 10 && !kind.isEmpty() && kind.size() < 40)
        ++m_unknown[kind];
}

/// True if the first row beyond that rowid, if there is any, can be read whole.
bool Replay::canSeek(qint64 beyond)
{
    QSqlQuery query = m_db.prepare(
        u"SELECT id, length(data) FROM observation WHERE id > %1 ORDER BY id LIMIT 1"_s.arg(beyond));
    if (m_db.lastCode() != 0 || !m_db.exec(query))
        return false;
    const bool found = query.next();
    return !m_db.failedReading(query) && (!found || query.value(0).toLongLong() > beyond);
}

/// Finds the next row that can be read: doubles the step until a seek works, then halves the distance. False
/// at the end of what can be reached.
bool Replay::stepOverDamage()
{
    if (m_error.isEmpty())
        m_error = m_db.lastCode() != 0 ? m_db.lastError() : u"rows are not in order"_s;
    const bool measured = ++m_holeCount <= holesMeasured;
    qint64 step = measured ? 1 : m_stride *= 2, bad = m_last;
    while (step > std::numeric_limits<qint64>::max() - m_last || !canSeek(m_last + step)) {
        if (step > (std::numeric_limits<qint64>::max() - m_last) / 4)
            return false;
        bad = m_last + step;
        step *= 2;
    }
    qint64 good = m_last + step;
    while (measured && good - bad > 1) {
        const qint64 middle = bad + (good - bad) / 2;
        (canSeek(middle) ? good : bad) = middle;
    }
    noteHole(m_last + 1, good);
    m_last = good;
    return true;
}

void Replay::noteHole(qint64 from, qint64 to)
{
    constexpr int named = 10;
    if (m_holes.size() < named)
        m_holes.append(from == to ? QString::number(to) : u"%1 to %2"_s.arg(from).arg(to));
    else if (m_holes.size() == named)
        m_holes.append(u"and more"_s);
}

Error Replay::run(const std::function<bool(const Batch &)> &take)
{
    // The log as it is now: one that is being written may grow faster than it is read.
    (void)m_db.exec(u"BEGIN"_s);
    const auto atTheEnd = qScopeGuard([this] { (void)m_db.exec(u"COMMIT"_s); });
    for (Page page = Page::More; page != Page::End;) {
        Batch batch;
        page = readPage(batch);
        if (!batch.isEmpty() && !take(batch))
            return {};
        if (page == Page::Damaged && !stepOverDamage()) {
            m_holes.append(u"%1 and all that follow"_s.arg(m_last + 1));
            break;
        }
    }
    return whatIsMissing();
}

Error Replay::whatIsMissing() const
{
    QStringList sentences;
    if (!m_holes.isEmpty())
        sentences.append(u"%1 is damaged (%2): the rows of observations %3 cannot be read."_s.arg(
            m_file, m_error, m_holes.join(u", "_s)));
    else if (m_written && !m_written->matches(m_found))
        sentences.append(
            u"%1 is damaged, or was changed: of its first %2 rows of observations %3 are there, and not all "
            "are as they were written."_s.arg(m_file, QString::number(m_written->left()),
                                              QString::number(m_found.rows())));
    if (m_tooLong > 0)
        sentences.append(
            u"%1 holds %2 rows of observations whose data is longer than %3 bytes (up to %4): left out."_s
                .arg(m_file, QString::number(m_tooLong), QString::number(longestData),
                     QString::number(m_longest)));
    if (m_unreadable > 0)
        sentences.append(u"%1 holds %2 observations that this program does not understand (%3)."_s.arg(
            m_file, QString::number(m_unreadable), QStringList(m_unknown.keys()).join(u", "_s)));
    return {sentences.join(u' ')};
}

} // namespace

Error replay(Database &db, const QString &file, const std::optional<Digest> &written, const Settled &settled,
             const std::function<bool(const Batch &)> &take)
{
    return Replay(db, file, written, settled).run(take);
}

Error replayBehind(Database &db, const QString &file, qint64 &last,
                   const std::function<bool(const Batch &)> &take)
{
    const Settled none;
    Replay replay(db, file, {}, none);
    replay.beginBehind(last);
    const Error missing = replay.run(take);
    last = replay.last();
    return missing;
}

} // namespace journal::rows
