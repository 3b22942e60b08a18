// Any bytes for the readers of logs, each by its format: they end, they keep the order of times, and the same
// bytes in other pieces tell the same.
#include "endpoint/tap/secrets.h"
#include "evidence/applog/dropscopelines.h"
#include "evidence/applog/pythonwebsockets.h"
#include "evidence/har/har.h"
#include "evidence/netlog/netlog.h"
#include "evidence/proxylog/proxylogs.h"

#include <cstdlib>
#include <map>

namespace {

using Make = std::unique_ptr<evidence::Reader> (*)(const evidence::Options &);
constexpr Make makers[]{evidence::makeHaproxy,          evidence::makeNginx,         evidence::makeEnvoy,
                        evidence::makeCloudflare,       evidence::makeAlb,           evidence::makeCaddy,
                        evidence::makeTraefik,          evidence::makeHar,           evidence::makeNetLog,
                        evidence::makePythonWebSockets, evidence::makeDropscopeLines};

class Checking final : public evidence::Sink
{
public:
    Checking() { m_secrets.redactWith(m_key); }
    session::SessionId begin() override { return session::SessionId(++m_sessions); }
    void observe(session::SessionId id, session::Leg, session::Source source, session::What what,
                 session::Stamp at) override
    {
        // What goes out has no secrets, and a head without any stays as it is.
        m_secrets.redact(what);
        if (std::holds_alternative<session::Boxed<session::RequestHead>>(what)) {
            session::What again = what;
            m_secrets.redact(again);
            if (again != what)
                std::abort();
        }
        const auto [last, isNew] = m_last.try_emplace(id, at);
        if (quint64(id) == 0 || quint64(id) > m_sessions || at < last->second || m_over.contains(id))
            std::abort();
        if (source != session::Source::Log && source != session::Source::Browser)
            std::abort();
        last->second = at;
        ++m_observed;
    }
    void openAtEnd(session::SessionId id, session::Stamp) override { m_over[id] = true; }
    void note(const evidence::Note &) override {}
    const QByteArray &redactionKey() const override { return m_key; }
    endpoint::Outbox &outbox() override { std::abort(); }
    bool operator==(const Checking &other) const
    {
        return m_sessions == other.m_sessions && m_observed == other.m_observed && m_over == other.m_over;
    }

private:
    QByteArray m_key{"0123456789abcdef"};
    endpoint::Secrets m_secrets;
    quint64 m_sessions = 0, m_observed = 0;
    std::map<session::SessionId, session::Stamp> m_last;
    std::map<session::SessionId, bool> m_over;
};

void read(Make make, Checking &sink, QByteArrayView bytes, qsizetype piece)
{
    evidence::Options options;
    options.timezone = std::chrono::seconds(0);
    const auto reader = make(options);
    for (; !bytes.isEmpty(); bytes = bytes.sliced(std::min(piece, bytes.size())))
        reader->feed(bytes.first(std::min(piece, bytes.size())), sink);
    reader->finish(sink);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const Make make = makers[std::size_t(data[0] - 'a') % std::size(makers)];
    const QByteArrayView bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    for (const auto fits :
         {evidence::fitsHaproxy, evidence::fitsNginxAccess, evidence::fitsNginxError, evidence::fitsEnvoy,
          evidence::fitsCloudflare, evidence::fitsAlb, evidence::fitsCaddy, evidence::fitsTraefik,
          evidence::fitsHar, evidence::fitsNetLog, evidence::fitsPythonWebSockets,
          evidence::fitsDropscopeLines}) {
        const int fit = fits(bytes);
        if (fit < 0 || fit > 100)
            std::abort();
    }
    (void)evidence::roleInDropscopeLines(bytes);
    (void)evidence::dropscopeLinesBeginAt(bytes);
    Checking whole, parts;
    read(make, whole, bytes, bytes.size() + 1);
    read(make, parts, bytes, 11);
    if (!(whole == parts))
        std::abort();
    return 0;
}
