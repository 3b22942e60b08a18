// Ends because of bytes that the protocol or the application does not allow.
#include "dialect/recognition.h"
#include "report/causes/families.h"
#include "report/placewords.h"

#include <algorithm>
#include <array>

namespace report {

using namespace diagnosis;
using namespace session;
using findings::FindingKind;

namespace {

/// The place did not take the bytes of one side.
bool isRefusal(const PlaceEnd &end)
{
    return end.how == QLatin1String("protocol") || end.how == QLatin1String("bad_text");
}

bool isRefusedByBrowser(const Facts &facts)
{
    const PlaceEnd *end = placeEndOf(facts);
    return end && isRefusal(*end) && facts.first->source == Source::Browser;
}

/// The Close frame itself is the flaw: not what it complains of.
bool isMalformed(const Facts &facts)
{
    const auto *close = facts.first ? std::get_if<CloseFrame>(&facts.first->what) : nullptr;
    return close && !close->flaw.isEmpty();
}

QString closedOverPayload(const Facts &facts, const Verdict &verdict)
{
    return translate("report", "%1 closed because of a payload it could not read (%2)%3.")
        .arg(closer(facts), codeOf(verdict), quoted(verdict.reason));
}

QString protocolError(const Facts &facts, const Verdict &verdict)
{
    const Leg leg = endLeg(facts);
    if (isRefusedByBrowser(facts))
        return translate("report",
                         "The browser did not take what the server had sent, by its own words%1, and ended"
                         " the connection. Chromium sends a Close frame with 1002 then, of which the page"
                         " learns nothing.")
            .arg(quoted(placeEndOf(facts)->word));
    if (verdict.endedBy == Party::Tool)
        return translate("report", "%1 broke the WebSocket protocol: %2. Dropscope ended the connection.")
            .arg(sideOf(leg), flawText(facts.toolEnd ? facts.toolEnd->sub : verdict.sub));
    if (verdict.sub == QLatin1String("reserved_code"))
        return translate("report", "%1 closed with %2, a code that must never be in a Close frame.")
            .arg(sideOf(leg), codeOf(verdict));
    if (verdict.sub == QLatin1String("bad_close") || isMalformed(facts))
        return translate("report", "%1 closed with a malformed Close frame.").arg(sideOf(leg));
    if (verdict.sub == QLatin1String("invalid_utf8"))
        return closedOverPayload(facts, verdict);
    return translate("report", "%1 closed because it met a protocol error (%2)%3.")
        .arg(sideOf(leg), codeOf(verdict), quoted(verdict.reason));
}

QString unreadable(const Facts &facts, const Verdict &verdict)
{
    if (verdict.endedBy == Party::Tool || isMalformed(facts) || isRefusedByBrowser(facts))
        return protocolError(facts, verdict);
    return closedOverPayload(facts, verdict);
}

/// Whose bytes are wrong, by the evidence of this session. Of a malformed Close frame and of what our own
/// decoder found: the end of that leg. An end that complains is a witness; if all that it received was read
/// and found legal, nothing speaks against the other end.
Party senderOf(const Facts &facts)
{
    if (!facts.first)
        return Party::Tool;
    const Leg leg = facts.first->leg;
    const auto party = [](Leg of) { return of == Leg::Client ? Party::Client : Party::Server; };
    if (const PlaceEnd *end = placeEndOf(facts)) {
        if (!isRefusal(*end))
            return Party::Unknown;
        // A proxy names the side whose bytes it did not take; a browser did not take the server's.
        return facts.first->source == Source::Browser || end->by == name(Leg::Server) ? Party::Server
               : end->by == name(Leg::Client)                                         ? Party::Client
                                                                                      : Party::Unknown;
    }
    const auto *close = std::get_if<CloseFrame>(&facts.first->what);
    if (!close || !close->flaw.isEmpty())
        return party(leg);
    if (facts.role == Role::Listener || facts.role == Role::Client)
        return Party::Tool;
    return facts.leg(otherThan(leg)).violation ? party(otherThan(leg)) : Party::Unknown;
}

/// Payloads that are compressed, or of an unknown extension, are passed on but not looked into.
bool payloadsWereRead(const Facts &facts)
{
    return facts.first->source == Source::Wire && !facts.isUnread() && !facts.unreadable &&
           facts.response->extensions.isEmpty();
}

/// What a client must say first, where that is short.
QString firstMessage(const QString &protocol)
{
    struct First
    {
        const char *protocol, *message;
    };
    static constexpr std::array all{
        First{"signalr", "{\"protocol\":\"json\",\"version\":1}\\u001e"},
        First{"graphql-transport-ws", "{\"type\":\"connection_init\"}"},
        First{"home-assistant", "{\"type\":\"auth\",\"access_token\":\"…\"}"},
        First{"socket.io", "40"},
    };
    const auto it = std::find_if(all.begin(), all.end(),
                                 [&](const First &each) { return protocol == QLatin1String(each.protocol); });
    return it == all.end()
               ? QString()
               : translate("report", "Its first message must be %1").arg(QString::fromUtf8(it->message));
}

/// What the client did, by what GraphQL servers say of it.
QString brokenGraphql(const AppError &error)
{
    if (error.what == QLatin1String("connection_init"))
        return translate("report", "Client author: send connection_init only once on each connection.");
    if (error.what != QLatin1String("subscribe"))
        return translate("report",
                         "Client author: the client speaks the older protocol (subscriptions-transport-ws)"
                         " under the name of the newer one: use the library graphql-ws on both sides.");
    return error.text == QLatin1String("Unauthorized")
               ? translate("report", "Client author: send subscribe only after connection_ack has come.")
               : translate("report", "Client author: give each running operation an id of its own.");
}

/// The end that closed had met what the application's protocol does not allow, in frames that are legal.
QStringList forBrokenRules(const Facts &facts, const Verdict &verdict)
{
    const QString protocol = dialect::labelOf(facts.app->hello.protocol);
    if (verdict.sub == QLatin1String("never_joined") && facts.role == Role::Client)
        return ownSilenceAdvice(facts);
    if (verdict.sub == QLatin1String("never_joined")) {
        QStringList advice{
            translate("report",
                      "Client author: join right after the opening, as %1 demands; a client of another"
                      " protocol or version at this address ends like this, too.")
                .arg(protocol),
            firstMessage(facts.app->hello.protocol)};
        advice.removeAll(QString());
        return advice;
    }
    const auto &error = facts.app->error;
    if (!verdict.byGoodbye && error && facts.app->hello.protocol == QLatin1String("graphql-transport-ws"))
        return {brokenGraphql(*error)};
    return {
        verdict.endedBy == Party::Server
            ? translate("report", "Client author: fix what it sends: %1 does not allow it.").arg(protocol)
            : translate("report", "Server author: fix what it sends: %1 does not allow it.").arg(protocol),
        translate("report", "If both are right, their versions of the protocol may not fit each other.")};
}

QStringList forBrokenData(const Facts &facts, const Verdict &verdict)
{
    if (facts.app && (verdict.byGoodbye || verdict.sub == QLatin1String("never_joined") ||
                      verdict.sub == QLatin1String("application")))
        return forBrokenRules(facts, verdict);
    if (verdict.sub == QLatin1String("extension"))
        return {translate(
            "report", "Client author: do without the extension, or offer it so that the server can agree to"
                      " it. If a proxy stands between, see whether it removes Sec-WebSocket-Extensions.")};
    if (verdict.sub == QLatin1String("unsupported_type"))
        return {translate("report",
                          "The end that closed takes only one kind of message: send text where it wants text,"
                          " binary where it wants binary.")};
    if (verdict.sub == QLatin1String("reserved_code"))
        return {
            verdict.endedBy == Party::Client
                ? translate("report", "Client author: close with 1000, or with a code of your own from 3000"
                                      " to 4999; this one must never be sent (RFC 6455 section 7.4).")
                : translate("report", "Server author: close with 1000, or with a code of your own from 3000"
                                      " to 4999; this one must never be sent (RFC 6455 section 7.4).")};
    if (verdict.sub == QLatin1String("rsv") && facts.isUnread())
        return {translate(
            "report", "What came are no frames: something else than WebSocket was written into the"
                      " connection, such as a page or an error of a proxy, another protocol, a stream that a"
                      " proxy compresses. Its first bytes tell what; record payloads to see them.")};
    if (verdict.sub == QLatin1String("rsv") && facts.response && facts.response->extensions.isEmpty())
        return {translate(
            "report", "A compressed frame came, though the opening handshake agreed on no compression: the"
                      " sender compresses all the same, or a proxy between removes Sec-WebSocket-Extensions"
                      " from the answer. Compare the answers on both sides of it, or switch compression off"
                      " (perMessageDeflate: false).")};
    const QString compare =
        translate("report", "If a proxy stands between, compare the bytes on both sides of it; try"
                            " without permessage-deflate.");
    switch (senderOf(facts)) {
    case Party::Client:
        return {translate("report", "Client author: fix what it sends; retrying will not help."), compare};
    case Party::Server:
        return {translate("report", "Server author: fix what it sends; retrying will not help."), compare};
    case Party::Unknown:
        if (!payloadsWereRead(facts))
            return {translate("report",
                              "Look at both ends: what one of them sent could not be looked into here."),
                    compare};
        return {facts.first->leg == Leg::Client
                    ? translate("report",
                                "Look at the client, which complained: Dropscope read all that the server"
                                " sent, and it was legal.")
                    : translate("report",
                                "Look at the server, which complained: Dropscope read all that the client"
                                " sent, and it was legal."),
                compare};
    case Party::Network:
    case Party::Tool:
        break;
    }
    return {translate("report",
                      "The other end complains of what it received from Dropscope. Look at what you had it"
                      " send; a relay between the real two ends shows which of them is at fault."),
            compare};
}

} // namespace

QList<CauseWords> brokenData()
{
    return {
        {.cause = Cause::ProtocolError,
         .label = QT_TRANSLATE_NOOP("report", "Protocol error"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "Bytes broke RFC 6455, or the peer said so with 1002, 1003 or 1010. The leg"
                       " whose bytes are wrong is to blame; who sends 1002 is a witness."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a relay on either side of the proxy: bytes right before it and wrong behind it"
                       " are its work"),
         .subs = {QT_TRANSLATE_NOOP("report",
                                    "masking, rsv, opcode, fragmentation, length, bad_close, reserved_code,"
                                    " unsupported_type (1003), extension (1010)")},
         .sentence = protocolError,
         .advice = forBrokenData},
        {.cause = Cause::InvalidPayload,
         .label = QT_TRANSLATE_NOOP("report", "Invalid payload"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "Text that is not UTF-8, or the peer said so with 1007 (Chrome: 1002)."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a relay on either side of the proxy: bytes right before it and wrong behind it"
                       " are its work"),
         .sentence = unreadable,
         .advice = forBrokenData},
    };
}

} // namespace report
