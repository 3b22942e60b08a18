#include "journal/streams.h"

#include <QRandomGenerator>

namespace streams {

using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Dice
{
    QRandomGenerator generator;
    quint64 upTo(quint64 limit) { return generator.generate64() % (limit + 1); }
    bool chance(int percent) { return int(generator.bounded(100)) < percent; }
    template <class E>
    E any(int enumerators)
    {
        return E(generator.bounded(enumerators));
    }
    QString text()
    {
        static const QStringList some{
            {}, u"plain"_s, u"quote \" and \\ and / \n"_s, u"中文 ünï 😀"_s, u"null\0byte"_s};
        return some.at(generator.bounded(int(some.size())));
    }
};

/// Fills every field of a kind with something, through the same `visit` that stores it.
struct Filler
{
    Dice &dice;
    Stamp now;
    void operator()(const char *, QString &v) { v = dice.text(); }
    void operator()(const char *, QStringList &v) { v = {dice.text(), dice.text()}; }
    void operator()(const char *, QByteArray &v) { v = QByteArray("\x00\xff\x80 bytes", 9); }
    void operator()(const char *, bool &v) { v = dice.chance(50); }
    void operator()(const char *, std::integral auto &v)
    {
        v = std::decay_t<decltype(v)>(dice.chance(5) ? dice.upTo(std::numeric_limits<qint32>::max())
                                                     : dice.upTo(300));
    }
    void operator()(const char *, Role &v) { v = dice.any<Role>(3); }
    void operator()(const char *, Leg &v) { v = dice.any<Leg>(2); }
    void operator()(const char *, Way &v) { v = dice.any<Way>(2); }
    void operator()(const char *, Phase &v) { v = dice.any<Phase>(6); }
    void operator()(const char *, ToolReason &v) { v = dice.any<ToolReason>(6); }
    void operator()(const char *, TcpFate &v) { v = dice.any<TcpFate>(7); }
    void operator()(const char *, RecoveryBy &v) { v = dice.any<RecoveryBy>(3); }
    void operator()(const char *, RecoveryOutcome &v) { v = dice.any<RecoveryOutcome>(4); }
    void operator()(const char *, ResumedState &v) { v = dice.any<ResumedState>(3); }
    template <class E>
    requires std::is_enum_v<E>
    void operator()(const char *, E &v) { v = dice.any<E>(2); }
    template <class R, class P>
    void operator()(const char *name, std::chrono::duration<R, P> &v)
    {
        v = std::chrono::duration<R, P>(R(dice.upTo(100'000'000)));
        if (QLatin1String(name).endsWith(QLatin1String("at")))
            v += std::chrono::duration_cast<std::chrono::duration<R, P>>(now);
    }
    template <class T>
    void operator()(const char *name, std::optional<T> &v)
    {
        v.reset();
        if (dice.chance(70)) {
            v.emplace();
            (*this)(name, *v);
        }
    }
    template <class T>
    requires requires(T &value, Filler &filler) { value.visit(filler); }
    void operator()(const char *, T &v) { v.visit(*this); }
    template <class T>
    requires requires(T &value, Filler &filler) { value.visit(filler); }
    void operator()(const char *, QVector<T> &values)
    {
        values.resize(qsizetype(dice.upTo(4)));
        for (T &value : values)
            value.visit(*this);
    }
};

template <std::size_t I = 0>
What make(std::size_t index, Dice &dice, Stamp now)
{
    if constexpr (I < std::variant_size_v<AnyWhat>) {
        if (index != I)
            return make<I + 1>(index, dice, now);
        std::variant_alternative_t<I, AnyWhat> kind;
        Filler filler{dice, now};
        kind.visit(filler);
        return kind;
    } else {
        return Ended{};
    }
}

/// The place of a kind among all.
template <class Kind, std::size_t I = 0>
constexpr std::size_t placeOf()
{
    if constexpr (std::is_same_v<std::variant_alternative_t<I, AnyWhat>, Kind>)
        return I;
    else
        return placeOf<Kind, I + 1>();
}

/// One that the session lives through unless `terminal`, which may be anything.
What makeAny(Dice &dice, Stamp now, bool terminal)
{
    for (;;) {
        const int roll = int(dice.upTo(99));
        What what = roll < 35   ? What(make(placeOf<Traffic>(), dice, now))
                    : roll < 55 ? What(make(placeOf<TcpSample>(), dice, now))
                                : make(std::size_t(dice.upTo(std::variant_size_v<AnyWhat> - 1)), dice, now);
        const Observation seen{{}, {}, {}, {}, {}, what};
        if (isSoFar(seen) || std::holds_alternative<Ended>(what))
            continue; // only ever in logs; and the last one, which life() adds
        if (terminal || !isTerminal(seen))
            return what;
    }
}

QVector<What> goodbye(Dice &dice)
{
    const auto code = dice.chance(30) ? std::optional<quint16>{} : quint16(dice.chance(50) ? 1000 : 1001);
    return {CloseFrame{Way::In, code, {}, {}, 8}, CloseFrame{Way::Out, code, {}, {}, 8},
            TcpEnd{TcpFate::Fin, {}, false}};
}

Batch life(Dice &dice, quint64 id, bool ends)
{
    Batch all;
    Stamp now = 1'700'000'000s + Stamp(dice.upTo(60'000'000'000));
    const bool relay = dice.chance(40);
    const auto see = [&](const What &what, Leg leg) {
        now += Stamp(dice.upTo(3'000'000'000));
        all.append({SessionId(id), EndpointId(1 + id % 3), now, leg, dice.any<Source>(4), what});
    };
    const auto anyLeg = [&] { return relay && dice.chance(50) ? Leg::Server : Leg::Client; };
    see(Connected{u"127.0.0.1:1"_s, u"127.0.0.1:%1"_s.arg(id)}, Leg::Client);
    const int count = int(dice.upTo(dice.chance(20) ? 200 : 20));
    for (int i = 0; i < count; ++i)
        see(makeAny(dice, now, false), anyLeg());
    if (!ends)
        return all;
    if (dice.chance(40)) {
        for (const What &what : goodbye(dice))
            see(what, Leg::Client);
    }
    for (int i = int(dice.upTo(6)); i >= 0; --i)
        see(makeAny(dice, now, true), anyLeg());
    see(Ended{dice.chance(90)}, Leg::Client);
    return all;
}

} // namespace

QVector<Batch> random(quint32 seed, int sessions, int openEvery)
{
    Dice dice{QRandomGenerator(seed)};
    Batch all;
    for (int i = 1; i <= sessions; ++i)
        all += life(dice, quint64(i), openEvery == 0 || i % openEvery != 0);
    std::stable_sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    QVector<Batch> batches;
    for (qsizetype at = 0; at < all.size();) {
        const auto size = qsizetype(1 + dice.upTo(60));
        batches.append(all.mid(at, size));
        at += size;
    }
    return batches;
}

Batch plain(quint64 id, const QVector<What> &ending)
{
    Batch all;
    Stamp now = 1'700'000'000s + std::chrono::milliseconds(id);
    const auto see = [&](const What &what) {
        now += 10ms;
        all.append({SessionId(id), EndpointId(1), now, Leg::Client, Source::Wire, what});
    };
    see(Connected{u"127.0.0.1:9000"_s, u"127.0.0.1:%1"_s.arg(50'000 + id % 10'000)});
    RequestHead request;
    request.target = u"/chat?x=%1"_s.arg(id);
    request.userAgent = u"test"_s;
    see(request);
    see(Opened{});
    see(Traffic{Way::In, 3, 30, 3, 10, 10, now, now + 5ms, 2ms});
    see(Traffic{Way::In, 2, 20, 2, 10, 10, now + 6ms, now + 7ms, 1ms});
    for (const What &what : ending)
        see(what);
    see(Ended{});
    return all;
}

void fold(Folded &sessions, const Batch &batch)
{
    for (const Observation &seen : batch)
        apply(sessions[quint64(seen.session)], seen);
}

} // namespace streams
