#include "kit/refusal.h"

#include "base/visible.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::Refusal)
};

} // namespace

std::optional<Refusal> refusalOf(const monitor::Session &session)
{
    const session::Facts &facts = session.facts;
    if (!session.verdict || session.verdict->toolReason != session::ToolReason::Policy || !facts.toolEnd)
        return {};
    Refusal refusal{facts.endpoint, facts.toolEnd->sub, {}, facts.toolEnd->detail};
    if (facts.request)
        refusal.given = refusal.sub == u"host" ? facts.request->host : facts.request->origin;
    return refusal;
}

bool isLetIn(const monitor::Monitor &monitor, const Refusal &refusal)
{
    const auto spec = monitor.spec(refusal.endpoint);
    return spec && (refusal.sub == u"host" ? spec->allowHosts : spec->allowOrigins).contains(refusal.value);
}

QString refusalText(const Refusal &refusal, const QString &endpoint)
{
    const QString given = base::visible(refusal.given);
    return refusal.sub == u"host"
               ? Text::tr("“%1” refused a request for the host %2, which is not one of its names.")
                     .arg(endpoint, given)
               : Text::tr("“%1” refused a page of %2: only its own pages and those of this computer are let "
                          "in.")
                     .arg(endpoint, given);
}

} // namespace ui
