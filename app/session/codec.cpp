#include "session/codec.h"

#include <QJsonArray>

namespace session {

namespace {

template <class T>
concept Enumeration = std::is_enum_v<T>;

struct Writer
{
    QJsonObject out;
    void operator()(const char *key, const auto &value) { out.insert(QLatin1String(key), json(value)); }

    static QJsonValue json(const QString &v) { return v; }
    static QJsonValue json(const QStringList &v) { return QJsonArray::fromStringList(v); }
    static QJsonValue json(const QByteArray &v) { return QString::fromLatin1(v.toBase64()); }
    static QJsonValue json(bool v) { return v; }
    static QJsonValue json(int v) { return v; }
    static QJsonValue json(quint16 v) { return int(v); }
    static QJsonValue json(quint32 v) { return qint64(v); }
    static QJsonValue json(quint64 v) { return qint64(v); }
    static QJsonValue json(Enumeration auto v) { return name(v); }
    template <class R, class P>
    static QJsonValue json(std::chrono::duration<R, P> v)
    {
        return qint64(v.count());
    }
    template <class T>
    static QJsonValue json(const std::optional<T> &v)
    {
        return v ? json(*v) : QJsonValue();
    }
    template <class T>
    requires requires(T value, Writer &writer) { value.visit(writer); }
    static QJsonValue json(T v)
    {
        Writer writer;
        v.visit(writer);
        return writer.out;
    }
    template <class T>
    static QJsonValue json(const QVector<T> &items)
    {
        QJsonArray array;
        for (const T &item : items)
            array.append(json(item));
        return array;
    }
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

QJsonObject toJson(const What &what)
{
    return std::visit(
        [](auto value) {
            Writer writer;
            value.visit(writer);
            return writer.out;
        },
        what);
}

std::optional<What> fromJson(QStringView kind, const QJsonObject &fields)
{
    return readKind(kind, fields);
}

} // namespace session
