#include "settings/endpointoptions.h"

#include "dialect/recognition.h"
#include "evidence/reader.h"
#include "session/fault.h"
#include "session/headervalue.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace settings {

namespace {

using session::EndpointSpec;
using session::Role;

constexpr double oneDay = 86'400;

/// What is wrong with a value, in English: lupdate finds it, and the window shows its translation.
QString flaw(const char *text)
{
    return QString::fromUtf8(text);
}

QString readPing(EndpointSpec &spec, const QString &value)
{
    const auto seconds = readSeconds(value, oneDay);
    if (!seconds)
        return flaw(QT_TRANSLATE_NOOP("settings", "must be 0 (off) to 86400 seconds"));
    spec.ping = *seconds;
    return {};
}

QString readCloseAfter(EndpointSpec &spec, const QString &value)
{
    spec.closeAfter = readSeconds(value, oneDay);
    return spec.closeAfter ? QString() : flaw(QT_TRANSLATE_NOOP("settings", "must be 0 to 86400 seconds"));
}

QString readHeader(EndpointSpec &spec, const QString &value)
{
    const qsizetype colon = value.indexOf(u':');
    if (colon < 0 || !session::isToken(QStringView(value).first(colon)))
        return flaw(QT_TRANSLATE_NOOP("settings", "must be \"Name: value\""));
    if (!session::isHeaderValue(value))
        return flaw(QT_TRANSLATE_NOOP("settings", "must have no line break and no other control character"));
    if (session::isHandshakeHeader(value.section(u':', 0, 0)))
        return flaw(QT_TRANSLATE_NOOP(
            "settings", "cannot be set: it comes from the URL, the origin or the subprotocols"));
    spec.headers.append(value);
    return {};
}

QString readCapture(EndpointSpec &spec, const QString &value)
{
    static const QRegularExpression shape(QStringLiteral("^\\s*(\\w+)\\s*=\\s*(.+)$"));
    const QRegularExpressionMatch match = shape.match(value);
    if (!match.hasMatch() || !QRegularExpression(match.captured(2)).isValid())
        return flaw(QT_TRANSLATE_NOOP("settings", "must be NAME=REGEX, a Perl regular expression"));
    spec.captures.append({match.captured(1), match.captured(2)});
    return {};
}

QString readSubprotocol(EndpointSpec &spec, const QString &value)
{
    if (!session::isToken(value))
        return flaw(QT_TRANSLATE_NOOP("settings", "must be an HTTP token (RFC 9110 5.6.2)"));
    spec.subprotocols.append(value);
    return {};
}

QString readOrigin(EndpointSpec &spec, const QString &value)
{
    if (!session::isHeaderValue(value))
        return flaw(QT_TRANSLATE_NOOP("settings", "must have no line break and no other control character"));
    spec.origin = value;
    return {};
}

QString readProxy(EndpointSpec &spec, const QString &value)
{
    spec.proxy = QUrl(value, QUrl::StrictMode);
    const QString scheme = spec.proxy.scheme();
    const bool known = scheme == QLatin1String("http") || scheme == QLatin1String("socks5");
    return known && !spec.proxy.host().isEmpty() && spec.proxy.port() > 0
               ? QString()
               : flaw(QT_TRANSLATE_NOOP("settings", "must be http://HOST:PORT or socks5://HOST:PORT"));
}

QString readFaultSpec(EndpointSpec &spec, const QString &value)
{
    const auto fault = session::readFault(value);
    if (!fault)
        return fault.error();
    if (const QString error = session::listenerFaultError(*fault);
        spec.role == Role::Listener && !error.isEmpty())
        return error;
    spec.faults.append(value);
    return {};
}

QString readAllowOrigin(EndpointSpec &spec, const QString &value)
{
    static const QRegularExpression shape(QStringLiteral("^[\\x21-\\x7e]{1,255}\\z"));
    if (!shape.match(value).hasMatch())
        return flaw(QT_TRANSLATE_NOOP("settings", "must be one origin as a browser sends it, such as "
                                                  "https://example.com or null"));
    session::letIn(spec, QStringLiteral("origin"), value);
    return {};
}

QString readAllowHost(EndpointSpec &spec, const QString &value)
{
    static const QRegularExpression shape(QStringLiteral(
        "^(\\[[0-9A-Fa-f:.]+\\]|[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*|[A-Za-z0-9._-]{1,255})"
        "(:\\d{1,5})?\\z"));
    if (!shape.match(value).hasMatch())
        return flaw(QT_TRANSLATE_NOOP("settings", "must be one host name or IP address"));
    session::letIn(spec, QStringLiteral("host"), value);
    return {};
}

QString readDialect(EndpointSpec &spec, const QString &value)
{
    spec.dialect = value.toLower();
    const bool known = spec.dialect == QLatin1String("off") || dialect::protocolNamed(spec.dialect);
    return known ? QString()
                 : flaw(QT_TRANSLATE_NOOP(
                       "settings", "must be off or a protocol such as socket.io, signalr, mqtt, stomp"));
}

template <auto member>
QString readText(EndpointSpec &spec, const QString &value)
{
    spec.*member = value;
    return {};
}

template <auto member>
QString appendText(EndpointSpec &spec, const QString &value)
{
    (spec.*member).append(value);
    return {};
}

template <auto member>
QString turnOn(EndpointSpec &spec, const QString &)
{
    spec.*member = true;
    return {};
}

/// A program that is told of ends of that class, with the disconnect as JSON on its standard input.
template <auto strategy>
QString readProgram(EndpointSpec &spec, const QString &value)
{
    (spec.strategies.*strategy).command = {value};
    return value.isEmpty() ? flaw(QT_TRANSLATE_NOOP("settings", "must be the name of a program")) : QString();
}

QString readFormat(EndpointSpec &spec, const QString &value)
{
    for (const evidence::Format &format : evidence::formats()) {
        if (value == QLatin1String(format.name)) {
            spec.evidence.format = value;
            return {};
        }
    }
    return flaw(QT_TRANSLATE_NOOP("settings", "is no format that is known here (--help names them)"));
}

QString readKeylog(EndpointSpec &spec, const QString &value)
{
    spec.evidence.keylogFile = value;
    return value.isEmpty() ? flaw(QT_TRANSLATE_NOOP("settings", "must be the name of a file")) : QString();
}

QString turnFollowOn(EndpointSpec &spec, const QString &)
{
    spec.evidence.follow = true;
    return {};
}

QString readPort(EndpointSpec &spec, const QString &value)
{
    bool ok = false;
    const uint port = value.toUInt(&ok);
    if (!ok || port < 1 || port > 65535)
        return flaw(QT_TRANSLATE_NOOP("settings", "must be a port from 1 to 65535"));
    spec.evidence.port = quint16(port);
    return {};
}

QString readTimezone(EndpointSpec &spec, const QString &value)
{
    static const QRegularExpression shape(QStringLiteral("^([+-])(\\d{1,2}):?(\\d{2})\\z"));
    const QRegularExpressionMatch match = shape.match(value);
    const int hours = match.captured(2).toInt(), minutes = match.captured(3).toInt();
    const bool isUtc = value == QLatin1String("Z") || value == QLatin1String("UTC");
    if (!isUtc && (!match.hasMatch() || hours > 14 || minutes > 59))
        return flaw(QT_TRANSLATE_NOOP("settings", "must be +HH:MM or -HH:MM, east of UTC"));
    const std::chrono::seconds east = std::chrono::hours(hours) + std::chrono::minutes(minutes);
    spec.evidence.timezone = match.captured(1) == QLatin1String("-") ? -east : east;
    return {};
}

QString readPage(EndpointSpec &spec, const QString &value)
{
    const QUrl url(value, QUrl::StrictMode);
    const bool page = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !(page ? !url.host().isEmpty() : url.isLocalFile()))
        return flaw(QT_TRANSLATE_NOOP("settings", "must be the address of a page: http://, https:// or "
                                                  "file://"));
    spec.browser.pages.append(value);
    return {};
}

QString readBrowserProgram(EndpointSpec &spec, const QString &value)
{
    spec.browser.program = value;
    return value.isEmpty() ? flaw(QT_TRANSLATE_NOOP("settings", "must be the name of a program")) : QString();
}

QString turnEchoOn(EndpointSpec &spec, const QString &)
{
    spec.behaviour = session::Behaviour::Echo;
    return {};
}

constexpr std::array options{
    EndpointOption{"name", "TEXT", ForAll | ForBrowser | ForEvidence, "what to call it",
                   readText<&EndpointSpec::name>},
    EndpointOption{"ping", "SECONDS", ForAll, "time between pings, 0 = off (15; a relay sends none)",
                   readPing},
    EndpointOption{"reconnect", nullptr, ForClient, "reconnect after a loss",
                   turnOn<&EndpointSpec::reconnect>},
    EndpointOption{"clog", nullptr, ForAll, "speak and understand CLOG's protocol",
                   turnOn<&EndpointSpec::clog>},
    EndpointOption{"header", "\"NAME: VALUE\"", ForClient, "extra request header (repeatable)", readHeader},
    EndpointOption{"capture", "NAME=REGEX", ForClient | ForRelay,
                   "from what the server says: {NAME} in URL, headers and --send of a client; what returning"
                   " clients of a relay are known by (repeatable)",
                   readCapture},
    EndpointOption{"origin", "URL", ForClient | ForRelay, "value of the Origin header", readOrigin},
    EndpointOption{"subprotocol", "NAME", ForListener | ForClient,
                   "subprotocol to offer or accept (repeatable)", readSubprotocol},
    EndpointOption{"proxy", "URL", ForClient | ForRelay, "http:// or socks5:// forward proxy", readProxy},
    EndpointOption{"ca", "FILE", ForClient | ForRelay, "trust only these certificate authorities (PEM)",
                   readText<&EndpointSpec::caFile>},
    EndpointOption{"cert", "FILE", ForAll, "certificate (PEM): of the wss:// listen side, else the client's",
                   readText<&EndpointSpec::certFile>},
    EndpointOption{"key", "FILE", ForAll, "private key (PEM) of --cert", readText<&EndpointSpec::keyFile>},
    EndpointOption{"insecure", nullptr, ForClient | ForRelay | ForBrowser,
                   "do not verify the server's certificate (of browsers: new)",
                   turnOn<&EndpointSpec::insecure>},
    EndpointOption{"open", "PAGE_URL", ForBrowser, "page that the browser opens (repeatable)", readPage},
    EndpointOption{"program", "PATH", ForBrowser, "the browser to start (--browser new)", readBrowserProgram},
    EndpointOption{"framework", "NAME", ForAll | ForBrowser | ForEvidence,
                   "whose close codes it speaks: discord, phoenix, centrifugo, ...",
                   readText<&EndpointSpec::framework>},
    EndpointOption{"dialect", "NAME", ForAll | ForBrowser | ForEvidence,
                   "protocol of the messages, which a client then speaks: socket.io, mqtt, ... or off",
                   readDialect},
    EndpointOption{"keep-host", nullptr, ForRelay, "leave Host and Origin as the client sent them",
                   turnOn<&EndpointSpec::keepHost>},
    EndpointOption{"allow-origin", "ORIGIN", ForListener | ForRelay,
                   "let pages of that origin in (repeatable; relay, --echo)", readAllowOrigin},
    EndpointOption{"allow-host", "NAME", ForListener | ForRelay | ForBrowser,
                   "be reached by that name, too (repeatable; relay, --echo); of a browser: reach that host",
                   readAllowHost},
    EndpointOption{"record-payloads", nullptr, ForAll | ForBrowser | ForEvidence,
                   "keep the first 256 bytes of each message", turnOn<&EndpointSpec::recordPayloads>},
    EndpointOption{"echo", nullptr, ForListener, "answer each message with itself", turnEchoOn},
    EndpointOption{"send", "TEXT", ForListener | ForClient,
                   "send this text when a session opens (repeatable)", appendText<&EndpointSpec::sendOnOpen>},
    EndpointOption{"close-after", "SECONDS", ForListener | ForClient,
                   "close each session so long after it opened", readCloseAfter},
    EndpointOption{"fault", "SPEC", ForListener | ForRelay, "break it on purpose (repeatable, see below)",
                   readFaultSpec},
    EndpointOption{"on-normal", "PROGRAM", ForAll | ForBrowser,
                   "run it after a normal end, the disconnect on its input",
                   readProgram<&session::Strategies::normal>},
    EndpointOption{"on-lost", "PROGRAM", ForAll | ForBrowser, "the same after a loss",
                   readProgram<&session::Strategies::lost>},
    EndpointOption{"on-failed", "PROGRAM", ForAll | ForBrowser, "the same after a failed attempt",
                   readProgram<&session::Strategies::failed>},
    EndpointOption{"format", "NAME", ForEvidence, "of evidence, where its content does not tell", readFormat},
    EndpointOption{"keylog", "FILE", ForEvidence, "TLS keys of a capture (SSLKEYLOGFILE)", readKeylog},
    EndpointOption{"follow", nullptr, ForEvidence, "go on while the file grows", turnFollowOn},
    EndpointOption{"port", "N", ForEvidence, "TCP port that speaks WebSocket, where a capture began too late",
                   readPort},
    EndpointOption{"timezone", "+HH:MM", ForEvidence, "of the times in a log", readTimezone},
};

QString checkUrl(const QUrl &url, bool listening)
{
    if (url.errorString().startsWith(QLatin1String("Invalid port"))) // what follows repeats the whole URL
        return flaw(QT_TRANSLATE_NOOP("settings", "must have a port from 1 to 65535"));
    if (!url.isValid() || url.host().isEmpty())
        return flaw(QT_TRANSLATE_NOOP("settings", "is not a URL with a host"));
    if (url.scheme() != QLatin1String("ws") && url.scheme() != QLatin1String("wss"))
        return flaw(QT_TRANSLATE_NOOP("settings", "must begin with ws:// or wss://"));
    if (!url.fragment().isEmpty())
        return flaw(QT_TRANSLATE_NOOP("settings", "must have no fragment (RFC 6455 section 3)"));
    if (listening && (url.path() != QLatin1String("/") && !url.path().isEmpty()))
        return flaw(QT_TRANSLATE_NOOP("settings", "must have the path / to listen on"));
    if (listening && (url.hasQuery() || !url.userInfo().isEmpty()))
        return flaw(QT_TRANSLATE_NOOP("settings", "must have no query and no user to listen on"));
    if (!listening && url.port(1) == 0)
        return flaw(QT_TRANSLATE_NOOP("settings", "must have a port other than 0"));
    return {};
}

QUrl readUrl(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    if (url.path().isEmpty())
        url.setPath(QStringLiteral("/"));
    return url;
}

/// What a client connects to: {name} stands for a variable, and braces have no place in a URL.
QUrl readTarget(QString text)
{
    static const QRegularExpression variable(QStringLiteral("\\{(\\w+)\\}"));
    return readUrl(text.replace(variable, QStringLiteral("%7B\\1%7D")));
}

EndpointAddress readRelay(const QString &value)
{
    EndpointAddress result;
    result.spec.role = Role::Relay;
    static const QRegularExpression split(QStringLiteral("=(?=wss?://)"));
    const qsizetype at = value.indexOf(split);
    if (at < 0) {
        result.error = QStringLiteral("--relay: must be LISTEN_URL=TARGET_URL");
        return result;
    }
    const QString listen = value.left(at), target = value.mid(at + 1);
    result.spec.listen = readUrl(listen);
    result.spec.target = readUrl(target);
    if (const QString wrong = checkUrl(result.spec.listen, true); !wrong.isEmpty())
        result.error =
            QStringLiteral("--relay: the listen address%1 %2").arg(sayable(u"relay", listen), wrong);
    else if (const QString bad = checkUrl(result.spec.target, false); !bad.isEmpty())
        result.error = QStringLiteral("--relay: the target address%1 %2").arg(sayable(u"relay", target), bad);
    return result;
}

/// "new", or where the DevTools of one that runs are; HOST:PORT alone is http://.
EndpointAddress readBrowser(const QString &value)
{
    EndpointAddress result;
    result.spec.role = Role::Browser;
    result.spec.browser.own = value == QLatin1String("new");
    if (result.spec.browser.own)
        return result;
    QUrl url(value.contains(QLatin1String("://")) ? value : QStringLiteral("http://") + value,
             QUrl::StrictMode);
    result.spec.browser.address = url;
    const QString scheme = url.scheme();
    const bool isSocket = scheme == QLatin1String("ws");
    const char *wrong = nullptr;
    if (url.errorString().startsWith(QLatin1String("Invalid port")))
        wrong = QT_TRANSLATE_NOOP("settings", "must have a port from 1 to 65535");
    else if (!url.isValid() || url.host().isEmpty())
        wrong = QT_TRANSLATE_NOOP("settings", "is not a URL with a host");
    else if (scheme != QLatin1String("http") && !isSocket)
        wrong = QT_TRANSLATE_NOOP("settings", "must be new, http://HOST:PORT or ws://HOST:PORT/PATH");
    else if (url.port() <= 0)
        wrong = QT_TRANSLATE_NOOP("settings", "must have a port, that of --remote-debugging-port (9222)");
    else if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment() ||
             (!isSocket && url.path().size() > 1))
        wrong = QT_TRANSLATE_NOOP("settings", "must have no user, query, fragment or path");
    if (wrong)
        result.error =
            QStringLiteral("--browser:%1 %2").arg(sayable(u"browser", value), QLatin1String(wrong));
    return result;
}

} // namespace

std::span<const EndpointOption> endpointOptions()
{
    return options;
}

const EndpointOption *endpointOption(QStringView name)
{
    for (const EndpointOption &option : options) {
        if (name == QLatin1String(option.name))
            return &option;
    }
    return nullptr;
}

QString sayable(QStringView option, const QString &value)
{
    static const QRegularExpression named(QStringLiteral("^([A-Za-z][\\w-]{0,63})\\s*[:=]"));
    constexpr std::array<QStringView, 6> addresses{u"listen",  u"connect", u"relay",
                                                   u"browser", u"otlp",    u"proxy"};
    constexpr std::array<QStringView, 6> texts{u"send",      u"subprotocol", u"origin",
                                               u"on-normal", u"on-lost",     u"on-failed"};
    const auto isOneOf = [option](const auto &options) {
        return std::find(options.begin(), options.end(), option) != options.end();
    };
    QString said = value;
    if (option == u"header" || option == u"capture")
        said = named.match(value).captured(1);
    else if (isOneOf(texts) || (isOneOf(addresses) && !value.contains(QLatin1String("://"))))
        said.clear();
    return said.isEmpty() ? said : u' ' + said;
}

EndpointAddress readAddress(Role role, const QString &value)
{
    if (role == Role::Relay)
        return readRelay(value);
    if (role == Role::Browser)
        return readBrowser(value);
    EndpointAddress result;
    if (role == Role::Capture) {
        result.spec.role = role;
        result.spec.evidence.path = value;
        if (value.isEmpty())
            result.error = QStringLiteral("--evidence: the name of its file is empty");
        return result;
    }
    result.spec.role = role;
    const bool listening = role == Role::Listener;
    const QUrl url = listening ? readUrl(value) : readTarget(value);
    (listening ? result.spec.listen : result.spec.target) = url;
    if (const QString wrong = checkUrl(url, listening); !wrong.isEmpty())
        result.error = QStringLiteral("--%1:%2 %3")
                           .arg(listening ? QStringLiteral("listen") : QStringLiteral("connect"),
                                sayable(u"connect", value), wrong);
    return result;
}

QString urlText(const QUrl &url)
{
    const QString text = url.toString();
    const QUrl again(text, QUrl::StrictMode);
    // Blanks beyond ASCII would be decoded, and lost at the end of a line.
    const bool hasBlank = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
    return again.isValid() && again == url && !hasBlank ? text : url.toString(QUrl::FullyEncoded);
}

QString targetText(const QUrl &target)
{
    static const QRegularExpression variable(QStringLiteral("%7B(\\w+)%7D"),
                                             QRegularExpression::CaseInsensitiveOption);
    return urlText(target).replace(variable, QStringLiteral("{\\1}"));
}

QString targetFlaw(const QString &text)
{
    return checkUrl(readTarget(text), false);
}

std::optional<std::chrono::milliseconds> readSeconds(const QString &value, double most)
{
    bool ok = false;
    const double seconds = value.toDouble(&ok);
    if (!ok || !(seconds >= 0 && seconds <= most))
        return {};
    return std::chrono::milliseconds(qRound64(seconds * 1000));
}

} // namespace settings
