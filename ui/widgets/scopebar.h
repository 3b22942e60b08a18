// Says above the tables why they show less than everything, and ends that: the range of the timeline, the
// sessions of a finding.
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

class Selection;
class Theme;

class ScopeBar final : public QWidget
{
    Q_OBJECT
public:
    ScopeBar(Selection &selection, const Theme &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Selection &m_selection;
    QLabel *m_span, *m_scope;
    QToolButton *m_clearSpan, *m_clearScope;
};

} // namespace ui
