// One finding: the sentence, how sure, a picture, what to do, what would settle it, and the sessions behind
// it.
#pragma once

#include "findings/finding.h"

#include <QFrame>
#include <QTimer>

class QBoxLayout;
class QLabel;
class QToolButton;

namespace monitor {
class Monitor;
}

namespace ui {

class EndpointNames;
class PictureView;
class Theme;

/// What is known of testing it: why it cannot be done, or how far it is, and what came of it.
struct Testing
{
    bool offered = false; ///< findings of its kind can be tested
    QString whyNot;
    bool runs = false;
    QStringList lines;
    bool operator==(const Testing &) const = default;
};

class FindingCard final : public QFrame
{
    Q_OBJECT
public:
    FindingCard(const monitor::Monitor &monitor, const EndpointNames &names, const Theme &theme,
                QWidget *parent = nullptr);

    void show(const findings::Finding &finding, bool muted, const Testing &testing);
    [[nodiscard]] const findings::Finding &finding() const { return m_finding; }

Q_SIGNALS:
    void sessionsWanted(const QVector<session::SessionId> &ids);
    void timelineWanted();
    /// Another finding is named: its cause.
    void findingWanted(quint64 finding);
    void muteWanted(bool muted);
    /// It is to be tried out, or the trial to be stopped.
    void testWanted();
    void exportWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QToolButton *button(const QString &icon);
    void write();
    void draw();
    void copy(bool markdown);

    const monitor::Monitor &m_monitor;
    const EndpointNames &m_names;
    const Theme &m_theme;
    findings::Finding m_finding;
    bool m_muted = false;
    Testing m_testing;
    QTimer m_drawing; ///< pictures cost more than words: they follow a little later
    QLabel *m_icon, *m_title, *m_facts, *m_sentence, *m_adviceTitle, *m_advice, *m_settleTitle, *m_settle,
        *m_testedTitle, *m_tested, *m_kept;
    PictureView *m_picture;
    QBoxLayout *m_body;
    QToolButton *m_test, *m_sessions, *m_others, *m_timeline, *m_cause, *m_mute, *m_copy, *m_markdown,
        *m_export;
};

} // namespace ui
