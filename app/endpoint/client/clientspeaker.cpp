#include "endpoint/client/clientspeaker.h"

#include <QUrl>

namespace endpoint {

using namespace session;
using dialect::Replies;

ClientSpeaker::ClientSpeaker(const EndpointSpec &spec, const Variables &variables, const QByteArray &clientId)
    : m_dialect(spec.dialect)
{
    if (m_dialect.isEmpty())
        return;
    const QUrl url = expand(spec.target, variables);
    dialect::Persona persona;
    persona.target = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    persona.host = url.host().toUtf8();
    persona.nameSpace = variables.value(QStringLiteral("namespace")).toUtf8();
    persona.clientId = variables.value(QStringLiteral("client_id")).toUtf8();
    persona.keepsSession = !persona.clientId.isEmpty();
    if (!persona.keepsSession)
        persona.clientId = clientId;
    persona.joins = spec.sendOnOpen.isEmpty();
    m_answerer = dialect::answererFor(m_dialect, persona);
}

Replies ClientSpeaker::greeting()
{
    return m_answerer ? m_answerer->greeting() : Replies();
}

Replies ClientSpeaker::heard(const wire::Frame &frame, Stamp at)
{
    constexpr qsizetype most = dialect::Answerer::appetite;
    if (!m_answerer)
        return {};
    if (m_head.size() < most)
        m_head.append(frame.preview.left(most - m_head.size()));
    m_size += frame.payloadBytes;
    if (!frame.messageBytes)
        return {};
    const QByteArray head = std::exchange(m_head, {});
    const quint64 size = std::exchange(m_size, 0);
    return m_answerer->heard({Leg::Server, at, frame.messageOpcode == wire::Opcode::Text, head, size});
}

Replies ClientSpeaker::beat()
{
    return m_answerer ? m_answerer->beat() : Replies();
}

std::optional<std::chrono::nanoseconds> ClientSpeaker::every() const
{
    const auto every = m_answerer ? m_answerer->every() : std::nullopt;
    if (!every)
        return {};
    return std::max<std::chrono::nanoseconds>(*every, shortestBeat);
}

} // namespace endpoint
