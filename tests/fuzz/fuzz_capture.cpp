// A capture of any bytes: it ends, it stays within its bounds, and the same bytes in other pieces tell the
// same.
#include "endpoint/tap/outbox.h"
#include "evidence/capture/capture.h"

#include <QCoreApplication>

namespace {

class Counting final : public evidence::Sink
{
public:
    session::SessionId begin() override { return session::SessionId(++m_sessions); }
    void observe(session::SessionId session, session::Leg leg, session::Source source, session::What what,
                 session::Stamp at) override
    {
        m_outbox.add(session, leg, source, std::move(what), at);
        ++m_observed;
    }
    void openAtEnd(session::SessionId, session::Stamp) override { ++m_open; }
    void note(const evidence::Note &) override {}
    const QByteArray &redactionKey() const override { return m_key; }
    endpoint::Outbox &outbox() override { return m_outbox; }
    bool operator==(const Counting &other) const
    {
        return m_sessions == other.m_sessions && m_observed == other.m_observed && m_open == other.m_open;
    }

private:
    endpoint::Outbox m_outbox{session::EndpointId(1)};
    QByteArray m_key{"0123456789abcdef"};
    quint64 m_sessions = 0, m_observed = 0, m_open = 0;
};

void read(Counting &sink, QByteArrayView bytes, qsizetype piece, const QByteArray &keys)
{
    evidence::Options options;
    options.keylog = keys;
    const auto reader = evidence::capture::pcapFormat.make(options);
    for (; !bytes.isEmpty(); bytes = bytes.sliced(std::min(piece, bytes.size())))
        reader->feed(bytes.first(std::min(piece, bytes.size())), sink);
    reader->finish(sink);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static int argc = 0;
    static QCoreApplication app(argc, nullptr);
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    Counting whole, parts;
    read(whole, bytes, bytes.size() + 1, {});
    read(parts, bytes, 11, {});
    if (!(whole == parts))
        __builtin_trap();
    return 0;
}
