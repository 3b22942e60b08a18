#include "guide/probe.h"

#include "guide/proposal.h"
#include "report/report.h"

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = session::EndpointStatus::State;

Probe::Probe(const session::EndpointSpec &relay, const QString &path, bool isPage, QObject *parent)
    : QObject(parent), m_relay(relay), m_path(path), m_isPage(isPage)
{
    connect(&m_monitor, &monitor::Monitor::changed, this, &Probe::take);
    connect(&m_monitor, &monitor::Monitor::endpointChanged, this, [this](const auto &status) {
        if (status.state != State::Failed || m_stage == Stage::Done)
            return;
        Q_EMIT checked({Tone::Failed, u"failed"_s,
                        tr("The server could not be tried: %1").arg(report::endpointError(status.error))});
        finish();
    });
    dial(originOf(relay.target));
}

void Probe::dial(const QString &origin)
{
    session::EndpointSpec client;
    client.role = session::Role::Client;
    client.target = m_relay.target;
    client.target.setPath(m_path.section(u'?', 0, 0));
    client.target.setQuery(m_path.contains(u'?') ? m_path.section(u'?', 1) : QString());
    client.origin = origin;
    client.caFile = m_relay.caFile;
    client.insecure = m_relay.insecure;
    client.proxy = m_relay.proxy;
    client.limits.handshake = 5s;
    m_opened = false;
    m_monitor.start(m_monitor.add(client));
}

void Probe::take(const monitor::Changes &changes)
{
    if (m_stage == Stage::Done)
        return;
    for (const session::SessionId id : changes.opened) {
        if (const monitor::Session *session = m_monitor.session(id))
            takeOpen(session->facts);
    }
    for (const session::SessionId id : changes.concluded) {
        if (const monitor::Session *session = m_monitor.session(id))
            takeEnd(*session);
    }
}

void Probe::takeOpen(const session::Facts &facts)
{
    m_opened = true;
    if (m_stage == Stage::OwnOrigin) {
        if (facts.server().tls)
            Q_EMIT checked(
                {Tone::Normal, u"normal"_s,
                 tr("TLS holds: %1, %2.").arg(facts.server().tls->protocol, facts.server().tls->cipher)});
        Q_EMIT checked(
            {Tone::Normal, u"normal"_s, tr("The server answers and opens a WebSocket at %1.").arg(m_path)});
    }
    m_monitor.perform({facts.id, session::CloseSession{}});
}

void Probe::takeEnd(const monitor::Session &session)
{
    const diagnosis::Verdict &verdict = *session.verdict;
    const bool refused = verdict.cls == diagnosis::Class::Failed;
    if (m_stage == Stage::OwnOrigin) {
        if (refused) {
            takeRefusal(session);
            finish();
            return;
        }
        m_stage = Stage::RelayOrigin;
        dial(originAtRelay(m_relay));
        return;
    }
    Q_EMIT checked(refused && !m_opened
                       ? Check{Tone::Normal, u"normal"_s,
                               tr("The server checks the Origin. The relay sends %1, as the server expects.")
                                   .arg(originOf(m_relay.target))}
                       : Check{Tone::Normal, u"normal"_s, tr("The server accepts any Origin.")});
    finish();
}

// A page that answers as pages do is no failure: its WebSocket has another address.
void Probe::takeRefusal(const monitor::Session &session)
{
    const diagnosis::Verdict &verdict = *session.verdict;
    if (m_isPage && verdict.httpStatus && *verdict.httpStatus < 400) {
        Q_EMIT checked(
            {Tone::Normal, u"normal"_s,
             tr("The server is there and answers for the page (HTTP %1).").arg(*verdict.httpStatus)});
        Q_EMIT checked(
            {Tone::Muted, u"info"_s,
             tr("Go on: the address of its WebSocket shows when the page runs through the relay.")});
        return;
    }
    Q_EMIT checked({Tone::Failed, u"failed"_s, report::summary(session.facts, verdict)});
    if (verdict.cause == diagnosis::Cause::TlsFailure)
        Q_EMIT untrusted();
    const bool isUnvouched = verdict.cause == diagnosis::Cause::TlsFailure &&
                             (verdict.sub == u"self_signed" || verdict.sub == u"untrusted");
    const QString advice = isUnvouched
                               ? tr("If it is the certificate that you expect, accept it for this relay: "
                                    "“Look at Its Certificate”. Else have the server send its whole chain.")
                               : report::advice(session.facts, verdict).value(0);
    if (verdict.httpStatus)
        Q_EMIT checked({Tone::Muted, u"info"_s,
                        tr("The server is there but opens no WebSocket at %1. If your page uses another "
                           "path, paste the address of its WebSocket; if it needs a log-in, go on: the "
                           "relay passes your browser's cookies.")
                            .arg(m_path)});
    else if (!advice.isEmpty())
        Q_EMIT checked({Tone::Muted, u"info"_s, advice});
}

void Probe::finish()
{
    m_stage = Stage::Done;
    Q_EMIT finished();
}

} // namespace ui
