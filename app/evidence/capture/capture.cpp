#include "evidence/capture/capture.h"

#include "evidence/capture/connection.h"

#include <list>
#include <map>
#include <queue>
#include <unordered_map>

namespace evidence::capture {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t mostConnections = 65'536, mostLinkTypes = 16;
constexpr Nanoseconds forgottenAfter = 60s; ///< what is over, or speaks something else
constexpr Nanoseconds flushEvery = 200ms;   ///< of the capture's time, as a live endpoint sums traffic

struct Key
{
    Address low, high;
    bool operator==(const Key &) const = default;
};

struct KeyHash
{
    std::size_t operator()(const Key &key) const
    {
        const auto mix = [](quint64 seed, quint64 value) {
            seed ^= value + 0x9e3779b97f4a7c15u + (seed << 6) + (seed >> 2);
            return seed * 0xff51afd7ed558ccdu;
        };
        quint64 hash = 0;
        for (const Address *each : {&key.low, &key.high}) {
            quint64 words[2];
            static_assert(sizeof words == sizeof each->ip);
            std::memcpy(words, each->ip.data(), sizeof words);
            hash = mix(mix(mix(hash, words[0]), words[1]), each->port);
        }
        return hash ^ hash >> 29;
    }
};

class CaptureReader final : public Reader, private ConnectionHost
{
public:
    explicit CaptureReader(const Options &options) : m_options(options), m_file(newFile())
    {
        m_keys.add(options.keylog);
    }

    /// The next part of a capture that was written to several files, in their order.
    void from(std::size_t file, Sink &sink) override
    {
        if (std::exchange(m_part, file) == file)
            return;
        m_sink = &sink;
        tellOfFile();
        m_file = newFile();
        goBackTo({}); // it may have been captured beside the one before
    }
    void feed(QByteArrayView bytes, Sink &sink) override
    {
        m_sink = &sink;
        m_file.feed(bytes);
    }
    void tick(std::chrono::nanoseconds since, Sink &sink) override
    {
        m_sink = &sink;
        if (m_now != Stamp{})
            runDue(m_now + since);
    }
    void finish(Sink &sink) override;
    void keysCame(const QByteArray &keylog, Sink &sink) override
    {
        m_sink = &sink;
        addKeys(keylog);
    }

private:
    /// In the list by when something last came; the latest at the end.
    struct Flow
    {
        Key key;
        std::unique_ptr<Connection> connection; ///< none: of no interest any more
        Stamp lastAt{};
    };
    using Flows = std::list<Flow>;

    Sink &sink() override { return *m_sink; }
    const Options &options() const override { return m_options; }
    const KeyLog &keys() const override { return m_keys; }
    void schedule(quint64 connection, Stamp at) override { m_due.push({at, connection}); }
    void counted(const char *what, quint64 count) override { m_counts[what] += count; }
    void note(const char *what, const QString &detail) override
    {
        sink().note({QString::fromLatin1(what), detail});
    }

    void take(const Packet &packet);
    /// What was captured earlier comes later.
    void goBackTo(Stamp at)
    {
        m_latest = std::max(m_latest, m_now);
        m_now = m_flushedAt = at;
    }
    void take(const Segment &segment);
    void addKeys(QByteArrayView text);
    void release(Flow &flow);
    void runDue(Stamp now);
    void forget(Flows::iterator flow);
    void forgetOld();
    void makeRoom();
    [[nodiscard]] PacketFile newFile()
    {
        return PacketFile(
            {[this](const Packet &packet) { take(packet); }, [this](QByteArrayView text) { addKeys(text); }});
    }
    void tellOfFile();
    void tellNotes();

    Options m_options;
    KeyLog m_keys;
    Sink *m_sink = nullptr;
    PacketFile m_file;
    std::size_t m_part = 0;
    Flows m_flows;
    std::unordered_map<Key, Flows::iterator, KeyHash> m_byKey;
    std::unordered_map<quint64, Flows::iterator> m_byNumber; ///< of those that are read
    using Due = std::pair<Stamp, quint64>;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    quint64 m_lastNumber = 0;
    Stamp m_now{}, m_latest{}, m_flushedAt{};
    Nanoseconds m_farthestBack{};
    std::map<QByteArray, quint64> m_counts;
    std::map<int, quint64> m_unknownLinks;
};

void CaptureReader::take(const Packet &packet)
{
    constexpr Nanoseconds shuffled = 1s; // packets of several interfaces may be
    if (packet.at < m_now - shuffled) {
        m_farthestBack = std::max(m_farthestBack, m_now - packet.at);
        goBackTo(packet.at);
    }
    m_now = std::max(m_now, packet.at);
    Segment segment;
    switch (decode(packet, segment)) {
    case Decoded::Tcp:
        take(segment);
        break;
    case Decoded::Fragment:
        counted("fragments", 1);
        break;
    case Decoded::UnknownLink:
        if (m_unknownLinks.size() < mostLinkTypes || m_unknownLinks.contains(packet.linkType))
            ++m_unknownLinks[packet.linkType];
        break;
    case Decoded::Other:
        break;
    }
    if (!m_due.empty() && m_due.top().first <= m_now)
        runDue(m_now);
    if (m_now - m_flushedAt >= flushEvery) {
        m_flushedAt = m_now;
        sink().outbox().flush();
        forgetOld();
    }
}

void CaptureReader::take(const Segment &segment)
{
    const bool forward = segment.from < segment.to;
    const Key key{forward ? segment.from : segment.to, forward ? segment.to : segment.from};
    const auto found = m_byKey.find(key);
    if (found != m_byKey.end()) {
        const auto it = found->second;
        const bool reused =
            segment.syn && !segment.hasAck && (!it->connection || it->connection->isReusedBy(segment));
        if (!reused) {
            it->lastAt = segment.at;
            m_flows.splice(m_flows.end(), m_flows, it);
            if (it->connection) {
                it->connection->take(segment);
                release(*it);
            }
            return;
        }
        if (it->connection)
            it->connection->finish(segment.at, true);
        forget(it);
    }
    if (segment.rst || (!segment.syn && segment.length == 0 && segment.fin))
        return; // the last words of something that was not seen
    makeRoom();
    m_flows.push_back(
        {key, std::make_unique<Connection>(static_cast<ConnectionHost &>(*this), ++m_lastNumber, segment),
         segment.at});
    const auto it = std::prev(m_flows.end());
    m_byKey.emplace(key, it);
    m_byNumber.emplace(m_lastNumber, it);
    it->connection->take(segment);
    release(*it);
}

void CaptureReader::addKeys(QByteArrayView text)
{
    m_keys.add(text);
    for (Flow &flow : m_flows) {
        if (!flow.connection)
            continue;
        flow.connection->retry();
        release(flow);
    }
}

/// What is over is remembered by name only, so that its last packets begin nothing new.
void CaptureReader::release(Flow &flow)
{
    if (!flow.connection || !flow.connection->isOver())
        return;
    m_byNumber.erase(flow.connection->number());
    flow.connection.reset();
}

void CaptureReader::runDue(Stamp now)
{
    while (!m_due.empty() && m_due.top().first <= now) {
        const auto [at, number] = m_due.top();
        m_due.pop();
        const auto found = m_byNumber.find(number);
        if (found == m_byNumber.end())
            continue;
        Flow &flow = *found->second;
        flow.connection->due(now);
        release(flow);
    }
}

void CaptureReader::forget(Flows::iterator flow)
{
    if (flow->connection)
        m_byNumber.erase(flow->connection->number());
    m_byKey.erase(flow->key);
    m_flows.erase(flow);
}

void CaptureReader::forgetOld()
{
    while (!m_flows.empty() && !m_flows.front().connection &&
           m_now - m_flows.front().lastAt >= forgottenAfter)
        forget(m_flows.begin());
}

/// The connection that has been silent for longest makes room, one that is no session first.
void CaptureReader::makeRoom()
{
    if (m_flows.size() < mostConnections)
        return;
    constexpr int looked = 256;
    auto victim = m_flows.begin();
    for (auto it = m_flows.begin(); it != m_flows.end() && std::distance(m_flows.begin(), it) < looked;
         ++it) {
        if (!it->connection || !it->connection->isSession()) {
            victim = it;
            break;
        }
    }
    if (victim->connection) {
        if (victim->connection->isSession())
            counted("too_many", 1);
        victim->connection->finish(victim->lastAt);
    }
    forget(victim);
}

void CaptureReader::tellOfFile()
{
    if (m_file.isCut())
        sink().note({QStringLiteral("cut"), {}});
    if (const auto at = m_file.brokenAt())
        sink().note({QStringLiteral("damaged"), QString::number(*at)});
    if (m_counts.contains("snapped") && m_file.snapLength())
        sink().note({QStringLiteral("snapped"), QString::number(*m_file.snapLength())});
    m_counts.erase("snapped");
    m_counts["dropped"] += m_file.dropped();
    m_counts["no_time"] += m_file.withoutTime();
}

void CaptureReader::tellNotes()
{
    tellOfFile();
    if (m_farthestBack > Nanoseconds{})
        sink().note({QStringLiteral("goes_back"),
                     QString::number(std::chrono::ceil<std::chrono::seconds>(m_farthestBack).count())});
    for (const auto &[what, count] : m_counts) {
        if (count > 0)
            sink().note({QString::fromLatin1(what), QString::number(count)});
    }
    for (const auto &[type, count] : m_unknownLinks)
        sink().note({QStringLiteral("link_type"), QString::number(type)});
}

void CaptureReader::finish(Sink &sink)
{
    m_sink = &sink;
    m_now = std::max(m_now, m_latest);
    runDue(m_now);
    for (Flow &flow : m_flows) {
        if (flow.connection)
            flow.connection->finish(m_now);
    }
    m_flows.clear();
    m_byKey.clear();
    m_byNumber.clear();
    tellNotes();
}

std::optional<Stamp> beginsAt(QByteArrayView head)
{
    std::optional<Stamp> first;
    PacketFile file({[&](const Packet &packet) { first = first ? std::min(*first, packet.at) : packet.at; },
                     [](QByteArrayView) {}});
    file.feed(head);
    return first;
}

std::unique_ptr<Reader> make(const Options &options)
{
    return std::make_unique<CaptureReader>(options);
}

} // namespace

const Format pcapFormat{"pcap", Role::Capture, PacketFile::fitsPcap, make, true, beginsAt};
const Format pcapngFormat{"pcapng", Role::Capture, PacketFile::fitsPcapng, make, true, beginsAt};

} // namespace evidence::capture
