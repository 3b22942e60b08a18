// The findings of a window: what was found, what it stands at now, and in which order to read it. What is
// over stays, with its advice: reading after the fact is half of the use.
#pragma once

#include "monitor/monitor.h"

#include <QSet>

#include <map>

namespace ui {

class ChangeFeed;

/// Active: it holds. Solved: it was more than a suggestion, and a session outlived it. Over: nothing new
/// belongs to it. Withdrawn: it was not so. In the order in which they are read.
enum class Standing { Active, Solved, Over, Withdrawn };
[[nodiscard]] Standing standingOf(const findings::Finding &finding);

class FindingStore final : public QObject
{
    Q_OBJECT
public:
    /// Those that no longer hold are kept while there are no more than this.
    static constexpr int maxOver = 50;

    FindingStore(const monitor::Monitor &monitor, ChangeFeed &feed, QObject *parent = nullptr);

    /// Takes over what was found, changed or closed.
    void take(const QVector<findings::Finding> &findings);
    [[nodiscard]] const std::map<quint64, findings::Finding> &all() const { return m_findings; }
    [[nodiscard]] const findings::Finding *find(quint64 finding) const;
    [[nodiscard]] int count() const { return int(m_findings.size()); }
    /// What to read first: what holds before what is over, a cause before its consequences, and then those
    /// that concern more ends. Small changes of a count move nothing. Muted ones come last.
    [[nodiscard]] QVector<quint64> ranked() const;
    /// A muted one is told nowhere any more; it stays in the list.
    void setMuted(quint64 finding, bool muted);
    /// What a test of it showed; empty: none was made.
    void setTested(quint64 finding, const QStringList &sentences);
    [[nodiscard]] QStringList tested(quint64 finding) const { return m_tested.value(finding); }
    [[nodiscard]] bool isMuted(quint64 finding) const { return m_muted.contains(finding); }

Q_SIGNALS:
    void changed();
    /// It holds, and was not known before.
    void appeared(quint64 finding);
    /// A session outlived it.
    void solved(quint64 finding);

private:
    void dropOldest();

    std::map<quint64, findings::Finding> m_findings;
    QSet<quint64> m_muted;
    QMap<quint64, QStringList> m_tested;
};

} // namespace ui
