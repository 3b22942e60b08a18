#include "evidence/capture/beginning.h"

#include "evidence/capture/framesearch.h"
#include "evidence/capture/proxyheader.h"
#include "evidence/capture/tls.h"

#include <algorithm>

namespace evidence::capture {

namespace {

/// A request, or the beginning of one.
bool mayBeHttp(QByteArrayView bytes)
{
    for (const char *method :
         {"GET ", "POST ", "PUT ", "HEAD ", "OPTIONS ", "DELETE ", "PATCH ", "CONNECT ", "TRACE "}) {
        const QByteArrayView word(method);
        const qsizetype size = std::min(word.size(), bytes.size());
        if (bytes.first(size) == word.first(size))
            return true;
    }
    return false;
}

} // namespace

Beginning::Answer Beginning::take(int from, QByteArrayView bytes)
{
    QByteArray &said = early(from);
    said.append(bytes.first(std::min(bytes.size(), keptAtMost - said.size())));
    if (!m_client && mayBeHttp(said) && said.size() >= 4)
        m_client = from; // only a client asks
    if (m_client && from != *m_client) {
        // A server that speaks first is none of HTTP, unless the client's bytes are missing.
        if (!early(*m_client).isEmpty())
            return {};
        if (!said.startsWith("HTTP/1."))
            return {.spoken = Spoken::Foreign};
        return {.spoken = Spoken::HttpAnswer,
                .client = *m_client,
                .from = from,
                .first = std::exchange(said, {})};
    }
    if (m_client)
        return request(from);
    if (said.startsWith("HTTP/1.") && said.size() >= 8)
        return {
            .spoken = Spoken::HttpAnswer, .client = 1 - from, .from = from, .first = std::exchange(said, {})};
    return findFrames(from, bytes);
}

/// The client's first bytes, behind what a proxy has put before them, tell what is spoken.
Beginning::Answer Beginning::request(int from)
{
    QByteArray &said = early(from);
    const ProxyHeader proxy =
        m_proxyDone ? ProxyHeader{ProxyHeader::State::None, {}, 0} : readProxyHeader(said);
    if (proxy.state == ProxyHeader::State::Partial)
        return {};
    m_proxyDone = true;
    QByteArray rest = std::exchange(said, {}).sliced(proxy.bytes);
    if (!proxy.client.isEmpty())
        m_proxied = proxy.client;
    if (rest.size() < 3 && (rest.isEmpty() || !mayBeHttp(rest))) {
        said = rest; // more is needed to tell
        return {};
    }
    const bool tls = Tls::mayBegin(rest);
    if (!tls && !mayBeHttp(rest))
        return {.spoken = Spoken::Foreign};
    return {.spoken = tls ? Spoken::Tls : Spoken::Http,
            .client = from,
            .from = from,
            .first = std::move(rest),
            .proxied = m_proxied};
}

/// The capture began too late: frames tell who is who, or the port does.
Beginning::Answer Beginning::findFrames(int from, QByteArrayView bytes)
{
    const bool known = m_served[0] || m_served[1];
    QByteArray &said = early(from);
    // Frames begin with a segment, as a rule.
    for (const QByteArrayView candidate : {QByteArrayView(said), bytes}) {
        for (const bool masked : {true, false}) {
            const FrameChain chain = followFrames(candidate, {.masked = masked});
            if (!(known ? isLikely(chain) : isCertain(chain)))
                continue;
            const int client = masked ? from : 1 - from;
            if (known && !m_served[std::size_t(1 - client)])
                continue;
            return {.spoken = Spoken::Frames,
                    .client = client,
                    .from = from,
                    .first = candidate.toByteArray(),
                    .other = std::exchange(early(1 - from), {})};
        }
    }
    if (said.size() >= keptAtMost)
        return {.spoken = Spoken::Foreign};
    if (said.size() > bytes.size() && followFrames(said, {.masked = true}).broken &&
        followFrames(said, {.masked = false}).broken)
        said.clear(); // begins anew with the next segment
    return {};
}

std::optional<int> Beginning::miss(int from)
{
    if (m_client && m_early[0].isEmpty() && m_early[1].isEmpty())
        return m_client;
    early(from).clear();
    return {};
}

} // namespace evidence::capture
