// Collects what an endpoint observes and hands it over in batches, so that other threads are woken by time
// and not by traffic: every 50 ms, at 512 observations, or at once when a session ends.
#pragma once

#include "endpoint/tap/secrets.h"
#include "session/observation.h"

#include <QTimer>

#include <vector>

namespace endpoint {

class Outbox final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds interval{50}, trafficInterval{200};
    static constexpr qsizetype maxBatch = 512;

    explicit Outbox(session::EndpointId endpoint, QObject *parent = nullptr);
    /// What is added from now on is of that one. Not for what is counted.
    void of(session::EndpointId endpoint) { m_endpoint = endpoint; }
    /// From now on secrets in texts are replaced by hashes with that key (see secrets.h).
    void redactWith(const QByteArray &key) { m_secrets.redactWith(key); }
    /// That key; empty if secrets stay.
    [[nodiscard]] const QByteArray &redactionKey() const { return m_secrets.key(); }
    /// Secrets that capture rules of the run's endpoints take are known to all of them.
    void shareSecrets(std::shared_ptr<ToldSecrets> told) { m_secrets.shareWith(std::move(told)); }
    /// From now on this value is a secret as well, wherever it appears.
    void keepSecret(const QString &value) { m_secrets.take(value); }
    /// Who tells of the frames that are counted: the wire, unless said otherwise.
    void countAs(session::Source source) { m_counted = source; }

    /// Takes one observation. Observations of a session must be added in the order they were made. Ahead of
    /// one that may end the session, and of any Close frame, goes the traffic counted so far, so that facts
    /// folded up to it are complete.
    void add(session::SessionId session, session::Leg leg, session::Source source, session::What what,
             session::Stamp at);
    /// Adds frames that passed (at least one) to the sum of that session, leg and way.
    void count(session::SessionId session, session::Leg leg, const session::Traffic &frames);
    /// Hands over everything, traffic included.
    void flush();

Q_SIGNALS:
    void flushed(const session::Batch &batch);

private:
    /// The sums of one session; ways by leg.
    struct Sums
    {
        std::array<std::array<session::Traffic, 2>, 2> of{};
    };

    void addTraffic(session::SessionId session, const Sums &sums);
    void releaseTraffic(session::SessionId session);
    void releaseAllTraffic();
    void handOver();

    session::EndpointId m_endpoint;
    Secrets m_secrets;
    session::Source m_counted = session::Source::Wire;
    session::Batch m_batch;
    QHash<quint64, Sums> m_traffic;
    QTimer m_timer, m_trafficTimer;
};

/// Adds later frames of the same way to a sum.
void merge(session::Traffic &sum, const session::Traffic &later);

} // namespace endpoint
