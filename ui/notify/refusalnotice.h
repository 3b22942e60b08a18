// Tells in a strip of the window what the policy of an endpoint refused, and lets it in with one click: that
// value and nothing else. Each value is told once, until somebody has decided.
#pragma once

#include "kit/changefeed.h"
#include "kit/endpointnames.h"
#include "kit/refusal.h"

namespace ui {

class Banner;

class RefusalNotice final : public QObject
{
    Q_OBJECT
public:
    /// Values that wait for a decision at most; a hostile page can make up any number.
    static constexpr qsizetype maxWaiting = 32;

    /// All must outlive this.
    RefusalNotice(monitor::Monitor &monitor, ChangeFeed &feed, Banner &banner, QObject *parent);

    void retranslate();

private:
    void take(const monitor::Changes &changes);
    void decide(bool letIn);
    void forgetSettled();
    void show();

    monitor::Monitor &m_monitor;
    Banner &m_banner;
    EndpointNames m_names;
    QVector<Refusal> m_waiting; ///< the first is told
    QVector<Refusal> m_dismissed;
};

} // namespace ui
