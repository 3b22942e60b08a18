// Any bytes as what a browser's DevTools say, a message a line, and as what the script in its pages reports:
// nothing crashes, and the observations of a session keep the order of their times. A line that begins with
// "=" is a report; the others are messages.
#include "endpoint/browser/tools.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdlib>
#include <map>

using namespace std::chrono_literals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    static int argc = 0;
    static QCoreApplication application(argc, nullptr);
    session::EndpointSpec spec;
    spec.recordPayloads = size % 3 == 0; // then the browser is asked for every message
    spec.limits.sessions = 64;
    endpoint::Outbox outbox(session::EndpointId(1));
    std::map<session::SessionId, session::Stamp> latest;
    QObject::connect(&outbox, &endpoint::Outbox::flushed, &outbox, [&](const session::Batch &batch) {
        for (const session::Observation &seen : batch) {
            session::Stamp &before = latest[seen.session];
            if (seen.at < before && !std::holds_alternative<session::Traffic>(seen.what))
                std::abort();
            before = std::max(before, seen.at);
        }
    });
    const endpoint::PageContext context{spec, "0123456789abcdef", outbox};
    quint64 last = 0;
    QString channel;
    endpoint::Tools tools(
        context,
        {[&](const QByteArray &command) {
             const QJsonObject sent = QJsonDocument::fromJson(command).object();
             if (sent.value(QLatin1String("method")) == QLatin1String("Runtime.addBinding"))
                 channel =
                     sent.value(QLatin1String("params")).toObject().value(QLatin1String("name")).toString();
         },
         [&] { return session::SessionId(++last); }},
        size % 2 == 0);
    tools.begin({});
    session::Stamp at = std::chrono::hours(1);
    const QByteArray all(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const QByteArray &line : all.split('\n')) {
        at += 70ms;
        if (line.startsWith('=')) {
            const QJsonObject report{
                {QStringLiteral("name"), channel},
                {QStringLiteral("payload"), QString::fromUtf8(line.sliced(1))},
                {QStringLiteral("executionContextId"), 1},
            };
            const QJsonObject message{{QStringLiteral("method"), QStringLiteral("Runtime.bindingCalled")},
                                      {QStringLiteral("sessionId"), QStringLiteral("S1")},
                                      {QStringLiteral("params"), report}};
            tools.take(QJsonDocument(message).toJson(QJsonDocument::Compact), at);
        } else {
            tools.take(line, at);
        }
        tools.settle(at);
    }
    tools.leave();
    tools.outOfSight(at);
    outbox.flush();
    return 0;
}
