// A client as a speaker of a dialect: it joins, sends the heartbeats that are its own to send, and answers
// those of the server, when --dialect says which dialect it is. Frames in, messages out.
#pragma once

#include "dialect/answerer.h"
#include "session/endpointspec.h"
#include "session/variables.h"
#include "wire/framedecoder.h"

namespace endpoint {

class ClientSpeaker
{
public:
    /// A server that asks for a heartbeat all the time gets none more often.
    static constexpr std::chrono::milliseconds shortestBeat{200};

    /// How much of each data payload heard() needs.
    [[nodiscard]] static qsizetype previewBytes(const session::EndpointSpec &spec)
    {
        return spec.dialect.isEmpty() ? 0 : dialect::Answerer::appetite;
    }

    /// `clientId`: of MQTT, unless a variable gives one. Says nothing if the spec names no dialect, or one
    /// that cannot be answered.
    ClientSpeaker(const session::EndpointSpec &spec, const session::Variables &variables,
                  const QByteArray &clientId);

    /// What is sent as soon as the connection is open.
    [[nodiscard]] dialect::Replies greeting();
    /// A data frame of the server: returns what answers the message that it completes.
    [[nodiscard]] dialect::Replies heard(const wire::Frame &frame, session::Stamp at);
    [[nodiscard]] dialect::Replies beat();
    /// How often beat() is due at present; nothing: never.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> every() const;
    /// It takes part in a conversation of that dialect.
    [[nodiscard]] bool speaks(const QString &protocol) const { return m_answerer && protocol == m_dialect; }

private:
    QString m_dialect;
    std::unique_ptr<dialect::Answerer> m_answerer;
    QByteArray m_head;  ///< beginning of the message that is arriving
    quint64 m_size = 0; ///< of all of it that has come
};

} // namespace endpoint
