// XMPP over WebSocket (RFC 7395): one XML element a message. Only the name of the first element is read, and
// the condition inside a stream error.
#include "dialect/recognition.h"
#include "dialect/records.h"

namespace dialect {

namespace {

using namespace session;

/// The name of the element that begins the text.
QByteArrayView elementOf(QByteArrayView text)
{
    if (!text.startsWith('<'))
        return {};
    qsizetype end = 1;
    while (end < text.size() && text[end] != ' ' && text[end] != '>' && text[end] != '/' && text[end] != '\n')
        ++end;
    return text.sliced(1, end - 1);
}

class Xmpp final : public Reader
{
public:
    explicit Xmpp(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.goodbyes = true;
        hello.patience = {waits(Leg::Client, AppWait::Answer), waits(Leg::Server, AppWait::Answer)};
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        const QByteArrayView text = message.head.trimmed();
        if (!message.text)
            return false;
        if (text.isEmpty()) { // a blank keeps it alive
            return true;
        }
        const QByteArrayView name = elementOf(text);
        if (name.isEmpty())
            return false;
        if (name == "open")
            told.joined(message.from);
        else if (const QString elsewhere = otherUri(message.from, name, text); !elsewhere.isEmpty())
            told.goodbye(
                goodbye(message.from, "close", elsewhere, false, {}, "server_going_away", "see_other_host"));
        else if (name == "close")
            told.goodbye(goodbye(message.from, "close", {}, true, {}, "app_close"));
        else if (name == "stream:error")
            error(message.from, text.sliced(name.size() + 1), told);
        else if (name == "failure" && message.from == Leg::Server) // of SASL
            told.goodbye(goodbye(message.from, "failure", textOf(conditionOf(text.sliced(name.size() + 1))),
                                 false, false, "policy_violation", "bad_credentials"));
        else if (name == "r") // XEP-0198
            told.ping(message.from);
        else if (name == "a")
            told.pong(message.from);
        else if (name == "resumed" || name == "failed")
            told.resumed(name == "resumed");
        else
            told.application(message.from);
        return true;
    }

private:
    /// "see-other-uri: wss://b.example" of the server's <close/>; empty without one.
    static QString otherUri(Leg from, QByteArrayView name, QByteArrayView text)
    {
        constexpr QByteArrayView attribute(" see-other-uri=");
        const qsizetype at = name == "close" && from == Leg::Server ? text.indexOf(attribute) : -1;
        const qsizetype begin = at + attribute.size() + 1;
        if (at < 0 || begin >= text.size())
            return {};
        const qsizetype end = text.indexOf(text[begin - 1], begin);
        return end < 0 ? QString()
                       : QStringLiteral("see-other-uri: ") + textOf(text.sliced(begin, end - begin));
    }

    /// The first element inside.
    static QByteArrayView conditionOf(QByteArrayView rest)
    {
        const qsizetype inner = rest.indexOf('<');
        return inner < 0 ? QByteArrayView() : elementOf(rest.sliced(inner));
    }

    static void error(Leg from, QByteArrayView rest, Told &told)
    {
        const QByteArrayView condition = conditionOf(rest);
        const bool replaced = condition == "conflict";
        const bool moved = condition == "see-other-host";
        const bool goesAway = condition == "system-shutdown" || condition == "reset";
        const bool elsewhere = condition == "host-unknown" || condition == "host-gone";
        const bool refused = condition == "not-authorized" || condition == "policy-violation" || elsewhere;
        const bool broken = condition == "not-well-formed" || condition == "invalid-xml" ||
                            condition == "bad-format" || condition == "invalid-namespace" ||
                            condition == "unsupported-version";
        told.goodbye(goodbye(from, "stream:error",
                             moved ? otherHost(rest.sliced(rest.indexOf('<'))) : textOf(condition), replaced,
                             replaced   ? std::optional(false)
                             : goesAway ? std::optional(true)
                                        : std::nullopt,
                             replaced                             ? "replaced"
                             : goesAway || moved                  ? "server_going_away"
                             : refused                            ? "policy_violation"
                             : broken                             ? "protocol_error"
                             : condition == "connection-timeout"  ? "heartbeat_timeout"
                             : condition == "resource-constraint" ? "try_again_later"
                                                                  : "internal_error",
                             moved                           ? "see_other_host"
                             : elsewhere                     ? "host_unknown"
                             : condition == "not-authorized" ? "not_authorized"
                                                             : ""));
    }

    /// "see-other-host: example.org"
    static QString otherHost(QByteArrayView element)
    {
        const qsizetype from = element.indexOf('>') + 1, to = element.indexOf('<', from);
        const QString host = from > 0 && to > from ? textOf(element.sliced(from, to - from)) : QString();
        return host.isEmpty() ? QStringLiteral("see-other-host") : QStringLiteral("see-other-host: ") + host;
    }
};

bool begins(const Message &message, bool)
{
    return message.text && message.from == Leg::Client && elementOf(message.head) == "open" &&
           message.head.contains(QByteArrayView("urn:ietf:params:xml:ns:xmpp-framing"));
}

} // namespace

constinit const Protocol xmpp{"xmpp", "XMPP", "xmpp", neverHinted, begins, makeReader<Xmpp>};

} // namespace dialect
