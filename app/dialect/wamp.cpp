// WAMP 2 in JSON: arrays that begin with their type; GOODBYE and ABORT carry a URI that says why.
#include "dialect/json.h"
#include "dialect/recognition.h"
#include "dialect/records.h"

namespace dialect {

namespace {

using namespace session;

enum Type { Hello = 1, Welcome = 2, Abort = 3, Challenge = 4, Authenticate = 5, Goodbye = 6 };

class Wamp final : public Reader
{
public:
    explicit Wamp(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.goodbyes = true;
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        const auto first = message.text ? json::element(message.head, 0) : std::nullopt;
        const auto type = first ? first->number() : std::nullopt;
        if (!type || *type < 1 || *type > 70)
            return false;
        if (*type == Hello || *type == Welcome)
            told.joined(message.from);
        else if (*type == Abort || *type == Goodbye)
            end(message, int(*type), told);
        else if (*type != Challenge && *type != Authenticate)
            told.application(message.from);
        return true;
    }

private:
    static void end(const Message &message, int type, Told &told)
    {
        const auto details = json::element(message.head, 1), uri = json::element(message.head, 2);
        const QString why = uri ? uri->text() : QString();
        const QString words = details ? json::textAt(details->raw, "message") : QString();
        const auto is = [&](const char *name) { return why.endsWith(QLatin1String(name)); };
        if (is("goodbye_and_out")) // the answer to a goodbye, which may be seen before it where the two
                                   // crossed
            return;
        const bool byServer = message.from == Leg::Server;
        const bool goesAway = is("system_shutdown");
        const bool meant = is("close.normal") || is("close_realm") || is("close.killed");
        const bool broken = is("protocol_violation");
        const bool unproven = is("authentication_failed") || is("no_such_principal") || is("no_auth_method");
        const bool forbidden = is("not_authorized") || is("authorization_failed");
        const bool refused = unproven || forbidden || is("no_such_realm") || is("no_such_role");
        const std::optional<bool> retry = !byServer  ? std::nullopt
                                          : goesAway ? std::optional(true)
                                          : is("close.killed") || refused || (type == Abort && !broken)
                                              ? std::optional(false)
                                              : std::nullopt;
        told.goodbye(goodbye(message.from, type == Abort ? "ABORT" : "GOODBYE",
                             words.isEmpty() ? why : why + QStringLiteral(": ") + words, meant, retry,
                             goesAway && byServer       ? "server_going_away"
                             : meant                    ? "app_close"
                             : broken                   ? "protocol_error"
                             : type == Abort || refused ? "policy_violation"
                                                        : "app_close",
                             unproven              ? "bad_credentials"
                             : forbidden           ? "not_authorized"
                             : is("no_such_realm") ? "realm"
                             : is("no_such_role")  ? "role"
                             : is("close.timeout") ? "timer"
                                                   : ""));
    }
};

} // namespace

constinit const Protocol wamp{"wamp", "WAMP", "wamp.2.json", neverHinted, neverBegins, makeReader<Wamp>};

} // namespace dialect
