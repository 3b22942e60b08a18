// Everything about the selected session: the verdict in one sentence, both legs, the evidence in order of
// time, the last frames, what to do about it, and the actions.
#pragma once

#include "inspector/evidencemodel.h"
#include "inspector/framesmodel.h"
#include "models/endpointnames.h"

#include <QScrollArea>

class QBoxLayout;
class QLabel;

namespace ui {

class ChangeFeed;
class EmptyState;
class LabelGrid;
class Selection;
class SessionActions;
class SmallTable;
class Theme;
struct InspectorContent;

class Inspector final : public QScrollArea
{
    Q_OBJECT
public:
    Inspector(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
              SessionActions &actions, const Theme &theme, QWidget *parent = nullptr);

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

    [[nodiscard]] QWidget *header(ChangeFeed &feed, SessionActions &actions);
    [[nodiscard]] Section addSection(QBoxLayout *column, QWidget *body);
    void retranslate();
    void refresh();
    void showContent(const InspectorContent &content);
    void showEvidence(const session::Facts &facts);
    void showNothing();

    const monitor::Monitor &m_monitor;
    Selection &m_selection;
    const Theme &m_theme;
    EndpointNames m_names;
    EvidenceModel m_evidence;
    FramesModel m_frames;
    qsizetype m_evidenceShown = -1;
    std::optional<session::SessionId> m_shown;

    QWidget *m_page;
    EmptyState *m_empty;
    QBoxLayout *m_columns;
    QLabel *m_icon, *m_word, *m_sentence, *m_advice;
    LabelGrid *m_facts, *m_legs;
    SmallTable *m_evidenceTable, *m_framesTable;
    Section m_factsSection, m_legsSection, m_adviceSection, m_evidenceSection, m_framesSection;
};

} // namespace ui
