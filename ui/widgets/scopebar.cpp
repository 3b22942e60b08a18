#include "widgets/scopebar.h"

#include "kit/selection.h"
#include "kit/words.h"
#include "report/report.h"
#include "theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

ScopeBar::ScopeBar(Selection &selection, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_selection(selection), m_span(new QLabel), m_scope(new QLabel),
      m_clearSpan(new QToolButton), m_clearScope(new QToolButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, 8, 4);
    row->setSpacing(4);
    for (const auto &[label, button] : {std::pair(m_scope, m_clearScope), std::pair(m_span, m_clearSpan)}) {
        label->setTextFormat(Qt::PlainText);
        button->setIcon(theme.icon(u"clear"_s));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(label);
        row->addWidget(button);
        row->addSpacing(12);
    }
    row->addStretch();
    connect(m_clearSpan, &QToolButton::clicked, this, [this] { m_selection.setSpan({}); });
    connect(m_clearScope, &QToolButton::clicked, this, [this] { m_selection.setScope({}); });
    connect(&selection, &Selection::narrowed, this, &ScopeBar::refresh);
    refresh();
}

void ScopeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void ScopeBar::refresh()
{
    const auto &span = m_selection.span();
    const auto &scope = m_selection.scope();
    if (span)
        m_span->setText(
            tr("Only %1 (%2)")
                .arg(words::timeRange(span->from, span->until), report::duration(span->until - span->from)));
    if (scope)
        m_scope->setText(tr("Only the sessions of “%1” (%2)").arg(scope->name).arg(scope->ids.size()));
    m_clearSpan->setToolTip(tr("Show all times"));
    m_clearSpan->setAccessibleName(tr("Show all times"));
    m_clearScope->setToolTip(tr("Show all sessions"));
    m_clearScope->setAccessibleName(tr("Show all sessions"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_span, m_clearSpan})
        widget->setVisible(span.has_value());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_scope, m_clearScope})
        widget->setVisible(scope.has_value());
    setVisible(span || scope);
}

} // namespace ui
