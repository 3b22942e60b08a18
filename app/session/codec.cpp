#include "session/codec.h"

#include <QJsonArray>

#include <array>
#include <charconv>

namespace session {

namespace {

template <class T>
concept Enumeration = std::is_enum_v<T>;

/// Writes the text at once: a tree of JSON values in between costs several times as much, and a storm of
/// disconnects is stored at tens of thousands of observations a second.
class Writer
{
public:
    explicit Writer(QString &out) : m_out(out) { m_out += u'{'; }
    ~Writer() { m_out += u'}'; }
    Writer(const Writer &) = delete;

    void operator()(const char *key, const auto &value)
    {
        if (!std::exchange(m_isFirst, false))
            m_out += u',';
        m_out += u'"';
        m_out += QLatin1String(key);
        m_out += QLatin1String("\":");
        put(value);
    }

private:
    void put(const QString &v) { putText(v); }
    void put(const QStringList &v) { putAll(v); }
    void put(const QByteArray &v) { putText(QString::fromLatin1(v.toBase64())); }
    void put(bool v) { m_out += v ? QLatin1String("true") : QLatin1String("false"); }
    void put(int v) { putNumber(v); }
    void put(quint16 v) { putNumber(v); }
    void put(quint32 v) { putNumber(v); }
    void put(quint64 v) { putNumber(qint64(v)); }
    void put(Enumeration auto v) { putText(name(v)); }
    template <class R, class P>
    void put(std::chrono::duration<R, P> v)
    {
        putNumber(qint64(v.count()));
    }
    template <class T>
    void put(const std::optional<T> &v)
    {
        if (v)
            put(*v);
        else
            m_out += QLatin1String("null");
    }
    template <class T>
    requires requires(T value, Writer &writer) { value.visit(writer); }
    void put(T v)
    {
        Writer writer(m_out);
        v.visit(writer);
    }
    template <class T>
    void put(const QVector<T> &items)
    {
        putAll(items);
    }

    void putAll(const auto &items)
    {
        QLatin1String before("[");
        for (const auto &item : items) {
            m_out += std::exchange(before, QLatin1String(","));
            put(item);
        }
        m_out += items.isEmpty() ? QLatin1String("[]") : QLatin1String("]");
    }
    void putNumber(qint64 v)
    {
        std::array<char, 24> digits;
        const auto end = std::to_chars(digits.begin(), digits.end(), v).ptr;
        m_out += QLatin1String(digits.data(), end - digits.data());
    }
    /// RFC 8259 §7: quotes, backslashes and control characters escaped; half a surrogate pair too, since
    /// UTF-8 cannot carry it.
    void putText(QStringView text)
    {
        m_out += u'"';
        qsizetype plainFrom = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            if (isPair)
                ++i;
            if (isPair || (c >= u' ' && c != u'"' && c != u'\\' && !c.isSurrogate()))
                continue;
            m_out += text.sliced(plainFrom, i - plainFrom);
            plainFrom = i + 1;
            m_out += u'\\';
            if (c == u'"' || c == u'\\')
                m_out += c;
            else
                m_out += u'u' + QString::number(c.unicode(), 16).rightJustified(4, u'0');
        }
        m_out += text.sliced(plainFrom);
        m_out += u'"';
    }

    QString &m_out;
    bool m_isFirst = true;
};

struct Reader
{
    const QJsonObject &in;
    void operator()(const char *key, auto &value)
    {
        const auto it = in.constFind(QLatin1String(key));
        if (it != in.constEnd())
            read(*it, value);
    }

    static void read(const QJsonValue &j, QString &v) { v = j.toString(); }
    static void read(const QJsonValue &j, QStringList &v)
    {
        for (const auto &item : j.toArray())
            v.append(item.toString());
    }
    static void read(const QJsonValue &j, QByteArray &v)
    {
        v = QByteArray::fromBase64(j.toString().toLatin1());
    }
    static void read(const QJsonValue &j, bool &v) { v = j.toBool(); }
    static void read(const QJsonValue &j, int &v) { v = j.toInt(); }
    static void read(const QJsonValue &j, quint16 &v) { v = quint16(j.toInt()); }
    static void read(const QJsonValue &j, quint32 &v) { v = quint32(j.toInteger()); }
    static void read(const QJsonValue &j, quint64 &v) { v = quint64(j.toInteger()); }
    template <Enumeration E>
    static void read(const QJsonValue &j, E &v)
    {
        if (const auto e = fromName<E>(j.toString()))
            v = *e;
    }
    template <class R, class P>
    static void read(const QJsonValue &j, std::chrono::duration<R, P> &v)
    {
        v = std::chrono::duration<R, P>(R(j.toInteger()));
    }
    template <class T>
    static void read(const QJsonValue &j, std::optional<T> &v)
    {
        if (j.isNull())
            return;
        v.emplace();
        read(j, *v);
    }
    template <class T>
    requires requires(T &value, Reader &reader) { value.visit(reader); }
    static void read(const QJsonValue &j, T &v)
    {
        const QJsonObject object = j.toObject();
        Reader reader{object};
        v.visit(reader);
    }
    template <class T>
    static void read(const QJsonValue &j, QVector<T> &items)
    {
        for (const auto &item : j.toArray())
            read(item, items.emplaceBack());
    }
};

template <std::size_t I = 0>
std::optional<What> readKind(QStringView kind, const QJsonObject &fields)
{
    if constexpr (I == std::variant_size_v<What>) {
        return {};
    } else {
        using Kind = std::variant_alternative_t<I, What>;
        if (kind != QLatin1String(Kind::kind))
            return readKind<I + 1>(kind, fields);
        Kind value;
        Reader reader{fields};
        value.visit(reader);
        return value;
    }
}

} // namespace

QString toJson(const What &what)
{
    QString text;
    text.reserve(256);
    std::visit(
        [&text](auto value) {
            Writer writer(text);
            value.visit(writer);
        },
        what);
    return text;
}

std::optional<What> fromJson(QStringView kind, const QJsonObject &fields)
{
    return readKind(kind, fields);
}

} // namespace session
