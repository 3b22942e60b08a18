#include "endpoint/tap/secrets.h"

#include "wire/redact.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <string_view>

namespace endpoint {

using namespace session;

void Lately::add(const QString &name)
{
    if (m_now.size() >= most)
        m_before = std::exchange(m_now, {});
    m_now.insert(name);
}

/// Replaces secrets in every text field it visits.
struct Redactor
{
    const Secrets &secrets;
    void operator()(const char *name, QString &text) const
    {
        text = isOurWord(name) ? wire::redactedText(text, secrets.m_key, wire::Doubt::Replace)
                               : secrets.withoutSecrets(text, true);
    }
    void operator()(const char *, QStringList &lines) const
    {
        // Ids of requests and versions of products look random, and tell them apart.
        for (QString &line : lines)
            line = secrets.withoutSecrets(line, false);
    }
    template <class T>
    void operator()(const char *, T &) const
    {
    }
    /// Verdicts and recoveries rest on these: what a capture rule took may be the same word by chance.
    static bool isOurWord(const char *name)
    {
        static constexpr std::array<std::string_view, 10> words{
            "cause", "sub", "how", "by", "also", "flaw", "phase", "protocol", "dialect", "version"};
        return std::find(words.begin(), words.end(), name) != words.end();
    }
};

namespace {

template <class T, class... Ts>
constexpr bool isOneOf = (std::is_same_v<T, Ts> || ...);

/// Words and numbers of our own, hashes, and what the user asked to keep.
template <class T>
constexpr bool isExempt =
    isOneOf<T, Dialing, TlsEstablished, Opened, Traffic, TrafficSoFar, Ping, Pong, Boxed<HeartbeatSoFar>,
            Boxed<AppBeatsSoFar>, Violation, Truncated, AfterClose, Stuck, TcpEnd, ToolEnd, Silence,
            TcpSample, LastFrames, Message, Captured, PossiblyLost, Continues, Ended, Missed, Unreadable,
            Boxed<TcpSeen>, OpenAtEnd>;

/// Short values, and words such as "chat", are looked for between separators only.
constexpr qsizetype standsOut = 8;

bool isPartOfWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'~';
}

bool standsAlone(const QString &text, qsizetype at, qsizetype size)
{
    return (at == 0 || !isPartOfWord(text[at - 1])) &&
           (at + size == text.size() || !isPartOfWord(text[at + size]));
}

QString replaced(const QString &text, const QString &value, const QString &hash)
{
    QString result;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.size())) {
        if (value.size() < standsOut && !standsAlone(text, at, value.size()))
            continue;
        result += QStringView(text).sliced(from, at - from);
        result += hash;
        from = at + value.size();
    }
    return from == 0 ? text : result + text.sliced(from);
}

bool isEverywhere(QStringView value)
{
    constexpr qsizetype shortest = 4, shortNumber = 6;
    return value.size() < shortest ||
           (value.size() <= shortNumber &&
            std::all_of(value.begin(), value.end(), [](QChar c) { return c.isDigit(); }));
}

/// What stands between values in addresses, headers and texts.
bool isSeparator(QChar c)
{
    return c.isSpace() || QStringLiteral("&=?/,;:#\"'<>(){}[]|").contains(c);
}

bool endsWithHash(QStringView text)
{
    return text.size() >= 11 && text[text.size() - 11] == u'~';
}

} // namespace

/// All of the run are told of it, this one as well.
void Secrets::take(const QString &value)
{
    if (!m_told)
        remember(value);
    else if (m_told->tell(value); !m_key.isEmpty())
        hear();
}

void Secrets::hear()
{
    if (!m_told || m_told->count() == m_heard)
        return;
    for (const QString &value : m_told->since(m_heard))
        remember(value);
}

void Secrets::remember(const QString &value)
{
    if (m_key.isEmpty() || value.isEmpty() || (!m_latest.isEmpty() && m_latest.last().value == value))
        return;
    if (value.size() <= longest)
        m_taken.add(value);
    m_latest.removeIf([&](const Taken &taken) { return taken.value == value; });
    if (m_latest.size() >= mostLatest)
        m_latest.removeFirst();
    const QByteArray hash = wire::hashedSecret(value.toUtf8(), m_key);
    m_latest.append({value, QString::fromLatin1(QUrl::toPercentEncoding(value)), QString::fromLatin1(hash)});
}

QString Secrets::withoutTaken(const QString &text, Where where) const
{
    if (m_latest.isEmpty() || text.isEmpty())
        return text;
    QString result = text;
    for (auto taken = m_latest.crbegin(); taken != m_latest.crend(); ++taken) {
        if (where == Where::InText && isEverywhere(taken->value))
            continue;
        result = replaced(result, taken->value, taken->hash);
        if (taken->encoded != taken->value)
            result = replaced(result, taken->encoded, taken->hash);
    }
    return withoutTakenWords(result, where);
}

/// Those of long ago, where many clients come and go.
QString Secrets::withoutTakenWords(const QString &text, Where where) const
{
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = std::find_if(text.begin() + at, text.end(), isSeparator) - text.begin();
        const QString word = text.sliced(at, end - at);
        const QString plain =
            word.contains(u'%') ? QString::fromUtf8(QByteArray::fromPercentEncoding(word.toUtf8())) : word;
        const bool isSecret = m_taken.contains(plain) && (where == Where::Alone || !isEverywhere(plain));
        result += isSecret ? QString::fromLatin1(wire::hashedSecret(plain.toUtf8(), m_key)) : word;
        if (end < text.size())
            result += text[end];
        at = end + 1;
    }
    return result;
}

QString Secrets::withoutSecrets(const QString &text, bool doubtful) const
{
    return wire::redactedText(withoutTaken(text, Where::InText), m_key,
                              doubtful ? wire::Doubt::Replace : wire::Doubt::Keep);
}

QString Secrets::url(const QString &text) const
{
    if (text.isEmpty())
        return text;
    return QString::fromUtf8(wire::redactedUrl(withoutTaken(text, Where::Alone).toUtf8(), m_key));
}

/// "host:port", before which a log may show user and password.
QString Secrets::address(const QString &text) const
{
    constexpr qsizetype scheme = 5;
    return text.contains(u'@')
               ? QString::fromUtf8(wire::redactedUrl("ws://" + text.toUtf8(), m_key)).sliced(scheme)
               : text;
}

QString Secrets::header(const char *name, const QString &value) const
{
    return value.isEmpty() ? value
                           : QString::fromUtf8(wire::redactedHeader(
                                 name, withoutTaken(value, Where::Alone).toUtf8(), m_key));
}

void Secrets::redactRequest(RequestHead &head)
{
    head.target = url(head.target);
    head.host = address(head.host);
    head.origin = url(head.origin);
    head.userAgent = header("User-Agent", head.userAgent);
    head.subprotocols = header("Sec-WebSocket-Protocol", head.subprotocols);
    head.extensions = header("Sec-WebSocket-Extensions", head.extensions);
    head.cookie = header("Cookie", head.cookie);
    if (!head.subprotocols.contains(u'~'))
        return;
    for (const QString &each : head.subprotocols.split(u',')) {
        if (const QString name = each.trimmed(); name.size() == 11 && endsWithHash(name))
            m_offered.add(name);
    }
}

void Secrets::redactResponse(ResponseHead &head) const
{
    head.reason = withoutSecrets(head.reason, true);
    head.subprotocol = header("Sec-WebSocket-Protocol", head.subprotocol);
    if (!m_offered.isEmpty() && !head.subprotocol.isEmpty()) {
        const QString hash = QString::fromLatin1(wire::hashedSecret(head.subprotocol.toUtf8(), m_key));
        if (m_offered.contains(hash))
            head.subprotocol = hash; // a token that the server gives back
    }
    head.extensions = header("Sec-WebSocket-Extensions", head.extensions);
    head.retryAfter = withoutSecrets(head.retryAfter, true);
    head.location = url(head.location);
    for (QString &line : head.fingerprint)
        line = withoutSecrets(line, false);
}

void Secrets::redact(What &what)
{
    if (m_key.isEmpty())
        return;
    hear();
    if (const auto *request = std::get_if<Boxed<RequestHead>>(&what)) {
        RequestHead head = **request;
        redactRequest(head);
        what = Boxed(std::move(head));
    } else if (const auto *response = std::get_if<Boxed<ResponseHead>>(&what)) {
        ResponseHead head = **response;
        redactResponse(head);
        what = Boxed(std::move(head));
    } else if (auto *connected = std::get_if<Connected>(&what)) {
        connected->local = address(connected->local);
        connected->peer = address(connected->peer);
    } else {
        std::visit(
            [this](auto &one) {
                if constexpr (!isExempt<std::decay_t<decltype(one)>>) {
                    Redactor redactor{*this};
                    one.visit(redactor);
                }
            },
            what);
    }
}

} // namespace endpoint
