#include "report/export/share.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QRegularExpression>
#include <QSet>

#include <cstring>

namespace report {

using namespace session;
using namespace Qt::StringLiterals;

namespace {

bool matches(const QString &text, const char *pattern)
{
    static thread_local QHash<const char *, QRegularExpression> compiled;
    auto it = compiled.find(pattern);
    if (it == compiled.end())
        it = compiled.insert(pattern, QRegularExpression(QString::fromLatin1(pattern)));
    return it->match(text).hasMatch();
}

/// Fields that hold words of ours or of a standard, never what a peer has free hand in. Written like such a
/// word, too, or they are replaced all the same.
bool isVocabulary(const QString &kind, const QString &key, const QString &value)
{
    static const QSet<QString> always{u"flaw"_s,   u"cause"_s,    u"sub"_s,          u"by"_s,
                                      u"how"_s,    u"why"_s,      u"opcode"_s,       u"awaited"_s,
                                      u"cipher"_s, u"also"_s,     u"action"_s,       u"what"_s,
                                      u"unread"_s, u"protocol"_s, u"http_version"_s, u"method"_s};
    static const QSet<QString> ofKind{u"tcp_end.error"_s, u"recovery.reason"_s,
                                      u"bytes_after_close.preview"_s};
    if (kind == u"app_hello" && key == u"version")
        return matches(value, "^[0-9.]{1,8}\\z");
    if (kind == u"place_end" && key == u"word")
        return matches(value, "^[A-Za-z]{1,2}[A-Za-z-]{2}\\z"); // HAProxy's four letters, Envoy's two
    if (!always.contains(key) && !ofKind.contains(kind + u'.' + key))
        return false;
    return matches(value, "^[A-Za-z0-9_./ -]{1,48}\\z");
}

bool isAddress(const QString &host)
{
    return !QHostAddress(host).isNull();
}

/// Everybody has these.
bool isOwn(const QString &host)
{
    return host == u"localhost" || host == u"0.0.0.0" || host == u"::" || QHostAddress(host).isLoopback();
}

/// Walks the fields of a kind, as the codec of the journal does.
class Replacing
{
public:
    Replacing(Share &share, QString kind) : m_share(share), m_kind(std::move(kind)) {}

    void operator()(const char *key, auto &value) { put(QString::fromLatin1(key), value); }

private:
    void put(const QString &key, QString &value) { value = m_share.field(m_kind, key, value); }
    void put(const QString &key, QStringList &values)
    {
        for (QString &value : values)
            put(key, value);
    }
    void put(const QString &, QByteArray &value) { value = m_share.payload(value); }
    template <class T>
    void put(const QString &key, QVector<T> &items)
    {
        for (T &item : items)
            put(key, item);
    }
    void put(const QString &, auto &value)
    {
        if constexpr (requires { value.visit(*this); })
            value.visit(*this);
    }

    Share &m_share;
    QString m_kind;
};

template <class Kind>
void replace(Share &share, Kind &value)
{
    Replacing replacing(share, QString::fromLatin1(Kind::kind));
    value.visit(replacing);
}

template <class Kind>
void replace(Share &share, std::optional<Kind> &value)
{
    if (value)
        replace(share, *value);
}

template <class Kind>
void replace(Share &share, Boxed<Kind> &value)
{
    if (value) {
        Kind one = *value;
        replace(share, one);
        value = one;
    }
}

void replaceLeg(Share &share, LegFacts &leg)
{
    leg.local = share.field(u"connected"_s, u"local"_s, leg.local);
    leg.peer = share.field(u"connected"_s, u"peer"_s, leg.peer);
    replace(share, leg.closeReceived);
    replace(share, leg.closeSent);
    replace(share, leg.tcpEnd);
    replace(share, leg.tls);
    replace(share, leg.violation);
    replace(share, leg.truncated);
}

} // namespace

Facts Share::facts(const Facts &of)
{
    Facts facts = of;
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        if (facts.leg(leg).exists)
            replaceLeg(*this, facts.legs.edit(leg));
    }
    replace(*this, facts.request);
    replace(*this, facts.response);
    if (facts.first)
        facts.first = observation(*facts.first);
    replace(*this, facts.toolEnd);
    replace(*this, facts.silence);
    replace(*this, facts.openFailed);
    replace(*this, facts.continues);
    replace(*this, facts.lastFrames);
    replace(*this, facts.unreadable);
    facts.captured.clear();
    if (facts.app) {
        AppFacts app = *facts.app;
        replace(*this, app.hello);
        replace(*this, app.goodbye);
        replace(*this, app.error);
        app.unread = field(u"app_unread"_s, u"why"_s, app.unread);
        facts.app = app;
    }
    for (RecoveryStep &step : facts.recoveries)
        replace(*this, static_cast<Recovery &>(step));
    for (Reaction &reaction : facts.reactions)
        replace(*this, reaction);
    QVector<Observation> timeline = facts.timeline.all();
    for (Observation &seen : timeline)
        seen = observation(seen);
    facts.timeline = timeline;
    return facts;
}

diagnosis::Verdict Share::verdict(const diagnosis::Verdict &of)
{
    diagnosis::Verdict verdict = of;
    verdict.reason = field(u"close"_s, u"reason"_s, of.reason);
    verdict.sub = field(u"verdict"_s, u"sub"_s, of.sub);
    return verdict;
}

Observation Share::observation(const Observation &of)
{
    Observation seen = of;
    if (auto *told = std::get_if<Boxed<ToldEnd>>(&seen.what)) { // its sentences quote: ours take their place
        ToldEnd end = *told;
        end.summary.clear();
        end.advice.clear();
        *told = end;
    }
    std::visit([this](auto &what) { replace(*this, what); }, seen.what);
    return seen;
}

RecoveryStep Share::step(const RecoveryStep &of)
{
    RecoveryStep step = of;
    replace(*this, static_cast<Recovery &>(step));
    return step;
}

EndpointStatus Share::endpoint(const EndpointStatus &of)
{
    EndpointStatus status = of;
    const bool file = of.role == Role::Browser || of.role == Role::Capture || of.role == Role::Proxy;
    status.name = nameOf(of.id);
    status.url = file ? QUrl(u"file-%1"_s.arg(quint32(of.id))) : QUrl(url(of.url.toString()));
    status.target = of.target.isEmpty() ? QUrl() : QUrl(url(of.target.toString()));
    status.error = text(of.error);
    for (PlaceNote &note : status.notes) {
        note.what = matches(note.what, "^[a-z0-9_]{1,40}\\z") ? note.what : text(note.what);
        note.detail = matches(note.detail, "^[0-9.]{0,20}\\z") ? note.detail : text(note.detail);
    }
    return status;
}

findings::Finding Share::finding(const findings::Finding &of)
{
    findings::Finding finding = of;
    finding.subject = of.subject.isEmpty()    ? QString()
                      : isAddress(of.subject) ? host(of.subject)
                      : of.subject.contains(u'/') && of.subject.startsWith(u'/')
                          ? target(of.subject)
                          : pseudonym(u"value"_s, of.subject);
    return finding;
}

findings::Path Share::path(const findings::Path &of)
{
    findings::Path path = of;
    QHash<QString, QString> names;
    for (findings::PlaceOnPath &place : path.places) {
        findings::Sight &sight = place.sight;
        // One endpoint may be several hops: told apart by a number instead of the port.
        const QString known = names.value(place.name, nameOf(sight.endpoint));
        const bool taken = !names.contains(place.name) && names.values().contains(known);
        const QString shared = taken ? known + u"-hop-%1"_s.arg(names.size() + 1) : known;
        names.insert(place.name, shared);
        names.insert(sight.place, names.value(sight.place, nameOf(sight.endpoint)));
        place.name = shared;
        sight.place = names.value(sight.place);
        sight.key = field(u"request"_s, u"connection"_s, sight.key);
        sight.accept = field(u"response"_s, u"connection"_s, sight.accept);
        sight.path = target(sight.path);
        for (auto *hop : {&sight.toClient, &sight.toServer}) {
            if (*hop)
                **hop = findings::Hop{authority((*hop)->client), authority((*hop)->server)};
        }
    }
    for (QString &place : path.origin.places) {
        if (place != u"client" && place != u"server")
            place = names.contains(place) ? names.value(place) : pseudonym(u"place"_s, place);
    }
    return path;
}

QString Share::nameOf(EndpointId id)
{
    return u"endpoint-%1"_s.arg(quint32(id));
}

QString Share::field(const QString &kind, const QString &key, const QString &value)
{
    if (value.isEmpty() || isVocabulary(kind, key, value))
        return value;
    if (key == u"local" || key == u"peer" || key == u"address" || key == u"host")
        return authority(value);
    if (key == u"target" || key == u"location" || key == u"origin")
        return url(value);
    if (key == u"fingerprint")
        return header(value);
    if (key == u"connection")
        return pseudonym(u"connection"_s, value)
            .section(u'-', -1)
            .replace(u"more"_s, u"0"_s)
            .rightJustified(16, u'0');
    if (key == u"retry_after" && matches(value, "^[0-9]{1,6}\\z"))
        return value;
    if (key == u"extensions" &&
        matches(value, "^(permessage-deflate|server_no_context_takeover|client_no_context_takeover|"
                       "(server|client)_max_window_bits(=[0-9]{1,2})?|[;, ])+\\z"))
        return value;
    if (kind == u"response" && key == u"reason" && value == u"Switching Protocols")
        return value;
    if (key == u"text" || key == u"reason" || key == u"detail" || key == u"error" || key == u"word")
        return text(value);
    return pseudonym(u"value"_s, value);
}

QByteArray Share::payload(const QByteArray &bytes)
{
    return bytes.isEmpty() ? bytes : pseudonym(u"payload"_s, QString::fromLatin1(bytes.toHex())).toLatin1();
}

QString Share::pseudonym(const QString &sort, const QString &original)
{
    const QByteArray hash = QCryptographicHash::hash(original.toUtf8(), QCryptographicHash::Blake2s_128);
    Digest digest;
    std::memcpy(digest.data(), hash.constData(), sizeof digest);
    Numbers &known = m_known[sort];
    auto it = known.find(digest);
    if (it == known.end()) {
        if (known.size() >= m_most)
            return sort + u"-more"_s;
        it = known.emplace(digest, quint32(known.size() + 1)).first;
    }
    return u"%1-%2"_s.arg(sort).arg(it->second);
}

QMap<QString, qsizetype> Share::counts() const
{
    QMap<QString, qsizetype> counts;
    for (auto sort = m_known.begin(); sort != m_known.end(); ++sort)
        counts.insert(sort.key(), qsizetype(sort->size()));
    return counts;
}

QString Share::text(const QString &original)
{
    return original.isEmpty() ? original : pseudonym(u"text"_s, original);
}

QString Share::host(const QString &original)
{
    const QString plain = original.startsWith(u'[') ? original.mid(1).chopped(1) : original;
    if (plain.isEmpty() || isOwn(plain))
        return original;
    return isAddress(plain) ? pseudonym(u"address"_s, plain) : pseudonym(u"host"_s, plain.toLower());
}

QString Share::authority(const QString &original)
{
    static const QRegularExpression port(u":([0-9]{1,5})\\z"_s);
    const QRegularExpressionMatch match = port.match(original);
    if (isAddress(original) || !match.hasMatch())
        return host(original);
    return host(original.left(match.capturedStart())) + match.captured();
}

QString Share::target(const QString &original)
{
    const QString path = original.section(u'#', 0, 0).section(u'?', 0, 0);
    QStringList parts;
    for (const QString &part : path.split(u'/')) {
        // Names of rooms, people and things often are words, too: only those that many servers have stay.
        static const QSet<QString> common{u"ws"_s,     u"wss"_s,    u"websocket"_s, u"socket.io"_s,
                                          u"sockjs"_s, u"chat"_s,   u"api"_s,       u"graphql"_s,
                                          u"mqtt"_s,   u"live"_s,   u"cable"_s,     u"socket"_s,
                                          u"hub"_s,    u"events"_s, u"stream"_s};
        const bool plain = part.isEmpty() || common.contains(part) || matches(part, "^v[0-9]{1,2}\\z");
        parts << (plain ? part : pseudonym(u"id"_s, part));
    }
    QString shared = parts.join(u'/');
    if (const qsizetype mark = original.indexOf(u'?'); mark >= 0) {
        QStringList items;
        for (const QString &item : original.mid(mark + 1).split(u'&')) {
            const QString name = item.section(u'=', 0, 0);
            static const QSet<QString> common{u"transport"_s, u"EIO"_s,   u"vsn"_s,          u"protocol"_s,
                                              u"sid"_s,       u"token"_s, u"access_token"_s, u"id"_s,
                                              u"r"_s,         u"t"_s};
            items << (common.contains(name) ? name : pseudonym(u"name"_s, name)) +
                         (item.contains(u'=') ? u'=' + pseudonym(u"value"_s, item.section(u'=', 1))
                                              : QString());
        }
        shared += u'?' + items.join(u'&');
    }
    return shared;
}

QString Share::url(const QString &original)
{
    static const QRegularExpression shape(u"^(ws|wss|http|https)://([^/?#]*)(.*)\\z"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = shape.match(original);
    if (match.hasMatch())
        return match.captured(1) + u"://"_s + authority(match.captured(2).section(u'@', -1)) +
               target(match.captured(3));
    if (original == u"null" || original == u"*")
        return original;
    return original.startsWith(u'/') ? target(original) : pseudonym(u"value"_s, original);
}

QString Share::header(const QString &line)
{
    const QString name = line.section(u':', 0, 0);
    static const QSet<QString> common{u"server"_s, u"via"_s, u"x-powered-by"_s, u"cf-ray"_s, u"x-cache"_s};
    return (common.contains(name.toLower()) ? name : pseudonym(u"header"_s, name)) + u": "_s +
           pseudonym(u"value"_s, line.section(u':', 1).trimmed());
}

namespace {

class Shared final : public Export
{
public:
    Shared(std::unique_ptr<Export> into, std::shared_ptr<Share> share)
        : m_into(std::move(into)), m_share(std::move(share))
    {
    }
    void endpoint(const EndpointStatus &status) override { m_into->endpoint(m_share->endpoint(status)); }
    void disconnect(const Facts &facts, const diagnosis::Verdict &verdict) override
    {
        m_into->disconnect(m_share->facts(facts), m_share->verdict(verdict));
    }
    void stillOpen(const Facts &facts) override { m_into->stillOpen(m_share->facts(facts)); }
    void revised(const findings::Revision &revision) override { m_into->revised(revision); }
    void recovery(SessionId lost, const RecoveryStep &step) override
    {
        m_into->recovery(lost, m_share->step(step));
    }
    void finding(const findings::Finding &finding) override { m_into->finding(m_share->finding(finding)); }
    void path(const findings::Path &path) override { m_into->path(m_share->path(path)); }
    void message(const Observation &seen) override { m_into->message(m_share->observation(seen)); }
    QByteArray take() override { return m_into->take(); }
    QByteArray takeHeld() override { return m_into->takeHeld(); }
    QByteArray finish() override { return m_into->finish(); }

private:
    std::unique_ptr<Export> m_into;
    std::shared_ptr<Share> m_share;
};

} // namespace

std::unique_ptr<Export> sharedExport(std::unique_ptr<Export> into, std::shared_ptr<Share> share)
{
    return std::make_unique<Shared>(std::move(into), std::move(share));
}

} // namespace report
