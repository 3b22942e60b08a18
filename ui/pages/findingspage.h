// What many endings prove together: a card for each finding, the newest first, those that are over last.
#pragma once

#include "diagnosis/patterns/finding.h"
#include "models/endpointnames.h"
#include "timeline/timelinescene.h"

#include <QScrollArea>
#include <QTimer>

#include <map>

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

    /// Takes over what was found, changed or closed. Cards come a few in each turn of the event loop, the
    /// newest first; what the page tells of findings holds from now on.
    void take(const QVector<patterns::Finding> &findings);
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

private:
    void build();
    void fill(quint64 id);
    void forget();
    void arrange();
    void retranslate();
    /// The latest of each finding, whether or not its card shows it yet; by id.
    [[nodiscard]] std::map<quint64, const patterns::Finding *> latest() const;
    void choose(const patterns::Finding &finding, const QVector<session::SessionId> &ids);
    [[nodiscard]] FindingCard *addCard();

    const monitor::Monitor &m_monitor;
    Selection &m_selection;
    const Theme &m_theme;
    EndpointNames m_names;
    std::map<quint64, FindingCard *> m_cards;
    std::map<quint64, patterns::Finding> m_waiting; ///< what no card shows yet
    QTimer m_building;                              ///< runs out at once, while some wait
    QVBoxLayout *m_list;
    QWidget *m_page;
    EmptyState *m_empty;
    QLabel *m_over;
};

} // namespace ui
