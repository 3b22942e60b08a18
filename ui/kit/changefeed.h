// Gathers what the monitor's batches change and hands it on at most 20 times a second, so that models and
// widgets work per refresh and not per batch.
#pragma once

#include "monitor/monitor.h"

#include <QSet>
#include <QTimer>

namespace ui {

class ChangeFeed final : public QObject
{
    Q_OBJECT
public:
    explicit ChangeFeed(monitor::Monitor &monitor, QObject *parent = nullptr);

    /// Hands on at once what is waiting.
    void flush();

Q_SIGNALS:
    /// Each session is named once in each list at most; a session may be in several lists. Of
    /// each finding and path only what is known last is told.
    void refreshed(const monitor::Changes &changes);

private:
    struct Gathered
    {
        QVector<session::SessionId> ids;
        QSet<session::SessionId> known;
        void add(const QVector<session::SessionId> &more);
    };

    void gather(const monitor::Changes &changes);

    QTimer m_timer;
    Gathered m_appeared, m_opened, m_updated, m_counted, m_concluded, m_forgotten, m_revised, m_recovering,
        m_noted;
    QVector<monitor::RecoveryChange> m_recoveries;
    QVector<findings::Finding> m_findings;
    QVector<findings::Path> m_paths;
};

} // namespace ui
