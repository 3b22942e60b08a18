// Layout: the time of the chapter, then each thing told: its kind and its fields in the order of fieldsOf().
// Numbers as LEB128, signed ones zigzag; points in time relative to that of the chapter; a text as its number
// in the chapter, its bytes following where it occurs first.
#include "findings/tape.h"

#include "base/varint.h"

#include <QCryptographicHash>
#include <QHash>

#include <bit>
#include <cmath>

namespace findings {

using namespace session;

namespace {

constexpr int layout = 7;

/// No point in time is further from the epoch and no interval longer: two of them can be added and
/// subtracted.
constexpr Nanoseconds century = std::chrono::days(36525);

using base::unzigzag;
using base::zigzag;

class Packer
{
public:
    explicit Packer(Stamp now) : m_now(now) { number(zigzag(now.count())); }

    template <std::unsigned_integral T>
    void operator()(const T &value)
    {
        number(value);
    }
    template <class E>
    requires std::is_enum_v<E>
    void operator()(const E &value) { number(quint64(value)); }
    void operator()(const Nanoseconds &span) { number(zigzag(span.count())); }
    void stamp(const Stamp &at) { number(zigzag((at - m_now).count())); }
    void operator()(const QString &text)
    {
        const auto it = m_texts.constFind(text);
        if (it != m_texts.cend()) {
            number(*it);
            return;
        }
        number(quint64(m_texts.size()));
        m_texts.insert(text, quint64(m_texts.size()));
        const QByteArray bytes = text.toUtf8();
        number(quint64(bytes.size()));
        m_bytes += bytes;
    }
    template <class T>
    void operator()(const std::optional<T> &value)
    {
        number(value.has_value());
        if (value)
            (*this)(*value);
    }
    template <class T>
    void operator()(const QList<T> &values)
    {
        number(quint64(values.size()));
        for (const T &value : values)
            (*this)(value);
    }
    void operator()(const RttSample &sample)
    {
        number(std::bit_cast<quint32>(sample.at));
        number(std::bit_cast<quint32>(sample.milliseconds));
    }

    void operator()(const LastMessage &message)
    {
        number(message.toServer);
        number(message.binary);
        number(message.size);
        (*this)(message.before);
    }
    void operator()(const PageAtEnd &page)
    {
        (*this)(page.hidden);
        (*this)(page.sinceTask);
        (*this)(page.task);
        (*this)(page.tasks);
        (*this)(page.closedBy);
    }

    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    void number(quint64 value) { base::putVarint(m_bytes, value); }

    Stamp m_now;
    QByteArray m_bytes;
    QHash<QString, quint64> m_texts;
};

} // namespace

struct Unpacking::Texts
{
    std::vector<QString> ofChapter; ///< by number

    /// One that came before and has not made room for another since.
    [[nodiscard]] const QString &known(QByteArrayView bytes)
    {
        Slot &slot = m_slots[qHashBits(bytes.data(), std::size_t(bytes.size())) % m_slots.size()];
        if (slot.bytes != bytes)
            slot = {bytes.toByteArray(), QString::fromUtf8(bytes)};
        return slot.text;
    }

private:
    struct Slot
    {
        QByteArray bytes;
        QString text;
    };
    std::vector<Slot> m_slots{4096};
};

namespace {

class Unpacker
{
public:
    Unpacker(QByteArrayView bytes, Unpacking::Texts &texts) : m_bytes(bytes), m_texts(texts)
    {
        (*this)(m_now);
        m_texts.ofChapter.clear();
    }

    template <std::unsigned_integral T>
    void operator()(T &value)
    {
        const quint64 wide = number();
        value = T(wide);
        m_good &= quint64(value) == wide;
    }
    void operator()(bool &value)
    {
        const quint64 wide = number();
        value = wide != 0;
        m_good &= wide <= 1;
    }
    template <class E>
    requires std::is_enum_v<E>
    void operator()(E &value)
    {
        const quint64 wide = number();
        value = E(wide);
        m_good &= quint64(value) == wide;
        if constexpr (!std::is_same_v<E, SessionId> && !std::is_same_v<E, EndpointId>)
            m_good &= wide < quint64(names<E>().size());
    }
    void operator()(Nanoseconds &span)
    {
        span = Nanoseconds(unzigzag(number()));
        m_good &= -century <= span && span <= century;
    }
    void stamp(Stamp &at)
    {
        at = Stamp(qint64(quint64(m_now.count()) + quint64(unzigzag(number()))));
        m_good &= -century <= at && at <= century;
    }
    void operator()(QString &text)
    {
        const quint64 which = number();
        std::vector<QString> &earlier = m_texts.ofChapter;
        if (which < earlier.size()) {
            text = earlier[std::size_t(which)];
            return;
        }
        const quint64 size = number();
        if (which > earlier.size() || size > quint64(m_bytes.size())) {
            m_good = false;
            return;
        }
        text = m_texts.known(m_bytes.first(qsizetype(size)));
        m_bytes = m_bytes.sliced(qsizetype(size));
        earlier.push_back(text);
    }
    template <class T>
    void operator()(std::optional<T> &value)
    {
        bool present = false;
        (*this)(present);
        if (present)
            (*this)(value.emplace());
    }
    template <class T>
    void operator()(QList<T> &values)
    {
        const quint64 count = number();
        if (count > quint64(m_bytes.size())) { // each takes a byte at least
            m_good = false;
            return;
        }
        values.reserve(qsizetype(count));
        for (quint64 i = 0; i < count && m_good; ++i) {
            T value{};
            (*this)(value);
            values.append(std::move(value));
        }
    }
    void operator()(RttSample &sample)
    {
        for (float *value : {&sample.at, &sample.milliseconds}) {
            quint32 bits = 0;
            (*this)(bits);
            *value = std::bit_cast<float>(bits);
            m_good &= std::isfinite(*value);
        }
    }

    void operator()(LastMessage &message)
    {
        (*this)(message.toServer);
        (*this)(message.binary);
        (*this)(message.size);
        (*this)(message.before);
    }
    void operator()(PageAtEnd &page)
    {
        (*this)(page.hidden);
        (*this)(page.sinceTask);
        (*this)(page.task);
        (*this)(page.tasks);
        (*this)(page.closedBy);
    }

    [[nodiscard]] bool isGood() const { return m_good; }
    [[nodiscard]] bool atEnd() const { return m_bytes.isEmpty(); }
    [[nodiscard]] Stamp now() const { return m_now; }

private:
    quint64 number() { return base::takeVarint(m_bytes, m_good); }

    QByteArrayView m_bytes;
    Stamp m_now{};
    Unpacking::Texts &m_texts;
    bool m_good = true;
};

// What is written is what is read: one list of fields for both.

template <class Io, class Way>
void perWay(Io &io, Way &ways)
{
    io(ways.toServer);
    io(ways.toClient);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, Survived>
void fieldsOf(Io &io, T &lived)
{
    io(lived.quiet);
    perWay(io, lived.quietWay);
    io(lived.answered);
    io(lived.silences);
    perWay(io, lived.frame);
    perWay(io, lived.message);
    perWay(io, lived.messages);
    io(lived.age);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, Opening>
void fieldsOf(Io &io, T &opening)
{
    io(opening.session);
    io(opening.endpoint);
    io.stamp(opening.at);
    io.stamp(opening.startedAt);
    for (auto *text : {&opening.server, &opening.client, &opening.userAgent, &opening.path, &opening.key})
        io(*text);
    io(opening.resumes);
    io(opening.continues);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, Introduction>
void fieldsOf(Io &io, T &named)
{
    fieldsOf(io, named.as);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, Ending>
void fieldsOf(Io &io, T &end)
{
    io(end.session);
    io(end.endpoint);
    io(end.role);
    io(end.leg);
    for (auto *text : {&end.server, &end.client, &end.connection, &end.clientPort, &end.serverPort,
                       &end.userAgent, &end.path, &end.key, &end.protocol, &end.appKey})
        io(*text);
    io(end.fingerprint);
    io(end.hasResponse);
    io(end.cls);
    io(end.cause);
    io(end.sub);
    io(end.reason);
    io(end.endedBy);
    io(end.toolReason);
    io(end.shape);
    io(end.code);
    io.stamp(end.startedAt);
    io.stamp(end.openedAt);
    io.stamp(end.at);
    io(end.opened);
    io(end.idle);
    perWay(io, end.idleWay);
    io(end.fatalSilence);
    io(end.afterSend);
    io(end.rtt);
    io(end.shortestRtt);
    io(end.pinged);
    io(end.awaited);
    io(end.heartbeat);
    fieldsOf(io, end.survived);
    perWay(io, end.fatalFrame);
    perWay(io, end.fatalMessage);
    io(end.lastMessage);
    io(end.lastHeard);
    io(end.congested);
    io(end.rtts);
    io(end.tcpRttRose);
    io(end.resumes);
    io(end.continues);
    io(end.blind);
    io(end.closeUnknown);
    io(end.faulted);
    io(end.page);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, Alive>
void fieldsOf(Io &io, T &lived)
{
    io(lived.session);
    io.stamp(lived.at);
    fieldsOf(io, lived.survived);
}

template <class Io, class T>
requires std::same_as<std::remove_const_t<T>, Forgotten>
void fieldsOf(Io &io, T &forgotten)
{
    io(forgotten.endpoint);
}

/// The alternative with that index, empty.
template <std::size_t I = 0>
std::optional<Told> blank(std::size_t index)
{
    if constexpr (I == std::variant_size_v<Told>)
        return {};
    else
        return index == I ? std::optional<Told>(Told(std::in_place_index<I>)) : blank<I + 1>(index);
}

} // namespace

QString tapeFormat()
{
    static const QString format = [] {
        QCryptographicHash vocabulary(QCryptographicHash::Sha1);
        for (const QStringList &words :
             {names<Role>(), names<Leg>(), names<diagnosis::Class>(), names<diagnosis::Cause>(),
              names<diagnosis::Party>(), names<ToolReason>(), names<EndShape>()})
            vocabulary.addData((words.join(u' ') + u'\n').toUtf8());
        return QStringLiteral("%1-%2").arg(layout).arg(
            QString::fromLatin1(vocabulary.result().toHex().first(8)));
    }();
    return format;
}

QByteArray pack(const Chapter &chapter)
{
    Packer packer(chapter.now);
    for (const Told &told : chapter.told) {
        packer(quint64(told.index()));
        std::visit([&](const auto &one) { fieldsOf(packer, one); }, told);
    }
    return packer.take();
}

Unpacking::Unpacking() : m_texts(std::make_unique<Texts>()) {}
Unpacking::~Unpacking() = default;

std::optional<Chapter> Unpacking::operator()(QByteArrayView bytes)
{
    Unpacker unpacker(bytes, *m_texts);
    Chapter chapter;
    chapter.now = unpacker.now();
    chapter.told.reserve(2);
    while (unpacker.isGood() && !unpacker.atEnd()) {
        quint64 index = 0;
        unpacker(index);
        std::optional<Told> told = blank(std::size_t(index));
        if (!told)
            return {};
        std::visit([&](auto &one) { fieldsOf(unpacker, one); }, *told);
        chapter.told.push_back(*std::move(told));
    }
    return unpacker.isGood() ? std::optional(std::move(chapter)) : std::nullopt;
}

} // namespace findings
