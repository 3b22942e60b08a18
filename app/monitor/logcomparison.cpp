#include "monitor/logcomparison.h"

#include "monitor/exporter.h"

#include <QFileInfo>

namespace monitor {

namespace {

using Tallies = std::vector<report::Tally *>;

/// Tells all of them the same.
class Fork final : public report::Export
{
public:
    explicit Fork(Tallies into) : m_into(std::move(into)) {}
    void endpoint(const session::EndpointStatus &status) override
    {
        for (report::Tally *tally : m_into)
            tally->endpoint(status);
    }
    void disconnect(const session::Facts &facts, const diagnosis::Verdict &verdict) override
    {
        for (report::Tally *tally : m_into)
            tally->disconnect(facts, verdict);
    }
    void stillOpen(const session::Facts &facts) override
    {
        for (report::Tally *tally : m_into)
            tally->stillOpen(facts);
    }
    void recovery(session::SessionId lost, const session::RecoveryStep &step) override
    {
        for (report::Tally *tally : m_into)
            tally->recovery(lost, step);
    }
    void finding(const findings::Finding &finding) override
    {
        for (report::Tally *tally : m_into)
            tally->finding(finding);
    }
    void path(const findings::Path &path) override
    {
        for (report::Tally *tally : m_into)
            tally->path(path);
    }
    QByteArray take() override { return {}; }
    QByteArray finish() override { return {}; }

private:
    Tallies m_into;
};

/// The end of the log; nothing if it could not be read as a whole.
std::optional<session::Stamp> tell(const QString &log, const QByteArray &ownCodes, LogCompared &done,
                                   Tallies into)
{
    Monitor monitor;
    done.error = monitor.setOwnCloseCodes(ownCodes);
    done.isOfCodes = !done.error.isEmpty();
    if (done.isOfCodes)
        return {};
    Fork fork(std::move(into));
    Exporter exporter(monitor, fork, [](const QByteArray &) {}, {});
    bool damaged = false;
    QObject::connect(&monitor, &Monitor::logFailed, &monitor, [&](const QString &text) {
        if (std::exchange(damaged, true))
            done.told.append(text);
        else
            done.error = text;
    });
    if (const QString error = monitor.openLog(log); !error.isEmpty()) {
        done.error = error;
        return {};
    }
    if (const QString removed = monitor.whatWasRemoved(); !removed.isEmpty())
        done.told.append(removed);
    exporter.finish();
    return damaged ? std::nullopt : std::optional(monitor.logEnd());
}

} // namespace

LogCompared compareLogs(const LogComparison &order)
{
    LogCompared done;
    const QString name = QFileInfo(order.log).fileName();
    if (!order.other.isEmpty()) {
        report::Tally first(name), second(QFileInfo(order.other).fileName());
        const auto firstEnd = tell(order.log, order.ownCodes, done, {&first});
        const auto secondEnd = firstEnd ? tell(order.other, order.ownCodes, done, {&second}) : std::nullopt;
        if (secondEnd)
            done.comparison = {first.side(*firstEnd), second.side(*secondEnd)};
        return done;
    }
    if (order.endpoints.size() == 2) {
        report::Tally first(order.endpoints[0]), second(order.endpoints[1]);
        first.onlyOf(order.endpoints[0]);
        second.onlyOf(order.endpoints[1]);
        const auto end = tell(order.log, order.ownCodes, done, {&first, &second});
        for (const report::Tally *tally : {&first, &second}) {
            if (end && done.error.isEmpty() && !tally->isKnown())
                done.error = QStringLiteral("%1: no endpoint %2 is in it").arg(name, tally->name());
        }
        if (end && done.error.isEmpty())
            done.comparison = {first.side(*end), second.side(*end)};
        return done;
    }
    const session::Stamp moment = order.moment.value_or(session::Stamp{});
    report::Tally first(QStringLiteral("%1 < %2").arg(name, order.momentName), session::Stamp::min(), moment);
    report::Tally second(QStringLiteral("%1 ≥ %2").arg(name, order.momentName), moment);
    if (const auto end = tell(order.log, order.ownCodes, done, {&first, &second}))
        done.comparison = {first.side(*end), second.side(*end)};
    return done;
}

} // namespace monitor
