// Keeps a log that is being written within its bounds: what ended first goes first, and its room is used
// again.
#pragma once

#include "base/idruns.h"
#include "journal/database.h"
#include "journal/digest.h"

#include <QElapsedTimer>

namespace journal {

/// On the thread of its database. What goes is a whole session that has ended. Those that are open or have a
/// note of the user stay, whatever the bounds. Those that may not go yet stay until the log is twice as
/// large, or they are twice as old, as they may be: a collector that is away has that room and time.
class Trimmer
{
public:
    static constexpr std::chrono::seconds restBetweenAges{60};

    explicit Trimmer(Database &db) : m_db(db) {}

    /// A new log: nothing has gone, and nothing bounds it.
    void begin(session::Stamp startedAt);
    /// Another file, under the same bounds, in place of one that was cut: nothing of it has gone.
    void beginAgain();
    void keep(const Bounds &bounds) { m_bounds = bounds; }
    /// Pages of the -wal after which it is folded into the log. Who copies the log meanwhile needs it to last
    /// as long as that takes; but it takes room, too.
    [[nodiscard]] int walPages() const;
    /// Takes more room than it may, and it is worth looking whether something can go. Cheap.
    [[nodiscard]] bool isFull();

    enum class Step {
        More,   ///< to be called again, after what else there is to do
        Done,   ///< within the bounds
        Stuck,  ///< larger than it may be, and nothing can go
        Failed, ///< the database knows why; to be rolled back
    };
    /// One transaction, a few milliseconds long. Takes the rows that go out of the digest.
    [[nodiscard]] Step step(Digest &digest);

    /// After Stuck: until it is worth looking again. Ten times as long as it took to look, so that it costs
    /// little however much there is.
    [[nodiscard]] std::chrono::milliseconds rest() const;

    [[nodiscard]] quint64 removed() const { return m_removed; } ///< sessions
    [[nodiscard]] bool hasRemoved(session::SessionId id) const
    {
        return m_removed > 0 && m_gone.contains(quint64(id));
    }
    /// That it is larger than it may be, in a sentence.
    [[nodiscard]] QString stuck();
    /// That sessions went which no collector had taken, in a sentence; empty unless their number has doubled
    /// since this was last asked.
    [[nodiscard]] QString untakenIsGone();

private:
    enum class Order { OfVerdicts, OfSessions };
    struct Candidate
    {
        qint64 session = 0, at = 0;
    };
    struct Candidates
    {
        std::vector<Candidate> all;
        bool areLast = false; ///< of this order
    };
    [[nodiscard]] Step oneStep(Digest &digest);
    [[nodiscard]] qint64 taken();
    [[nodiscard]] qint64 allowed() const;
    [[nodiscard]] qint64 goal() const { return allowed() - allowed() / 20; }
    [[nodiscard]] qint64 oldest() const;
    [[nodiscard]] Candidates byVerdicts();
    [[nodiscard]] Candidates bySessions();
    struct Gone
    {
        std::vector<Candidate> all;
        std::size_t lookedAt = 0; ///< so many candidates
        quint64 untaken = 0;      ///< of all
    };
    [[nodiscard]] bool takeOut(const Candidates &candidates, Gone &gone, Digest &digest);
    [[nodiscard]] bool remove(const Candidate &one, Digest &digest);
    [[nodiscard]] bool sign(const Gone &gone, const Digest &digest);
    void note(const Candidates &candidates, const Gone &gone);
    /// It has reached twice its bounds.
    [[nodiscard]] bool isBeyondRoom();
    [[nodiscard]] bool isBeyondPatience(const Candidate &one);
    [[nodiscard]] Step whatIsNext(const Candidates &candidates, const Gone &gone);
    void lookFromTheBeginning();

    Database &m_db;
    Bounds m_bounds;
    session::Stamp m_startedAt{};
    base::IdRuns m_gone;
    quint64 m_removed = 0, m_untaken = 0, m_untakenSaid = 0;
    qint64 m_until = 0;     ///< latest end among those that went
    bool m_forRoom = false; ///< not only by age: until it takes a little less than it may
    Order m_order = Order::OfVerdicts;
    Candidate m_lastVerdict;   ///< that was looked at
    qint64 m_lastSession = 0;  ///< likewise
    bool m_roundFound = false; ///< something went since looking began at the beginning
    std::chrono::nanoseconds m_roundTook{0};
    QElapsedTimer m_resting;    ///< since nothing could go
    bool m_restsBeyond = false; ///< although it was beyond patience
    std::chrono::milliseconds m_rest{0};
};

} // namespace journal
