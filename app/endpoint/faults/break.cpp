#include "endpoint/faults/break.h"

namespace endpoint {

using namespace session;

ToolEnd Break::end() const
{
    switch (how) {
    case How::Reset:
        return {ToolReason::Fault, QStringLiteral("reset"), QStringLiteral("rst"), {}, {}};
    case How::Fin:
        return {ToolReason::Fault, QStringLiteral("fin"), QStringLiteral("fin"), {}, {}};
    case How::Close:
        return {ToolReason::Fault, QStringLiteral("close"), QStringLiteral("close"), {}, {}};
    case How::Freeze:
        return {ToolReason::Fault, QStringLiteral("freeze"), QStringLiteral("freeze"), {}, {}};
    }
    return {};
}

std::optional<Break> breakOf(const Fault &fault)
{
    switch (fault.action) {
    case Fault::Action::Reset:
        return Break{Break::How::Reset, fault.leg, {}};
    case Fault::Action::Fin:
        return Break{Break::How::Fin, fault.leg, {}};
    case Fault::Action::Close:
        return Break{Break::How::Close, fault.leg, fault.code};
    case Fault::Action::Freeze:
        return Break{Break::How::Freeze, fault.leg, {}};
    case Fault::Action::DropPongs:
    case Fault::Action::Latency:
    case Fault::Action::Rate:
    case Fault::Action::RefuseUpgrades:
        return {};
    }
    return {};
}

} // namespace endpoint
