#include "endpoint/tap/secrets.h"

#include "wire/redact.h"

namespace endpoint {

using namespace session;

namespace {

/// Replaces secrets in every text field it visits.
struct Redactor
{
    const QByteArray &key;
    void operator()(const char *, QString &text) const { text = wire::redactedText(text, key); }
    void operator()(const char *, QStringList &lines) const
    {
        // Ids of requests and versions of products look random, and tell them apart.
        for (QString &line : lines)
            line = wire::redactedText(line, key, wire::Doubt::Keep);
    }
    template <class T>
    void operator()(const char *, T &) const
    {
    }
};

template <class T, class... Ts>
constexpr bool isOneOf = (std::is_same_v<T, Ts> || ...);

/// Words and numbers of our own, what has been redacted with more knowledge, and what the user asked to keep.
template <class T>
constexpr bool isExempt =
    isOneOf<T, Dialing, Connected, TlsEstablished, Boxed<RequestHead>, Opened, Traffic, TrafficSoFar, Ping,
            Pong, Violation, Truncated, AfterClose, Stuck, TcpEnd, ToolEnd, Silence, TcpSample, LastFrames,
            Message, Captured, PossiblyLost, Continues, Ended, Missed, Unreadable, Boxed<TcpSeen>, OpenAtEnd>;

} // namespace

void redact(What &what, const QByteArray &key)
{
    std::visit(
        [&key](auto &one) {
            if constexpr (!isExempt<std::decay_t<decltype(one)>>) {
                Redactor redactor{key};
                one.visit(redactor);
            }
        },
        what);
}

} // namespace endpoint
