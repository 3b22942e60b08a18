// What many endings prove together: a card for each finding, the newest first, those that are over last.
// Cards take milliseconds to build: they are built when the page is looked at, a few in each turn of the
// event loop.
#pragma once

#include "findings/finding.h"
#include "kit/endpointnames.h"
#include "timeline/timelinescene.h"

#include <QScrollArea>
#include <QTimer>

#include <map>
#include <set>

class QLabel;
class QVBoxLayout;

namespace ui {

class ChangeFeed;
class EmptyState;
class FindingCard;
class Theme;

class FindingsPage final : public QScrollArea
{
    Q_OBJECT
public:
    /// Those that are over are kept while there are no more than this.
    static constexpr int maxOver = 20;

    /// All must outlive the page.
    FindingsPage(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection, const Theme &theme,
                 QWidget *parent = nullptr);

    /// Takes over what was found, changed or closed.
    void take(const QVector<findings::Finding> &findings);
    /// How many hold at present.
    [[nodiscard]] int count() const;
    /// Scrolls to it.
    void reveal(quint64 finding);
    /// For the timeline.
    [[nodiscard]] QVector<TimelineMarker> markers() const;

Q_SIGNALS:
    void changed();
    /// The selection now holds the sessions of a finding, and tables show only them.
    void sessionsChosen();
    void timelineWanted(const ui::TimeSpan &span);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void dropOldest();
    void build();
    void arrange();
    void scrollToRevealed();
    void retranslate();
    void choose(const findings::Finding &finding, const QVector<session::SessionId> &ids);
    [[nodiscard]] FindingCard *cardOf(quint64 finding);

    const monitor::Monitor &m_monitor;
    Selection &m_selection;
    const Theme &m_theme;
    EndpointNames m_names;
    std::map<quint64, findings::Finding> m_findings;
    std::map<quint64, FindingCard *> m_cards;    ///< of those that have one yet
    std::set<quint64, std::greater<>> m_unbuilt; ///< whose card does not show the finding as it is
    QTimer m_building;
    std::optional<quint64> m_revealed; ///< to be scrolled to when all are built
    QVBoxLayout *m_list;
    QWidget *m_page;
    EmptyState *m_empty;
    QLabel *m_over;
};

} // namespace ui
