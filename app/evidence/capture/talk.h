// What the two ends of one connection say to each other: HTTP up to the 101, then frames, observed as a relay
// would that touches nothing.
#pragma once

#include "endpoint/tap/conversation.h"
#include "evidence/capture/framesearch.h"
#include "evidence/capture/httptalk.h"
#include "evidence/reader.h"

#include <memory>
#include <vector>

namespace evidence::capture {

/// What a talk needs of its surroundings.
class TalkHost
{
public:
    virtual ~TalkHost() = default;
    [[nodiscard]] virtual Sink &sink() = 0;
    [[nodiscard]] virtual const Options &options() const = 0;
    /// What the packets of that leg's peer showed of TCP.
    [[nodiscard]] virtual session::TcpSeen tcpSeen(session::Leg leg) const = 0;
    /// due() shall be called then.
    virtual void schedule(session::Stamp at) = 0;
};

/// The two ends of the TCP connection.
struct Ends
{
    Address client, server;
    session::Stamp since{};
    bool begun = false; ///< before the capture
};

class Talk final : private HttpSink
{
public:
    Talk(TalkHost &host, const Ends &ends);
    ~Talk() override;

    void bytes(session::Leg from, QByteArrayView bytes, session::Stamp at);
    void hole(session::Leg from, quint64 bytes, Hole why, session::Stamp at);
    void ended(session::Leg from, const session::TcpEnd &end, session::Stamp at);
    /// A reset in the name of that side, which its receiver did not take. Told as a Via: "reset_ignored".
    void resetIgnored(session::Leg from, session::Stamp at);
    void due(session::Stamp now);
    /// The capture is over; `reused`: a new connection of the same addresses begins, and this one ended
    /// without that being captured. True if a session was open.
    bool finish(session::Stamp at, bool reused);

    /// Nobody needs to read on: no WebSocket, or all has been told.
    [[nodiscard]] bool isOver() const { return m_stage == Stage::Over; }
    [[nodiscard]] bool isSession() const { return m_id != session::SessionId{}; }
    /// TLS is below: observed once the session begins.
    void setTls(const session::TlsEstablished &tls) { m_tls = tls; }
    void addVia(const session::Via &via);
    /// Nothing of it can be read but its ends: a session all the same.
    void beBlind(const session::Unreadable &why, session::Stamp at);
    /// The capture begins within the WebSocket. A frame begins with the next bytes of side `from`.
    void beginWithin(session::Leg from, session::Stamp at);
    [[nodiscard]] const Ends &ends() const { return m_ends; }

private:
    enum class Stage {
        Http,
        Open,  ///< frames
        Blind, ///< a session of which nothing can be read but its ends
        Over
    };
    struct Doubt
    {
        QString why;
        session::Stamp at{};
    };

    void asked(const wire::HttpHead &request, session::Stamp at) override;
    void answered(const wire::HttpHead &response, session::Stamp at) override;
    void refused(int status, const QString &said, session::Stamp at) override;
    void malformed(const QString &instead, session::Stamp at) override;
    void tunnelled(const QByteArray &target, session::Stamp at) override;
    void upgraded(const wire::HttpHead *request, const wire::HttpHead &response, QByteArrayView fromServer,
                  QByteArrayView fromClient, session::Stamp at) override;
    void guessedOpen(QByteArrayView fromClient, session::Stamp at) override;
    void upgradeCut(const wire::HttpHead *request, session::Stamp at) override;
    void foreign(session::Stamp at) override { over(at); }

    void observeRequest(const wire::HttpHead &request, const QString &flaw, session::Stamp at);
    void observeResponse(const wire::HttpHead &response, const QString &flaw, session::Stamp at);
    /// Calls a member of m_http, which may end it.
    template <typename Call>
    void withHttp(Call call);
    void tellLacks(session::Stamp at);
    void read(session::Leg from, const QByteArray &bytes, session::Stamp at);
    /// The frame that was passing is not known any more, nor where the next one begins.
    void lose(session::Leg from)
    {
        m_lost[std::size_t(from)] = true;
        m_searches[std::size_t(from)].skip();
        m_open->resume(from);
    }
    void searchLast(session::Leg from, session::Stamp at);
    void finishFrames(session::Leg from, session::Stamp at);
    void open(const wire::HttpHead *response);
    void decode(session::Leg from, QByteArrayView bytes, session::Stamp at);
    void begin(session::Stamp at);
    void accept();
    void heed(endpoint::Reply reply, session::Stamp at);
    void failed(const session::OpenFailed &failure, session::Stamp at);
    void awaitEnd(session::Nanoseconds after, session::Stamp at);
    void over(session::Stamp at);
    void observe(session::Leg leg, session::What what, session::Stamp at,
                 session::Source source = session::Source::Wire);
    void cutRefusal();
    void tellTcp(session::Stamp at);
    [[nodiscard]] session::Stamp inOrder(session::Stamp at);

    TalkHost &m_host;
    Ends m_ends;
    Stage m_stage = Stage::Http;
    session::SessionId m_id{};
    std::unique_ptr<HttpTalk> m_http; ///< until the tunnel
    endpoint::Hearing m_hearing;
    std::unique_ptr<endpoint::Conversation> m_open;
    std::vector<session::Via> m_vias;
    session::Boxed<session::TlsEstablished> m_tls;
    std::optional<Doubt> m_doubt;
    std::optional<session::Stamp> m_refusalUntil; ///< its body is awaited
    /// By leg. That not all is read has been told, or is known because only one direction was captured.
    std::array<bool, 2> m_lost{}, m_unreadTold{}, m_endSeen{};
    std::array<FrameSearch, 2> m_searches; ///< while lost
    /// Missing bytes, told once a second, and before what may follow from them.
    struct Lack
    {
        session::Missed sum;
        std::optional<session::Stamp> toldAt;
        /// True if it is time to tell.
        [[nodiscard]] bool add(quint64 bytes, Hole why, session::Stamp at)
        {
            sum.bytes += bytes;
            sum.acknowledged = why == Hole::Acknowledged;
            return !toldAt || at - *toldAt >= std::chrono::seconds(1);
        }
    };
    std::array<Lack, 2> m_lacks;
    session::Stamp m_dueAt{}, m_latest{};
    bool m_ending = false, m_failed = false, m_tlsEnded = false;
    int m_resetsIgnored = 0;
};

} // namespace evidence::capture
