// The head of the inspector: the verdict in one sentence, recovery while it runs, and what can be done.
#pragma once

#include "monitor/monitor.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

class ChangeFeed;
class FlowLayout;
class Selection;
class SessionActions;
class Theme;
struct InspectorContent;

class VerdictHeader final : public QWidget
{
    Q_OBJECT
public:
    VerdictHeader(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                  SessionActions &actions, const Theme &theme);

    /// `live`: offers what can be done to a live session; else what can be done after its end. `retrying`: a
    /// strip of its own offers to hurry the retry or to stop it.
    void show(const InspectorContent &content, bool live, bool retrying);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addButtons(FlowLayout &row, const QList<QAction *> &actions, QVector<QToolButton *> &into);

    const Theme &m_theme;
    QLabel *m_icon, *m_word, *m_sentence;
    QVector<QToolButton *> m_whileLive, m_afterwards, m_recovery;
};

} // namespace ui
