// Streaming a log, and stepping over what is damaged in it.
#include "journal/rows.h"

#include <QMap>
#include <QScopeGuard>

namespace journal::rows {

using namespace session;
using namespace Qt::StringLiterals;

namespace {

constexpr int rowsPerBatch = 2000;

class Replay
{
public:
    Replay(Database &db, const QString &file) : m_db(db), m_file(file) {}
    [[nodiscard]] Error run(const std::function<bool(const Batch &)> &take);

private:
    enum class Page { More, End, Damaged };
    [[nodiscard]] Page readPage(Batch &batch);
    [[nodiscard]] bool stepOverDamage();
    [[nodiscard]] bool canSeek(qint64 beyond);
    [[nodiscard]] Error whatIsMissing() const;
    void noteUnreadable(const QSqlQuery &query);

    Database &m_db;
    QString m_file;
    qint64 m_last = 0;            ///< rowid of the last row taken or stepped over
    QStringList m_holes;          ///< ranges of rows that cannot be read
    qint64 m_unreadable = 0;      ///< rows that can be read but not understood
    QMap<QString, int> m_unknown; ///< kinds of a later version
    QString m_error;
};

Replay::Page Replay::readPage(Batch &batch)
{
    QSqlQuery query = m_db.prepare(
        u"SELECT %1 FROM observation WHERE id > %2 ORDER BY id LIMIT %3"_s.arg(observationColumns)
            .arg(m_last)
            .arg(rowsPerBatch));
    if (m_db.lastCode() != 0 || !m_db.exec(query))
        return Page::Damaged;
    int rows = 0;
    while (query.next()) {
        const qint64 id = query.value(0).toLongLong();
        if (id <= m_last)
            return Page::Damaged; // keys of a healthy table only grow
        m_last = id;
        ++rows;
        if (auto seen = observation(query))
            batch.append(*std::move(seen));
        else
            noteUnreadable(query);
    }
    if (m_db.failedReading(query))
        return Page::Damaged;
    return rows == rowsPerBatch ? Page::More : Page::End;
}

void Replay::noteUnreadable(const QSqlQuery &query)
{
    ++m_unreadable;
    const QString kind = query.value(6).toString();
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
    m_error = m_db.lastError();
    qint64 step = 1;
    while (!canSeek(m_last + step)) {
        if (step > (std::numeric_limits<qint64>::max() - m_last) / 4)
            return false;
        step *= 2;
    }
    qint64 good = m_last + step, bad = m_last + step / 2;
    while (good - bad > 1) {
        const qint64 middle = bad + (good - bad) / 2;
        (canSeek(middle) ? good : bad) = middle;
    }
    m_holes.append(good == m_last + 1 ? QString::number(good) : u"%1 to %2"_s.arg(m_last + 1).arg(good));
    m_last = good;
    return true;
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
        sentences.append(u"%1 is damaged (%2): observations %3 cannot be read."_s.arg(m_file, m_error,
                                                                                      m_holes.join(u", "_s)));
    if (m_unreadable > 0)
        sentences.append(u"%1 holds %2 observations that this program does not understand (%3)."_s.arg(
            m_file, QString::number(m_unreadable), QStringList(m_unknown.keys()).join(u", "_s)));
    return {sentences.join(u' ')};
}

} // namespace

Error replay(Database &db, const QString &file, const std::function<bool(const Batch &)> &take)
{
    return Replay(db, file).run(take);
}

} // namespace journal::rows
