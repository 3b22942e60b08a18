#include "session/timeline.h"

#include "base/varint.h"

#include <QVarLengthArray>

#include <algorithm>
#include <cstring>

namespace session {

namespace {

template <class T>
concept Enumeration = std::is_enum_v<T>;

/// Never leaves this process: whatever is written is read back by the same program.
class Packer
{
public:
    [[nodiscard]] QByteArray packed() const { return {m_out.constData(), m_out.size()}; }

    void operator()(const char *, const auto &field) { put(field); }

    /// Nearly all are Latin-1.
    void put(const QString &v)
    {
        const bool narrow = std::all_of(v.begin(), v.end(), [](QChar c) { return c.unicode() < 0x100; });
        put(v.size() * 2 + (narrow ? 0 : 1));
        if (!narrow) {
            m_out.append(reinterpret_cast<const char *>(v.constData()), v.size() * 2);
            return;
        }
        const qsizetype at = m_out.size();
        m_out.resize(at + v.size());
        std::transform(v.begin(), v.end(), m_out.begin() + at, [](QChar c) { return char(c.unicode()); });
    }
    void put(const QByteArray &v)
    {
        put(v.size());
        m_out.append(v.constData(), v.size());
    }
    void put(std::integral auto v)
    {
        quint64 rest = base::zigzag(qint64(v));
        for (; rest >= 0x80; rest >>= 7)
            m_out.append(char(rest | 0x80));
        m_out.append(char(rest));
    }
    void put(Enumeration auto v) { put(int(v)); }
    template <class R, class P>
    void put(std::chrono::duration<R, P> v)
    {
        put(v.count());
    }
    template <class T>
    void put(const std::optional<T> &v)
    {
        put(v.has_value());
        if (v)
            put(*v);
    }
    template <class T>
    void put(const Boxed<T> &v)
    {
        put(*v);
    }
    template <class T>
    requires requires(T value, Packer &packer) { value.visit(packer); }
    void put(const T &v) { const_cast<T &>(v).visit(*this); } // changes nothing
    template <class T>
    void put(const QList<T> &items)
    {
        put(items.size());
        for (const T &item : items)
            put(item);
    }

private:
    QVarLengthArray<char, 2048> m_out;
};

class Unpacker
{
public:
    explicit Unpacker(QByteArrayView in) : m_in(in) {}

    void operator()(const char *, auto &field) { take(field); }

    void take(QString &v)
    {
        const auto size = qsizetype(number());
        const bool narrow = size % 2 == 0;
        const QByteArrayView bytes = m_in.first(narrow ? size / 2 : size - 1);
        m_in = m_in.sliced(bytes.size());
        if (narrow) {
            v = QString::fromLatin1(bytes);
            return;
        }
        v.resize(size / 2);
        std::memcpy(v.data(), bytes.data(), std::size_t(bytes.size()));
    }
    void take(QByteArray &v)
    {
        const auto size = qsizetype(number());
        v = m_in.first(size).toByteArray();
        m_in = m_in.sliced(size);
    }
    template <std::integral T>
    void take(T &v)
    {
        v = T(number());
    }
    template <Enumeration E>
    void take(E &v)
    {
        v = E(number());
    }
    template <class R, class P>
    void take(std::chrono::duration<R, P> &v)
    {
        v = std::chrono::duration<R, P>(R(number()));
    }
    template <class T>
    void take(std::optional<T> &v)
    {
        v.reset();
        if (number() != 0)
            take(v.emplace());
    }
    template <class T>
    requires requires(T value, Unpacker &unpacker) { value.visit(unpacker); }
    void take(T &v) { v.visit(*this); }
    template <class T>
    void take(QList<T> &items)
    {
        items.resize(qsizetype(number()));
        for (T &item : items)
            take(item);
    }
    [[nodiscard]] qint64 number()
    {
        bool good = true;
        return base::unzigzag(base::takeVarint(m_in, good));
    }

private:
    QByteArrayView m_in;
};

template <std::size_t I = 0>
What takeKind(std::size_t index, Unpacker &in)
{
    if constexpr (I + 1 < std::variant_size_v<AnyWhat>) {
        if (index != I)
            return takeKind<I + 1>(index, in);
    }
    std::variant_alternative_t<I, AnyWhat> kind;
    in.take(kind);
    return kind;
}

} // namespace

void Timeline::append(const Observation &seen)
{
    unpack();
    m_plain.append(seen);
    ++m_size;
}

void Timeline::remove(qsizetype place)
{
    unpack();
    m_plain.remove(place);
    --m_size;
}

void Timeline::pack()
{
    if (m_plain.isEmpty())
        return;
    Packer out;
    out.put(m_plain.first().session);
    out.put(m_plain.first().endpoint);
    Stamp before{};
    for (const Observation &seen : std::as_const(m_plain)) {
        out.put(seen.at - before);
        before = seen.at;
        out.put(seen.leg);
        out.put(seen.source);
        out.put(seen.what.index());
        std::visit([&out](const auto &what) { out.put(what); }, seen.what);
    }
    m_packed = out.packed();
    m_plain = {};
}

void Timeline::unpack()
{
    if (m_packed.isEmpty())
        return;
    m_plain = all();
    m_packed = {};
}

QVector<Observation> Timeline::all() const
{
    if (m_packed.isEmpty())
        return m_plain;
    QVector<Observation> all(m_size);
    Unpacker in(m_packed);
    SessionId session{};
    EndpointId endpoint{};
    in.take(session);
    in.take(endpoint);
    Stamp at{};
    for (Observation &seen : all) {
        Stamp since{};
        in.take(since);
        seen.session = session;
        seen.endpoint = endpoint;
        seen.at = at += since;
        in.take(seen.leg);
        in.take(seen.source);
        seen.what = takeKind(std::size_t(in.number()), in);
    }
    return all;
}

} // namespace session
