// What many endings prove together: the list at the left, what is known of the chosen one at the right.
#pragma once

#include "findings/findinglist.h"
#include "query/filter.h"
#include "timeline/timelinescene.h"
#include "trial/trialrunner.h"

#include <QTimer>
#include <QWidget>

class QListView;
class QScrollArea;
class QStackedLayout;

namespace ui {

class ChangeFeed;
class EmptyState;
class FindingCard;
struct Testing;
class Theme;

class FindingsPage final : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive the page.
    FindingsPage(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection, const Theme &theme,
                 QWidget *parent = nullptr);

    [[nodiscard]] FindingStore &store() { return m_store; }
    /// Tries findings out.
    [[nodiscard]] const TrialRunner &trials() const { return m_runner; }
    /// How many there are, whatever they stand at.
    [[nodiscard]] int count() const { return m_store.count(); }
    [[nodiscard]] int shown() const { return m_list.rowCount(); }
    /// Only findings with a session that fits stay in the list.
    void setFilter(const query::Filter &filter);
    /// Selects it, and shows it whatever the filter says.
    void reveal(quint64 finding);
    /// For the timeline.
    [[nodiscard]] QVector<TimelineMarker> markers() const;

Q_SIGNALS:
    /// The sessions of a finding are to be exported.
    void exportWanted(const QVector<session::SessionId> &ids, const QString &name);
    void changed();
    /// The selection now holds the sessions of a finding, and tables show only them.
    void sessionsChosen();
    void timelineWanted(const ui::TimeSpan &span);
    void clearFilterWanted();
    /// How many the list shows, and of how many.
    void countsChanged(int shown, int total);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildCard();
    void arrange();
    void showCurrent();
    void testOrStop();
    void readTrials();
    void tellTrials();
    [[nodiscard]] Testing testingOf(const findings::Finding &finding) const;
    void updateEmptyState();
    void retranslate();
    void choose(const findings::Finding &finding, const QVector<session::SessionId> &ids);
    [[nodiscard]] bool fits(quint64 finding) const;

    monitor::Monitor &m_monitor;
    Selection &m_selection;
    const Theme &m_theme;
    EndpointNames m_names;
    FindingStore m_store;
    FindingList m_list;
    TrialRunner m_runner;
    QMap<quint64, TrialRun> m_trials; ///< the latest of each finding that was tested
    query::Filter m_filter;
    std::optional<quint64> m_revealed; ///< shown although the filter hides it
    bool m_chosen = false;             ///< the user has picked one
    QTimer m_arranging;                ///< runs while the list lags behind, so that it does not jump about
    QListView *m_view;
    FindingCard *m_card;
    QScrollArea *m_detail;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
};

} // namespace ui
