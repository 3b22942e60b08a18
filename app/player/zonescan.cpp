#include "player/zonescan.h"

#include "endpoint/tap/outbox.h"
#include "evidence/gunzip.h"

#include <QMultiHash>

#include <map>

#include <unistd.h>

namespace player {

using namespace session;
using namespace std::chrono_literals;
using endpoint::SeenElsewhere;

namespace {

/// Keeps what connections are known by, and nothing else.
class Scan final : public evidence::Sink
{
public:
    explicit Scan(endpoint::Secrets secrets) : m_secrets(std::move(secrets)) {}
    SessionId begin() override { return SessionId(++m_last); }
    void observe(SessionId session, Leg leg, session::Source, What what, Stamp at) override
    {
        if (qsizetype(m_seen.size()) >= zoneScanConnections && !m_seen.contains(quint64(session)))
            return;
        m_secrets.redact(what);
        const auto known = m_seen.find(quint64(session));
        SeenElsewhere &seen = m_seen[quint64(session)];
        if (known == m_seen.end())
            seen.from = at;
        seen.to = std::max(seen.to, at);
        if (const auto *connected = std::get_if<Connected>(&what); connected && leg == Leg::Client)
            seen.addresses.append(connected->peer);
        else if (connected)
            seen.addresses.append(connected->local);
        else if (const auto *request = std::get_if<Boxed<RequestHead>>(&what))
            seen.connection = (*request)->connection, seen.target = (*request)->target;
    }
    void openAtEnd(SessionId, Stamp) override {}
    void note(const evidence::Note &note) override
    {
        m_local = m_local || note.what == QLatin1String("local_time");
    }
    const QByteArray &redactionKey() const override { return m_secrets.key(); }
    endpoint::Outbox &outbox() override { return m_outbox; }

    [[nodiscard]] bool wasLocal() const { return m_local; }
    [[nodiscard]] QVector<SeenElsewhere> seen() const
    {
        QVector<SeenElsewhere> all;
        for (const auto &[id, each] : m_seen)
            all.append(each);
        return all;
    }

private:
    endpoint::Outbox m_outbox{EndpointId(0)};
    endpoint::Secrets m_secrets;
    std::map<quint64, SeenElsewhere> m_seen;
    quint64 m_last = 0;
    bool m_local = false;
};

/// By what connections are found again; the surest first.
enum class By { Connection, Address, Target };

/// Addresses without a port name no connection, and a target only one that has it alone.
QMultiHash<QString, qsizetype> indexed(const QVector<SeenElsewhere> &all, By by)
{
    QMultiHash<QString, qsizetype> index;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QStringList names = by == By::Connection ? QStringList{all[i].connection}
                                  : by == By::Address  ? all[i].addresses
                                                       : QStringList{all[i].target};
        for (const QString &name : names) {
            if (!name.isEmpty() && (by != By::Address || name.contains(u':')))
                index.insert(name, i);
        }
    }
    return index;
}

struct Pair
{
    qsizetype ours, theirs;
};

QVector<Pair> pairs(const QVector<SeenElsewhere> &ours, const QVector<SeenElsewhere> &theirs, By by)
{
    const auto mine = indexed(ours, by), others = indexed(theirs, by);
    QVector<Pair> found;
    for (const QString &name : mine.uniqueKeys()) {
        // A name that several have may mean either.
        if (mine.count(name) != 1)
            continue;
        QMap<QString, QVector<qsizetype>> byPlace;
        for (const qsizetype i : others.values(name))
            byPlace[theirs[i].place].append(i);
        for (const QVector<qsizetype> &at : std::as_const(byPlace)) {
            if (at.size() == 1)
                found.append({mine.value(name), at.first()});
        }
    }
    return found;
}

} // namespace

bool lacksZone(const evidence::Format &format, const evidence::Options &options, QByteArrayView head)
{
    if (options.timezone || format.role == Role::Capture || !format.takesSeveral)
        return false;
    Scan scan{endpoint::Secrets()};
    const auto reader = format.make(options);
    reader->feed(head, scan);
    reader->finish(scan);
    return scan.wasLocal();
}

QVector<SeenElsewhere> connectionsIn(const evidence::Format &format, const evidence::Options &options,
                                     int descriptor, qint64 size, const endpoint::Secrets &secrets)
{
    evidence::Options utc = options;
    utc.timezone = 0s;
    Scan scan{secrets};
    const auto reader = format.make(utc);
    QByteArray piece(1024 * 1024, Qt::Uninitialized);
    std::optional<evidence::Gunzip> gunzip;
    for (qint64 at = 0; at < std::min(size, zoneScanBytes);) {
        const ssize_t got = ::pread(descriptor, piece.data(), std::size_t(piece.size()), at);
        if (got <= 0)
            break;
        const QByteArrayView bytes = QByteArrayView(piece).first(got);
        if (at == 0 && evidence::Gunzip::isGzip(bytes))
            gunzip.emplace();
        if (!gunzip)
            reader->feed(bytes, scan);
        else if (!gunzip->feed(bytes, [&](QByteArrayView plain) { reader->feed(plain, scan); }))
            break;
        at += got;
    }
    reader->finish(scan);
    return scan.seen();
}

QVector<SeenElsewhere> alike(QVector<SeenElsewhere> seen, endpoint::Secrets secrets)
{
    for (SeenElsewhere &one : seen) {
        RequestHead head;
        head.target = one.target;
        What what = Boxed(std::move(head));
        secrets.redact(what);
        one.target = std::get<Boxed<RequestHead>>(what)->target;
    }
    return seen;
}

std::optional<FittingZone> fittingZone(const QVector<SeenElsewhere> &asUtc,
                                       const QVector<SeenElsewhere> &elsewhere)
{
    constexpr std::chrono::nanoseconds step = 15min, room = 5min, farthest = 14h;
    struct Votes
    {
        int count = 0;
        std::chrono::nanoseconds apart{};
        QMap<QString, int> places;
    };
    for (const By by : {By::Connection, By::Address, By::Target}) {
        std::map<qint64, Votes> votes; // by quarters of an hour east
        int all = 0;
        for (const Pair &pair : pairs(asUtc, elsewhere, by)) {
            const SeenElsewhere &ours = asUtc[pair.ours], &theirs = elsewhere[pair.theirs];
            // A log that has no beginnings tells the ends only.
            const bool ends = ours.from == ours.to;
            const std::chrono::nanoseconds differ = ends ? ours.to - theirs.to : ours.from - theirs.from;
            const auto quarters = std::llround(double(differ.count()) / double(step.count()));
            const std::chrono::nanoseconds apart = std::chrono::abs(differ - quarters * step);
            ++all;
            if (apart > room || std::chrono::abs(quarters * step) > farthest)
                continue;
            Votes &vote = votes[quarters];
            ++vote.count;
            vote.apart = std::max(vote.apart, apart);
            ++vote.places[theirs.place];
        }
        const auto best = std::max_element(votes.begin(), votes.end(), [](const auto &a, const auto &b) {
            return a.second.count < b.second.count;
        });
        // Keys are random; ports and paths come again.
        const int needed = by == By::Connection ? 1 : by == By::Address ? 2 : 3;
        constexpr double most = 0.8;
        if (best == votes.end() || best->second.count < needed || best->second.count < most * all)
            continue;
        const Votes &vote = best->second;
        const auto place = std::max_element(vote.places.begin(), vote.places.end());
        return FittingZone{std::chrono::duration_cast<std::chrono::seconds>(best->first * step), vote.count,
                           all, place.key(), vote.apart};
    }
    return {};
}

} // namespace player
