// Everything about the selected session: the verdict in one sentence and the actions, always in view; below,
// in tabs: both legs and what to do, the sequence, the evidence and last frames, how TCP fared, and the
// chain.
#pragma once

#include "inspector/chainmodel.h"
#include "inspector/evidencemodel.h"
#include "inspector/framesmodel.h"
#include "kit/endpointnames.h"
#include "kit/findingstore.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QScrollArea;
class QTabWidget;
class QVBoxLayout;

namespace ui {

class ChangeFeed;
class EmptyState;
class LabelGrid;
class PathView;
class Selection;
class SessionActions;
class SequenceView;
class SmallTable;
class TcpCharts;
class Theme;
class VerdictHeader;
struct InspectorContent;

class Inspector final : public QWidget
{
    Q_OBJECT
public:
    Inspector(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
              SessionActions &actions, const Theme &theme, QWidget *parent = nullptr);

    enum Page { SummaryPage, SequencePage, EvidencePage, TcpPage, ChainPage, PathPage };

Q_SIGNALS:
    /// The user wants to see a finding that the session belongs to.
    void findingWanted(quint64 finding);
    /// The user wants to open what other places recorded.
    void filesWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// A heading with what stands under it; both are hidden together.
    struct Section
    {
        QLabel *heading;
        QWidget *body;
        void setVisible(bool visible) const;
    };

    void buildPages();
    [[nodiscard]] Section addSection(QBoxLayout *column, QWidget *body);
    void retranslate();
    void refresh();
    /// What the page in front shows; the others wait until they come to the front.
    void refreshPage(const monitor::Session &session);
    void showContent(const InspectorContent &content);
    void showLegs(const InspectorContent &content);
    void showEvidence(const session::Facts &facts);
    void showFindings();
    [[nodiscard]] QStringList nextSteps(const QStringList &ofVerdict) const;
    void showNothing();
    void showHowMany();
    void addPage(QWidget *content);

    const monitor::Monitor &m_monitor;
    Selection &m_selection;
    const Theme &m_theme;
    EndpointNames m_names;
    FindingStore m_known;
    EvidenceModel m_evidence;
    FramesModel m_frames;
    ChainModel m_chain;
    qsizetype m_evidenceShown = -1;
    std::optional<session::SessionId> m_shown;

    QScrollArea *m_scroll;
    QWidget *m_page;
    QTabWidget *m_tabs;
    EmptyState *m_empty;
    QLabel *m_many;     ///< said where several are selected
    QWidget *m_manyRow; ///< that, and what can be done with several
    VerdictHeader *m_header;
    QBoxLayout *m_columns;
    QVBoxLayout *m_findings; ///< a link for each finding that the session belongs to
    QLabel *m_advice;
    LabelGrid *m_facts, *m_inPage, *m_application, *m_legs;
    SmallTable *m_evidenceTable, *m_framesTable, *m_chainTable;
    SequenceView *m_sequence;
    TcpCharts *m_charts;
    PathView *m_path;
    QLabel *m_alone; ///< said where the chain has one session only
    Section m_factsSection, m_pageSection, m_applicationSection, m_legsSection, m_adviceSection,
        m_evidenceSection, m_framesSection;
};

} // namespace ui
