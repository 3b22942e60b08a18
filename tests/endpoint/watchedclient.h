// A client in a wire thread of its own, and everything it has observed, folded by session.
#pragma once

#include "endpoint/client/client.h"
#include "endpoint/loop/wirethread.h"
#include "session/facts.h"

#include <QtTest>

class WatchedClient : public QObject
{
public:
    explicit WatchedClient(quint16 port, session::EndpointSpec spec = {})
        : m_thread(endpoint::startWireThread(u"wire"_qs))
    {
        spec.id = session::EndpointId(1);
        spec.role = session::Role::Client;
        const QString scheme = spec.insecure ? u"wss"_qs : u"ws"_qs;
        spec.target = QUrl(u"%1://127.0.0.1:%2/chat?x=1"_qs.arg(scheme).arg(port));
        const auto shared = std::make_shared<endpoint::Shared>();
        shared->redactionKey = "key";
        m_client = new endpoint::Client(spec, shared);
        m_client->moveToThread(m_thread.get());
        connect(m_thread.get(), &QThread::finished, m_client, &QObject::deleteLater);
        connect(m_client, &endpoint::Endpoint::observed, this, [this](const session::Batch &batch) {
            for (const session::Observation &seen : batch) {
                observations[quint64(seen.session)].append(seen);
                session::apply(facts[quint64(seen.session)], seen);
                if (std::holds_alternative<session::Ended>(seen.what)) {
                    ++ended;
                    m_waiting.exitLoop();
                }
            }
        });
        connect(m_client, &endpoint::Endpoint::statusChanged, this,
                [this](const session::EndpointStatus &s) { status = s; });
        connect(m_client, &endpoint::Endpoint::undelivered, this,
                [this](session::SessionId, const session::SendMessage &message) {
                    undelivered.append(message.payload);
                });
        connect(m_client, &endpoint::Endpoint::variablesChanged, this,
                [this](const session::Variables &v) { variables = v; });
        tell([](endpoint::Client &client) { client.start(); });
    }
    template <class Call>
    void tell(Call call)
    {
        QMetaObject::invokeMethod(m_client, [client = m_client, call] { call(*client); });
    }
    void awaitEnd(int session = 1) { QTRY_VERIFY_WITH_TIMEOUT(facts[quint64(session)].ended, 15'000); }
    /// As soon as so many sessions have ended; QTRY_… would look 20 times a second.
    void awaitEnds(int count)
    {
        while (ended < count && !m_waiting.timeout())
            m_waiting.enterLoop(10);
        QCOMPARE(ended, count);
    }
    [[nodiscard]] endpoint::Client::Held held() const { return m_client->held(); }

    QHash<quint64, QVector<session::Observation>> observations;
    QHash<quint64, session::Facts> facts;
    session::EndpointStatus status;
    QList<QByteArray> undelivered;
    session::Variables variables;
    int ended = 0;

private:
    QTestEventLoop m_waiting;
    endpoint::WireThread m_thread;
    endpoint::Client *m_client; ///< dies with its thread
};
