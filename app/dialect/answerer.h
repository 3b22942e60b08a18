// What Dropscope says as a client of a dialect, so that it is not the silent side: how it joins, the
// heartbeats that it sends, and the answers to those of the server. Bytes in, bytes out; knows neither
// sockets nor clocks.
#pragma once

#include "dialect/reader.h"

namespace dialect {

/// Who the client is.
struct Persona
{
    QByteArray target;         ///< path and query of the request
    QByteArray host;           ///< of the server
    QByteArray nameSpace;      ///< of Socket.IO; empty or "/": the main one
    QByteArray clientId;       ///< of MQTT
    bool keepsSession = false; ///< MQTT: asks for what was left of the one before
    bool joins = true;         ///< false: somebody else sends what opens the conversation
};

struct Reply
{
    QByteArray payload;
    bool text = true;
    bool operator==(const Reply &) const = default;
};
using Replies = std::vector<Reply>;

class Answerer
{
public:
    Answerer() = default;
    Answerer(const Answerer &) = delete;
    Answerer &operator=(const Answerer &) = delete;
    virtual ~Answerer() = default;

    /// What is sent as soon as the connection is open.
    [[nodiscard]] virtual Replies greeting() { return {}; }
    /// What a message of the server asks for.
    [[nodiscard]] virtual Replies heard(const Message &message) = 0;
    /// How often it beats by itself at present; nothing: it does not.
    [[nodiscard]] virtual std::optional<AppDuration> every() const { return {}; }
    [[nodiscard]] virtual Replies beat() { return {}; }

    /// So many bytes of a message are looked at.
    static constexpr qsizetype appetite = 4096;
};

/// Null for a dialect whose heartbeats Dropscope does not know how to answer.
[[nodiscard]] std::unique_ptr<Answerer> answererFor(const QString &dialect, const Persona &persona);

} // namespace dialect
