#include "dialect/conversation.h"

#include "dialect/midway.h"
#include "dialect/recognition.h"

namespace dialect {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr quint16 firstMessages = 3;     ///< of each side, in which a dialect must show itself
constexpr quint16 mostMessages = 64;     ///< of one side while the other is silent
constexpr std::size_t mostHeld = 16;     ///< said before the dialect is certain
constexpr qint64 budgetFull = 8 << 20;   ///< bytes to inflate at once
constexpr qint64 budgetGrowth = 1 << 20; ///< bytes more each second
constexpr quint16 beatsPerSecond = 20;
constexpr quint16 othersPerSecond = 200; ///< goodbyes, errors and the like; no application has so many

} // namespace

struct Conversation::Pending
{
    Opening opening;
    bool certain = false; ///< the request or the user names the dialect, or both sides speak it
    std::vector<Said> held;
    std::array<quint16, 2> messages{};
    std::array<bool, 2> understood{};
    std::unique_ptr<Midway> midway; ///< where the beginning was not seen
};

Conversation::Conversation(Opening opening, Deflation deflation, const QString &option, Stamp at)
    : m_pending(std::make_unique<Pending>()), m_deflation(deflation), m_budgetAt(at), m_budget(budgetFull)
{
    if (opening.midway)
        m_pending->midway = std::make_unique<Midway>();
    m_pending->opening = std::move(opening);
    if (option == QLatin1String("off")) {
        m_pending.reset();
        m_appetite = 0;
        return;
    }
    const Protocol *protocol = protocolNamed(option);
    const char *by = "option";
    if (!protocol) {
        protocol = protocolOfSubprotocol(m_pending->opening.subprotocol);
        by = "subprotocol";
    }
    if (!protocol)
        return;
    m_pending->certain = true;
    begin(*protocol, by, at);
    confirm();
}

Conversation::~Conversation() = default;
Conversation::Conversation(Conversation &&) noexcept = default;

void Conversation::see(Leg from, const wire::Frame &frame, Stamp at)
{
    if (!isReading() || frame.isControl())
        return;
    auto &slot = m_passing[std::size_t(from)];
    const bool begins = frame.opcode != wire::Opcode::Continuation;
    const bool deflated = begins ? frame.compressed : slot && slot->compressed;
    if (begins && frame.fin && !deflated) { // most of them
        endMessage(from, frame, frame.preview.left(m_appetite), frame.payloadBytes, at);
        return;
    }
    if (!slot)
        slot = std::make_unique<Passing>();
    Passing &passing = *slot;
    if (begins) {
        passing.head.clear();
        passing.size = 0;
        passing.compressed = frame.compressed;
        passing.whole = true;
    }
    const qsizetype most = deflated ? wire::Inflater::compressedKept : m_appetite;
    if (passing.whole)
        passing.head.append(frame.preview.left(most - passing.head.size()));
    passing.size += frame.payloadBytes;
    passing.whole = passing.whole && quint64(passing.head.size()) == passing.size;
    if (!frame.fin)
        return;
    if (deflated) {
        inflateMessage(from, passing, frame, at);
    } else {
        const QByteArray head = std::exchange(passing.head, {});
        endMessage(from, frame, head, passing.size, at);
    }
}

void Conversation::inflateMessage(Leg from, Passing &passing, const wire::Frame &frame, Stamp at)
{
    const bool keepsContext =
        from == Leg::Client ? m_deflation.clientKeepsContext : m_deflation.serverKeepsContext;
    if (!passing.inflater)
        passing.inflater = std::make_unique<wire::Inflater>(keepsContext);
    const QByteArray compressed = std::exchange(passing.head, {});
    if (!passing.whole) {
        passing.inflater->skip();
        // Its beginning cannot be had either; what is read by the message can go on with the next one.
        if (keepsContext || m_appetite > 512)
            stop("too_long", at);
        return;
    }
    const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(at - m_budgetAt).count();
    m_budget = std::min(budgetFull, m_budget + std::clamp<qint64>(elapsed, 0, 8000) * budgetGrowth / 1000);
    m_budgetAt = at;
    qsizetype total = 0;
    const auto head = passing.inflater->begin(compressed, m_appetite, &total);
    m_budget -= total;
    if (!head) {
        stop("not_inflated", at);
        return;
    }
    endMessage(from, frame, *head, quint64(total), at);
    if (m_budget < 0 && isReading())
        stop("budget", at);
}

void Conversation::endMessage(Leg from, const wire::Frame &frame, QByteArrayView head, quint64 size, Stamp at)
{
    if (head.isEmpty() && size > 0) { // nothing of it was kept
        stop("too_long", at);
        return;
    }
    const Message message{from, at, frame.messageOpcode == wire::Opcode::Text, head, size};
    if (m_reader)
        read(message);
    else if (m_pending)
        recognise(message);
    else
        listen(message);
}

void Conversation::read(const Message &message)
{
    if (!m_reader->read(message, m_told)) {
        (void)m_told.take();                                 // of a message that is none
        if (m_spoke[std::size_t(otherSide(message.from))]) { // which may end the conversation for it
            m_told.error({message.from, QStringLiteral("not_understood"), {}, {}, true});
            keep(message.at);
        }
        if (m_reader)
            stop("not_understood", message.at);
        return;
    }
    m_spoke[std::size_t(message.from)] = true;
    if (!m_told.isEmpty())
        keep(message.at);
    if (!m_reader) // too much was said at once
        return;
    m_appetite = m_reader->appetite();
    if (!m_pending)
        return;
    m_pending->understood[std::size_t(message.from)] = true;
    m_pending->certain = m_pending->certain || (m_pending->understood[0] && m_pending->understood[1]);
    if (m_pending->certain)
        confirm();
}

void Conversation::recognise(const Message &message)
{
    Midway *midway = m_pending->midway.get();
    if (const Protocol *protocol = midway ? midway->see(message) : nullptr) {
        m_pending->certain = true;
        begin(*protocol, "messages", message.at);
        read(message);
        return;
    }
    auto &counts = m_pending->messages;
    if (++counts[std::size_t(message.from)] <= firstMessages) {
        const Protocol *protocol = protocolBegunBy(message, m_pending->opening);
        if (protocol) {
            const bool hinted = protocol->hinted(m_pending->opening);
            m_pending->certain = hinted || (protocol->proves && protocol->proves(message));
            begin(*protocol, hinted ? "path" : "messages", message.at);
            read(message);
            return;
        }
    }
    if (midway
            ? !midway->isOver()
            : std::min(counts[0], counts[1]) < firstMessages && std::max(counts[0], counts[1]) < mostMessages)
        return;
    m_pending.reset();
    m_passing = {};
    m_appetite = 0;
    if (m_deflation.agreed) // nothing is inflated for what may never be found
        return;
    m_plain = std::make_unique<PlainBeats>(message.at);
    m_appetite = PlainBeats::appetite;
    listen(message);
}

/// No dialect that is known: there may be a heartbeat all the same.
void Conversation::listen(const Message &message)
{
    if (!m_plain || !m_plain->see(message, m_told)) {
        m_plain.reset();
        m_appetite = 0;
    }
    if (!m_told.isEmpty())
        keep(message.at);
}

void Conversation::begin(const Protocol &protocol, const char *by, Stamp at)
{
    m_reader = protocol.make(m_pending->opening);
    m_appetite = m_reader->appetite();
    AppHello hello = m_reader->hello();
    hello.protocol = QString::fromLatin1(protocol.name);
    hello.by = QString::fromLatin1(by);
    m_told.hello(std::move(hello));
    keep(at);
}

/// From here on what is said is handed over.
void Conversation::confirm()
{
    const auto pending = std::exchange(m_pending, nullptr);
    m_said.insert(m_said.end(), std::make_move_iterator(pending->held.begin()),
                  std::make_move_iterator(pending->held.end()));
}

void Conversation::keep(Stamp at)
{
    for (What &what : m_told.take()) {
        if (!mayTell(what, at))
            continue;
        if (!m_pending)
            m_said.push_back({at, std::move(what)});
        else if (m_pending->held.size() < mostHeld)
            m_pending->held.push_back({at, std::move(what)});
    }
    if (m_othersTold > othersPerSecond)
        stop("too_many", at);
}

bool Conversation::mayTell(const What &what, Stamp at)
{
    if (at - m_toldSecond >= 1s) {
        m_toldSecond = at;
        m_beatsTold = m_othersTold = 0;
    }
    if (std::holds_alternative<AppPing>(what) || std::holds_alternative<AppPong>(what))
        return m_beatsTold++ < beatsPerSecond;
    return ++m_othersTold <= othersPerSecond;
}

void Conversation::stop(const char *why, Stamp at)
{
    // What nobody was told of needs no taking back.
    if (!m_pending)
        m_said.push_back({at, AppUnread{QString::fromLatin1(why)}});
    m_pending.reset();
    m_reader.reset();
    m_passing = {};
    m_appetite = 0;
}

} // namespace dialect
