#include "report/filterwords.h"

#include "report/words.h"

#include <array>
#include <utility>

namespace report {

using namespace query;

namespace {

constexpr std::array helps{
    std::pair{"class", QT_TRANSLATE_NOOP("report", "how it ended: normal, lost, failed or unknown")},
    std::pair{"cause", QT_TRANSLATE_NOOP("report", "why it ended: tcp_reset, heartbeat_timeout, …")},
    std::pair{"ended_by",
              QT_TRANSLATE_NOOP("report", "who ended it: client, server, network, tool, unknown")},
    std::pair{"code",
              QT_TRANSLATE_NOOP("report", "Close code; 1006: no Close frame came, 1005: one without a "
                                          "code, none: either")},
    std::pair{"reason", QT_TRANSLATE_NOOP("report", "reason text of the Close frame")},
    std::pair{"idle", QT_TRANSLATE_NOOP("report", "silence before the end, or until now: 55s, 2min")},
    std::pair{"duration", QT_TRANSLATE_NOOP("report", "how long it was open: 200ms, 1.5h")},
    std::pair{"url", QT_TRANSLATE_NOOP("report", "path and query that the client asked for")},
    std::pair{"client", QT_TRANSLATE_NOOP("report", "address of the client")},
    std::pair{"server", QT_TRANSLATE_NOOP("report", "address of the server")},
    std::pair{"user_agent", QT_TRANSLATE_NOOP("report", "what the client calls itself")},
    std::pair{"endpoint", QT_TRANSLATE_NOOP("report", "name or number of the endpoint")},
    std::pair{"chain",
              QT_TRANSLATE_NOOP("report", "sessions that continue one another: number of the first")},
    std::pair{"session", QT_TRANSLATE_NOOP("report", "number of the session; several: 3,5,8..12")},
    std::pair{"continues", QT_TRANSLATE_NOOP("report", "number of the session that it continues")},
    std::pair{"state", QT_TRANSLATE_NOOP("report", "connecting, open, closing or ended")},
    std::pair{"role", QT_TRANSLATE_NOOP(
                          "report", "of the endpoint: listener, client, relay, browser, capture or proxy")},
    std::pair{"confidence",
              QT_TRANSLATE_NOOP("report", "how sure the verdict is: proven, strong, suggested")},
    std::pair{"phase", QT_TRANSLATE_NOOP("report", "how far it came: dns, tcp, tls, http, open, closing")},
    std::pair{"tool_reason",
              QT_TRANSLATE_NOOP("report", "why Dropscope ended it itself: user, heartbeat, …")},
    std::pair{"sub", QT_TRANSLATE_NOOP("report", "what refines the cause")},
    std::pair{"clean", QT_TRANSLATE_NOOP("report", "whether the closing handshake was completed: yes or no")},
    std::pair{"http_status", QT_TRANSLATE_NOOP("report", "status of a refused upgrade: 403")},
    std::pair{"tcp_end", QT_TRANSLATE_NOOP("report", "how TCP ended on either leg: fin, reset, timeout, …")},
    std::pair{"client_end", QT_TRANSLATE_NOOP("report", "how TCP ended on the client leg")},
    std::pair{"server_end", QT_TRANSLATE_NOOP("report", "how TCP ended on the server leg")},
    std::pair{"subprotocol", QT_TRANSLATE_NOOP("report", "subprotocol that was agreed on")},
    std::pair{"protocol",
              QT_TRANSLATE_NOOP("report", "protocol of the messages: socket.io, signalr, mqtt, …")},
    std::pair{"goodbye", QT_TRANSLATE_NOOP("report", "message with which the application ended it: 41, …")},
    std::pair{"origin",
              QT_TRANSLATE_NOOP("report",
                                "where the end came from, by several places: client, server, between, name")},
    std::pair{"note", QT_TRANSLATE_NOOP("report", "what you noted about it")},
    std::pair{"bookmarked", QT_TRANSLATE_NOOP("report", "whether you marked it: yes or no")},
    std::pair{"at", QT_TRANSLATE_NOOP("report", "when it ended: 14:03, 2026-11-25, 2026-11-25T14:03:27")},
    std::pair{"started", QT_TRANSLATE_NOOP("report", "when it opened: 14:03, 2026-11-25")},
    std::pair{"messages", QT_TRANSLATE_NOOP("report", "messages in both directions")},
    std::pair{"messages_in", QT_TRANSLATE_NOOP("report", "messages that came in")},
    std::pair{"messages_out", QT_TRANSLATE_NOOP("report", "messages that went out")},
    std::pair{"bytes", QT_TRANSLATE_NOOP("report", "bytes in both directions: 64kB, 1.5MB")},
    std::pair{"bytes_in", QT_TRANSLATE_NOOP("report", "bytes that came in")},
    std::pair{"bytes_out", QT_TRANSLATE_NOOP("report", "bytes that went out")},
    std::pair{"rtt", QT_TRANSLATE_NOOP("report", "round trip of the latest ping: 50ms")},
    std::pair{"retransmits", QT_TRANSLATE_NOOP("report", "segments that TCP had to send again")},
};

QString kindHelp(Kind kind)
{
    switch (kind) {
    case Kind::Choice:
    case Kind::Flag:
    case Kind::Text:
        break;
    case Kind::Number:
        return translate("report", "a whole number such as 3, or a range such as 3..8");
    case Kind::Code:
        return translate("report", "a close code such as 1001, a range such as 4000..4999, or none");
    case Kind::Duration:
        return translate("report", "a duration such as 55s, 200ms or 1.5min");
    case Kind::Size:
        return translate("report", "a size such as 1500, 64kB or 1.5MB");
    case Kind::Time:
        return translate("report", "a time such as 14:03, 2026-11-25 or 2026-11-25T14:03:27");
    }
    return translate("report", "a text, in quotes if it has blanks; none; any");
}

/// The first few names, and that there are more.
QString choices(const QStringList &names)
{
    constexpr qsizetype most = 8;
    const QString list = names.mid(0, most).join(translate("report", ", "));
    return names.size() > most ? translate("report", "%1, …").arg(list) : list;
}

QString mayStandThere(const Error &error)
{
    if (!error.expected.isEmpty())
        return choices(error.expected);
    return error.field ? kindHelp(error.field->kind) : QString();
}

QString fieldName(const Error &error)
{
    return error.field ? QString::fromLatin1(error.field->name) : QString();
}

QString unknownField(const Error &error)
{
    if (error.expected.isEmpty())
        return translate("report", "There is no field “%1”. To look for this text, put it in quotes.")
            .arg(error.found);
    return translate("report",
                     "There is no field “%1”. Did you mean %2? To look for this text, put it in quotes.")
        .arg(error.found, error.expected.first());
}

} // namespace

QString filterError(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::UnknownField:
        return unknownField(error);
    case Error::Kind::UnknownChoice:
        return translate("report", "“%1” is no value of %2. There are: %3")
            .arg(error.found, fieldName(error), mayStandThere(error));
    case Error::Kind::BadValue:
        return translate("report", "“%1” cannot be compared with %2. It takes %3.")
            .arg(error.found, fieldName(error), mayStandThere(error));
    case Error::Kind::BadOperator:
        return translate("report", "%1 is not ordered: use %1: or %1!= instead of %2")
            .arg(fieldName(error), error.found);
    case Error::Kind::MissingValue:
        return translate("report", "A value is missing after “%1”: %2")
            .arg(error.found, mayStandThere(error));
    case Error::Kind::MissingPart:
        return translate("report", "Something to look for is missing at “%1”.").arg(error.found);
    case Error::Kind::UnclosedQuote:
        return translate("report", "The closing quote is missing.");
    case Error::Kind::UnclosedParenthesis:
        return translate("report", "The closing parenthesis is missing.");
    case Error::Kind::UnexpectedParenthesis:
        return translate("report", "This parenthesis closes nothing. To look for it, put it in quotes.");
    case Error::Kind::TooDeep:
        return translate("report", "More than %1 parentheses within each other.").arg(maxDepth);
    case Error::Kind::TooLong:
        return translate("report", "The filter is longer than %1 characters.").arg(maxLength);
    }
    return {};
}

QString fieldHelp(const Field &field)
{
    for (const auto &[name, help] : helps) {
        if (QLatin1String(name) == QLatin1String(field.name))
            return translate("report", help);
    }
    return {};
}

QString choiceLabel(const Field &field, int value)
{
    const auto is = [&field](const char *name) { return QLatin1String(field.name) == QLatin1String(name); };
    if (is("class"))
        return label(diagnosis::Class(value));
    if (is("cause"))
        return label(diagnosis::Cause(value));
    if (is("ended_by"))
        return label(diagnosis::Party(value));
    if (is("confidence"))
        return label(diagnosis::Confidence(value));
    if (is("role"))
        return label(session::Role(value));
    if (is("phase"))
        return label(session::Phase(value));
    if (is("tcp_end") || is("client_end") || is("server_end"))
        return label(session::TcpFate(value));
    return {};
}

QString filterHelp()
{
    QString text = translate(
        "report",
        "Words are looked for in every text of a session; all of them must be there.\n"
        "A field asks for one thing: class:lost cause:tcp_reset ended_by:server code:1006 idle>55s\n"
        "Operators: \":\" contains or equals, \"=\" equals, \"!=\", \"<\", \"<=\", \">\", \">=\".\n"
        "Several values: code:1001,1006 or code:4000..4999. \"*\" stands for anything: url:/chat*\n"
        "Blanks in quotes: reason:\"going away\". Not: -class:normal. Either: (class:lost or class:failed).\n"
        "code:1006 means what people mean by it: no Close frame came. A field that has no value: "
        "note:none, one that has any: note:any, the words themselves: note:\"none\"\n");
    for (const Field &field : fields())
        text += QStringLiteral("\n  ") + QString::fromLatin1(field.name).leftJustified(13) + fieldHelp(field);
    return text + u'\n';
}

} // namespace report
