// The pages of a window with the filter above them, and what leads from one to the other: they know the
// selection and never each other.
#pragma once

#include "kit/selection.h"

#include <QWidget>

class QMenu;
class QSettings;
class QTabWidget;

namespace monitor {
class Monitor;
}

namespace ui {

class ChangeFeed;
class DisconnectsPage;
class EndpointActions;
class ExportActions;
class FilterBar;
class FindingsPage;
class MessagesPage;
class SessionActions;
class SessionsPage;
class TableTools;
class Theme;
class TimelinePage;

class Pages final : public QWidget
{
    Q_OBJECT
public:
    /// In the order of the tabs.
    enum class Page { Sessions, Disconnects, Timeline, Findings, Messages };

    /// What the pages ask for; all must outlive them.
    struct Actions
    {
        SessionActions &sessions;
        EndpointActions &endpoints;
        ExportActions &exports;
    };

    /// `window` gets the shortcuts of the tables. All must outlive this.
    Pages(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection, const Theme &theme,
          QSettings &settings, const Actions &actions, QWidget *window);

    [[nodiscard]] FilterBar &filter() const { return *m_filter; }
    [[nodiscard]] TableTools &tools() const { return *m_tools; }
    [[nodiscard]] FindingsPage &findings() const { return *m_findings; }
    [[nodiscard]] TimelinePage &timeline() const { return *m_timeline; }
    void showPage(Page page);
    /// The page in front has details of its own, beside or below what it lists.
    [[nodiscard]] bool showsDetails() const;
    void revealFinding(quint64 finding);
    /// The page where a session stands, with it selected.
    void showSession(session::SessionId id);
    /// To the table, list or picture of the page in front.
    void focusPage();
    void retranslate();

Q_SIGNALS:
    /// Another page came to the front.
    void pageShown();
    /// The menu of what is selected, there.
    void sessionMenuWanted(const QPoint &globalPos);

private:
    void build(const Theme &theme);
    void wireTables(const Actions &actions);
    void wireFindings();
    void countAgain();
    /// How much of the page in front the filter shows.
    void countShown();

    monitor::Monitor &m_monitor;
    Selection &m_selection;
    FilterBar *m_filter;
    SessionsPage *m_sessions;
    DisconnectsPage *m_disconnects;
    TimelinePage *m_timeline;
    FindingsPage *m_findings;
    MessagesPage *m_messages;
    TableTools *m_tools;
    QTabWidget *m_tabs;
};

} // namespace ui
