// A browser made of words: what its DevTools say, as transcripts, and what our side makes of it.
#pragma once

#include "diagnosis/classify.h"
#include "endpoint/browser/tools.h"
#include "report/report.h"
#include "session/facts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include <map>

class ToolsTalk
{
public:
    explicit ToolsTalk(bool own = true, session::EndpointSpec spec = {})
        : m_spec(std::move(spec)), m_context{m_spec, {}, m_outbox},
          tools(
              m_context,
              {[this](const QByteArray &command) { sent.append(QJsonDocument::fromJson(command).object()); },
               [this] { return session::SessionId(++m_last); }},
              own)
    {
        QObject::connect(&m_outbox, &endpoint::Outbox::flushed, &m_outbox,
                         [this](const session::Batch &batch) {
                             for (const session::Observation &seen : batch) {
                                 session::Facts &facts = sessions[quint64(seen.session)];
                                 facts.role = session::Role::Browser;
                                 session::Stamp &before = m_latest[quint64(seen.session)];
                                 if (seen.at < before && !std::holds_alternative<session::Traffic>(seen.what))
                                     ++disorder;
                                 before = std::max(before, seen.at);
                                 session::apply(facts, seen);
                             }
                         });
    }

    /// The browser says that: an event of the target's session.
    void says(const char *method, const QJsonObject &parameters, const char *session = "S1")
    {
        QJsonObject message{{QStringLiteral("method"), QLatin1String(method)},
                            {QStringLiteral("params"), parameters}};
        if (*session)
            message.insert(QStringLiteral("sessionId"), QLatin1String(session));
        tools.take(QJsonDocument(message).toJson(QJsonDocument::Compact), at());
    }
    /// JSON with ' for ".
    void says(const char *method, const char *parameters, const char *session = "S1")
    {
        says(method, QJsonDocument::fromJson(QByteArray(parameters).replace('\'', '"')).object(), session);
    }
    /// The script in the page speaks.
    void tells(const char *report, const char *session = "S1", int context = 1)
    {
        says("Runtime.bindingCalled",
             QJsonObject{
                 {QStringLiteral("name"), channel()},
                 {QStringLiteral("payload"), QString::fromLatin1(QByteArray(report).replace('\'', '"'))},
                 {QStringLiteral("executionContextId"), context}},
             session);
    }
    void page(const char *session = "S1", const char *target = "T1", const char *type = "page",
              const char *parent = "")
    {
        says("Target.attachedToTarget",
             QJsonObject{{QStringLiteral("sessionId"), QLatin1String(session)},
                         {QStringLiteral("targetInfo"),
                          QJsonObject{{QStringLiteral("targetId"), QLatin1String(target)},
                                      {QStringLiteral("type"), QLatin1String(type)},
                                      {QStringLiteral("url"), QStringLiteral("https://app.example/")}}},
                         {QStringLiteral("waitingForDebugger"), true}},
             parent);
        says("Runtime.executionContextCreated",
             QJsonObject{{QStringLiteral("context"),
                          QJsonObject{{QStringLiteral("id"), 1},
                                      {QStringLiteral("auxData"),
                                       QJsonObject{{QStringLiteral("isDefault"), true},
                                                   {QStringLiteral("frameId"), QLatin1String(target)}}}}}},
             session);
        tells("{'k':'born','r':7,'nav':'navigate','hidden':false,'top':true}", session);
    }
    /// A WebSocket that opens at once.
    void opens(const char *session = "S1", const char *request = "1.1", int number = 1)
    {
        makes(session, request, number);
        const QJsonObject which{{QStringLiteral("requestId"), QLatin1String(request)}};
        QJsonObject asks = which;
        asks.insert(QStringLiteral("request"),
                    QJsonObject{{QStringLiteral("headers"),
                                 QJsonObject{{QStringLiteral("Host"), QStringLiteral("192.0.2.7:9000")},
                                             {QStringLiteral("Sec-WebSocket-Key"),
                                              QStringLiteral("dGhlIHNhbXBsZSBub25jZQ==")}}}});
        says("Network.webSocketWillSendHandshakeRequest", asks, session);
        QJsonObject answers = which;
        answers.insert(QStringLiteral("response"), QJsonObject{{QStringLiteral("status"), 101}});
        says("Network.webSocketHandshakeResponseReceived", answers, session);
    }
    void makes(const char *session = "S1", const char *request = "1.1", int number = 1,
               const char *url = "ws://192.0.2.7:9000/chat?x=1")
    {
        tells(QByteArray("{'k':'new','r':7,'id':" + QByteArray::number(number) +
                         ",'stack':'Error\\n    at join (https://app.example/app.js:10:5)','url':'" + url +
                         "'}")
                  .constData(),
              session);
        says("Network.webSocketCreated",
             QJsonObject{{QStringLiteral("requestId"), QLatin1String(request)},
                         {QStringLiteral("url"), QLatin1String(url)}},
             session);
        tells(("{'k':'made','r':7,'id':" + QByteArray::number(number) + "}").constData(), session);
    }
    void closed(const char *session = "S1", const char *request = "1.1")
    {
        says("Network.webSocketClosed", QJsonObject{{QStringLiteral("requestId"), QLatin1String(request)}},
             session);
    }
    void ended(int code, const char *reason, bool clean, const char *session = "S1", int number = 1)
    {
        tells(("{'k':'ended','r':7,'id':" + QByteArray::number(number) +
               ",'code':" + QByteArray::number(code) + ",'reason':'" + reason +
               "','clean':" + (clean ? "true" : "false") + "}")
                  .constData(),
              session);
    }
    void wait(std::chrono::milliseconds time)
    {
        m_now += time;
        tools.settle(at());
        m_outbox.flush();
    }
    [[nodiscard]] session::Stamp at() const { return m_now; }

    /// Of one session, once its end has been told.
    diagnosis::Verdict verdict(quint64 session = 1)
    {
        wait(std::chrono::seconds(1));
        return diagnosis::classify(sessions.at(session), {});
    }
    QString summary(quint64 session = 1)
    {
        const diagnosis::Verdict judged = verdict(session); // delivers what waits, too
        return report::summary(sessions.at(session), judged);
    }
    [[nodiscard]] QString channel() const
    {
        for (const QJsonObject &command : sent) {
            if (command.value(QLatin1String("method")) == QLatin1String("Runtime.addBinding"))
                return command.value(QLatin1String("params"))
                    .toObject()
                    .value(QLatin1String("name"))
                    .toString();
        }
        return {};
    }
    /// Methods that were sent to a session, in their order.
    [[nodiscard]] QStringList methods(const QString &session) const
    {
        QStringList all;
        for (const QJsonObject &command : sent) {
            if (command.value(QLatin1String("sessionId")).toString() == session)
                all.append(command.value(QLatin1String("method")).toString());
        }
        return all;
    }

    QList<QJsonObject> sent;
    std::map<quint64, session::Facts> sessions;
    int disorder = 0;

private:
    session::EndpointSpec m_spec;
    endpoint::Outbox m_outbox{session::EndpointId(1)};
    endpoint::PageContext m_context;
    quint64 m_last = 0;
    session::Stamp m_now = std::chrono::seconds(1'800'000'000);
    std::map<quint64, session::Stamp> m_latest;

public:
    endpoint::Tools tools;
};
