// Runs a trial: adds the clients, starts them, waits until they have shown what they can, closes and removes
// them. One at a time.
#pragma once

#include "trial/trialrecord.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace ui {

class ChangeFeed;

class TrialRunner final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive this.
    TrialRunner(monitor::Monitor &monitor, ChangeFeed &feed, QObject *parent = nullptr);
    ~TrialRunner() override;

    /// Nothing while another one runs.
    void start(const TrialPlan &plan);
    /// Without a result.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_runs; }
    /// Of the one that runs, or ran last.
    [[nodiscard]] const TrialPlan &plan() const { return m_run.plan; }
    [[nodiscard]] const TrialRun &run() const { return m_run; }
    [[nodiscard]] std::chrono::milliseconds left() const;
    /// Whether an endpoint is ours: it goes when the trial is over, and nobody need remember it.
    [[nodiscard]] bool owns(session::EndpointId id) const { return m_owned.contains(id); }

Q_SIGNALS:
    /// It started, a second has passed, or it was stopped.
    void progressed();
    void finished(quint64 finding, const ui::TrialResult &result);

private:
    void look();
    void end();

    monitor::Monitor &m_monitor;
    TrialRun m_run;
    bool m_runs = false;
    QSet<session::EndpointId> m_owned; ///< of this and of earlier ones
    QElapsedTimer m_since;
    QTimer m_tick;
};

} // namespace ui
