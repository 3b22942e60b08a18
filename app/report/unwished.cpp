#include "report/unwished.h"

#include "findings/catalogue.h"
#include "report/report.h"
#include "report/words.h"
#include "session/identity.h"

#include <algorithm>

namespace report {

using namespace diagnosis;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

enum class Unwished { Not, ResumeRefused, Timer };

Unwished kindOf(const Facts &facts, const Verdict &verdict)
{
    constexpr auto atOnce = 2s, silent = 10s;
    const bool wordless = verdict.endedBy == Party::Server && verdict.reason.isEmpty() &&
                          !verdict.byGoodbye &&
                          (verdict.cause == Cause::NormalClosure || verdict.cause == Cause::NoStatusClose);
    if (!wordless || !verdict.duration)
        return Unwished::Not;
    if (*verdict.duration < atOnce)
        return identityOf(facts).resumes ? Unwished::ResumeRefused : Unwished::Not;
    return verdict.idle && *verdict.idle >= silent ? Unwished::Timer : Unwished::Not;
}

/// Since the last frame towards the server, in seconds.
double idleToServer(const Facts &facts, const Verdict &verdict)
{
    const auto last = facts.server().out.lastAt;
    return std::chrono::duration<double>(verdict.at - last.value_or(facts.openedAt.value_or(verdict.at)))
        .count();
}

/// The products whose timers end sessions so, at such a time.
QStringList productsOf(const Facts &facts, const Verdict &verdict)
{
    QStringList found;
    const double either = std::chrono::duration<double>(*verdict.idle).count();
    for (const findings::TimerRow &row : findings::Catalogue::builtIn().timers) {
        if (row.measures == findings::Measure::Lifetime || !row.front || !row.front->code ||
            row.front->as != findings::EndStyle::As::Close || row.front->code != verdict.code ||
            row.front->reason.value_or(QString()) != verdict.reason)
            continue;
        const double idle =
            row.measures == findings::Measure::ToServer ? idleToServer(facts, verdict) : either;
        if (row.holds(idle, idle))
            found.append(row.name());
    }
    return found;
}

} // namespace

QString unwishedPart(const Facts &facts, const Verdict &verdict)
{
    switch (kindOf(facts, verdict)) {
    case Unwished::Not:
        return {};
    case Unwished::ResumeRefused:
        return u' ' + translate("report",
                                "It did so right after the opening, though the client had asked to resume a"
                                " session: probably it did not know that session any more. A page that"
                                " takes 1000 for a wished end then stays as it is until it is reloaded.");
    case Unwished::Timer:
        break;
    }
    QString text =
        u' ' + translate("report", "That was %1 after the last frame: if nobody wished this end, a timer of"
                                   " the server ends silent connections.")
                   .arg(duration(*verdict.idle));
    if (const QStringList products = productsOf(facts, verdict); !products.isEmpty())
        text += u' ' + translate("report", "It fits %1.").arg(products.join(u", "_s));
    return text;
}

QStringList unwishedAdvice(const Facts &facts, const Verdict &verdict)
{
    switch (kindOf(facts, verdict)) {
    case Unwished::Not:
        return {};
    case Unwished::ResumeRefused:
        return {translate("report",
                          "Client author: when a resume ends at once, connect again without the token, or"
                          " reload the page."),
                translate("report",
                          "Server author: refuse a session that is not known with a code of your own (4000"
                          " to 4999), so that pages can tell it from a goodbye.")};
    case Unwished::Timer:
        break;
    }
    const auto often = std::max<Nanoseconds>(*verdict.idle / 3, 1s);
    return {translate("report",
                      "If nobody wished it: send a message or ping at least every %1, or give the server's"
                      " timer more time.")
                .arg(duration(std::chrono::duration_cast<std::chrono::seconds>(often))),
            translate("report",
                      "Server author: close for a timeout with a code or reason of its own; pages take 1000"
                      " for a wish and do not come back.")};
}

} // namespace report
