// The passive reader of one application protocol: beginnings of messages in, observations out. A new protocol
// is one file with one reader, one row in recognition.cpp, and one set of transcripts in tests/dialect.
//
// Readers keep no payloads and know neither sockets nor verdicts. Any thread; one session at a time.
#pragma once

#include "session/observation.h"

#include <memory>
#include <vector>

namespace dialect {

using session::AppDuration;
using session::Leg;
using session::Stamp;

/// What is known of a connection before its first message.
struct Opening
{
    QByteArray target;      ///< path and query of the request
    QByteArray host;        ///< of the request, in lower case, without port
    QByteArray subprotocol; ///< agreed; in lower case
    QByteArray offered;     ///< subprotocols asked for, separated by commas; in lower case
    QByteArray key;         ///< for hashes of tokens
    bool midway = false;    ///< neither it nor the first messages were seen

    [[nodiscard]] QByteArray path() const { return target.split('?').constFirst(); }
    /// The value of a query item as it is written.
    [[nodiscard]] std::optional<QByteArray> query(QByteArrayView name) const;
};

/// One message, as far as a reader may look at it.
struct Message
{
    Leg from = Leg::Client;
    Stamp at{};
    bool text = true;
    QByteArrayView head; ///< its first bytes, inflated
    quint64 size = 0;    ///< of all of it, inflated; at least that of `head`
    [[nodiscard]] bool isWhole() const { return quint64(head.size()) == size; }
};

/// Takes down what readers say, and watches over goodbyes: they are withdrawn when their sender goes on
/// talking.
class Told
{
public:
    void hello(session::AppHello hello) { m_said.emplace_back(session::Boxed(std::move(hello))); }
    void ping(Leg from) { m_said.emplace_back(session::AppPing{from}); }
    void pong(Leg from) { m_said.emplace_back(session::AppPong{from}); }
    void goodbye(session::AppGoodbye goodbye);
    void error(session::AppError error) { m_said.emplace_back(session::Boxed(std::move(error))); }
    void resumed(bool is) { m_said.emplace_back(session::AppResumed{is}); }
    /// A message of the application itself.
    void application(Leg from);
    /// A side joins (again): whatever goodbye was said before, the conversation goes on.
    void joined(Leg by);
    [[nodiscard]] std::vector<session::What> take() { return std::exchange(m_said, {}); }
    [[nodiscard]] bool isEmpty() const { return m_said.empty(); }

private:
    void withdraw(Leg by);

    std::vector<session::What> m_said;
    std::optional<Leg> m_goodbyeBy;
};

class Reader
{
public:
    Reader() = default;
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;
    virtual ~Reader() = default;

    /// False when the message cannot be one of this protocol: it is given up for good.
    [[nodiscard]] virtual bool read(const Message &message, Told &told) = 0;
    /// How many bytes of a message it wants to see.
    [[nodiscard]] virtual qsizetype appetite() const { return 512; }
    /// What it announces when it is recognised: protocol, heartbeats as far as they are fixed.
    [[nodiscard]] virtual session::AppHello hello() const = 0;
};

/// A goodbye, in the order in which most of them are told.
[[nodiscard]] session::AppGoodbye goodbye(Leg from, const char *what, const QString &text, bool meant,
                                          std::optional<bool> retry, const char *cause, const char *sub = "");
/// A text of a peer, cut to what an observation carries.
[[nodiscard]] QString textOf(QByteArrayView bytes);
/// "~1f0c3a9b77": the same for the same token and key.
[[nodiscard]] QString tokenOf(const QByteArray &token, const QByteArray &key);
[[nodiscard]] Leg otherSide(Leg side);
/// So many milliseconds or seconds as a peer announces them; nothing unless it is a time that a heartbeat can
/// have.
[[nodiscard]] std::optional<session::AppDuration> milliseconds(std::optional<qint64> count);
[[nodiscard]] std::optional<session::AppDuration> seconds(std::optional<qint64> count);

} // namespace dialect
