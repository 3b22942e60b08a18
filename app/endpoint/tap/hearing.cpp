#include "endpoint/tap/hearing.h"

namespace endpoint {

using namespace session;

void Hearing::note(const What &what, const QString &dialect, const QByteArray &key, Stamp at)
{
    if (const auto *request = std::get_if<Boxed<RequestHead>>(&what))
        m_request = *request;
    else if (const auto *response = std::get_if<Boxed<ResponseHead>>(&what))
        m_response = *response;
    else if (std::holds_alternative<Opened>(what))
        begin(dialect, key, at);
}

void Hearing::begin(const QString &dialect, const QByteArray &key, Stamp at)
{
    dialect::Opening opening;
    opening.target = m_request->target.toUtf8();
    opening.host = m_request->host.section(u':', 0, 0).toLower().toUtf8();
    opening.offered = m_request->subprotocols.toLower().toUtf8();
    opening.subprotocol = m_response->subprotocol.toLower().toUtf8();
    opening.key = key;
    opening.midway = !m_request && !m_response;
    const QString &extensions = m_response->extensions;
    m_deflates = extensions.contains(QLatin1String("permessage-deflate"));
    const dialect::Deflation deflation{m_deflates,
                                       !extensions.contains(QLatin1String("client_no_context_takeover")),
                                       !extensions.contains(QLatin1String("server_no_context_takeover"))};
    m_request = {};
    m_response = {};
    if (m_rules && !m_rules->rules.empty())
        m_captor = std::make_unique<Captor>(*m_rules, m_deflates, deflation.serverKeepsContext);
    m_conversation = std::make_unique<dialect::Conversation>(std::move(opening), deflation, dialect, at);
    if (!m_conversation->isReading())
        m_conversation.reset();
}

void Hearing::see(Outbox &outbox, SessionId session, Leg leg, Leg from, const wire::Frame &frame, Stamp at)
{
    if (frame.isControl())
        return;
    if (m_captor && from == Leg::Server)
        capture(outbox, session, frame, at);
    if (!m_conversation)
        return;
    m_conversation->see(from, frame, at);
    if (m_conversation->hasSaid())
        tell(outbox, session, leg);
    if (!m_conversation->isReading())
        m_conversation.reset();
}

void Hearing::capture(Outbox &outbox, SessionId session, const wire::Frame &frame, Stamp at)
{
    if (m_captor->see(frame, at)) {
        const bool isTold = m_captor->mayTell(at);
        for (const CapturedValue &value : m_captor->found()) {
            outbox.keepSecret(value.value);
            if (isTold)
                outbox.add(session, Leg::Server, Source::Wire, m_captor->observed(value), at);
        }
    }
    for (const QString &name : m_captor->takeStopped())
        outbox.add(session, Leg::Server, Source::Tool,
                   Performed{QStringLiteral("capture"), name,
                             QStringLiteral("its pattern takes too long; it is not used any more")},
                   at);
    for (const QString &name : m_captor->takeSlow())
        outbox.add(
            session, Leg::Server, Source::Tool,
            Performed{QStringLiteral("capture"), name,
                      QStringLiteral("its pattern takes too long for so many texts; it looks at some only")},
            at);
}

void Hearing::tell(Outbox &outbox, SessionId session, Leg leg)
{
    if (!m_conversation)
        return;
    for (dialect::Said &said : m_conversation->take()) {
        if (const auto *hello = std::get_if<Boxed<AppHello>>(&said.what); hello && !(*hello)->by.isEmpty())
            m_recognised = (*hello)->protocol;
        outbox.add(session, leg, Source::Wire, std::move(said.what), said.at);
    }
}

qsizetype Hearing::previewBytes() const
{
    const qsizetype captured = m_captor ? m_captor->previewBytes() : 0;
    if (!m_conversation)
        return captured;
    return std::max(
        {captured, m_conversation->appetite(), m_deflates ? wire::Inflater::compressedKept : qsizetype(0)});
}

} // namespace endpoint
