#include "notify/refusalnotice.h"

#include "report/report.h"
#include "widgets/banner.h"

namespace ui {

using namespace Qt::StringLiterals;

RefusalNotice::RefusalNotice(monitor::Monitor &monitor, ChangeFeed &feed, Banner &banner, QObject *parent)
    : QObject(parent), m_monitor(monitor), m_banner(banner), m_names(monitor)
{
    connect(&feed, &ChangeFeed::refreshed, this, &RefusalNotice::take);
    connect(&banner, &Banner::buttonClicked, this, [this] { decide(true); });
    connect(&banner, &Banner::closed, this, [this] { decide(false); });
    const auto settle = [this] {
        m_names.forget();
        forgetSettled();
    };
    connect(&monitor, &monitor::Monitor::endpointChanged, this, settle);
    connect(&monitor, &monitor::Monitor::endpointRemoved, this, settle);
}

void RefusalNotice::take(const monitor::Changes &changes)
{
    const auto before = m_waiting.size();
    for (const session::SessionId id : changes.concluded) {
        const monitor::Session *session = m_monitor.session(id);
        const auto refusal = session ? refusalOf(*session) : std::nullopt;
        if (refusal && m_waiting.size() < maxWaiting && !m_waiting.contains(*refusal) &&
            !m_dismissed.contains(*refusal) && !isLetIn(m_monitor, *refusal))
            m_waiting.append(*refusal);
    }
    if (m_waiting.size() != before)
        show();
}

void RefusalNotice::decide(bool letIn)
{
    if (m_waiting.isEmpty())
        return;
    const Refusal refusal = m_waiting.takeFirst();
    if (letIn)
        m_monitor.letIn(refusal.endpoint, refusal.sub, refusal.value);
    else if (m_dismissed.size() < maxWaiting)
        m_dismissed.append(refusal);
    show();
}

/// What was let in another way, or belongs to an endpoint that is gone.
void RefusalNotice::forgetSettled()
{
    const auto settled = [this](const Refusal &refusal) {
        return isLetIn(m_monitor, refusal) || !m_monitor.spec(refusal.endpoint);
    };
    if (m_waiting.removeIf(settled) > 0)
        show();
}

void RefusalNotice::show()
{
    if (m_waiting.isEmpty()) {
        m_banner.setVisible(false);
        return;
    }
    const Refusal &refusal = m_waiting.first();
    QStringList text{refusalText(refusal, m_names.of(refusal.endpoint))};
    if (m_waiting.size() > 1)
        text.append(tr("More that wait for your decision: %1.").arg(m_waiting.size() - 1));
    m_banner.show({u"failed"_s, Tone::Failed, report::joined(text),
                   refusal.value.isEmpty() ? QString() : tr("&Let In"), true});
}

void RefusalNotice::retranslate()
{
    m_names.forget();
    show();
}

} // namespace ui
