#include "session/codec.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <vector>

namespace session {

namespace {

template <class T>
concept Enumeration = std::is_enum_v<T>;

struct FieldCollector
{
    std::vector<const void *> fields;
    void operator()(const char *, const auto &field) { fields.push_back(&field); }
};

/// The fields of a value as it is made, in the order of its visit.
template <class T>
const std::vector<const void *> &plainFields()
{
    static T plain{};
    static const std::vector<const void *> fields = [] {
        FieldCollector collector;
        plain.visit(collector);
        return collector.fields;
    }();
    return fields;
}

/// Appends UTF-8 at once: a tree of JSON values in between costs several times as much, and a storm of
/// disconnects is stored at tens of thousands of observations a second.
class Writer
{
public:
    explicit Writer(std::string &out) : m_out(out) {}
    Writer(const Writer &) = delete;

    /// Fields that are as they were made are left out, which is what the reader makes of them.
    template <class T>
    void object(const T &value)
    {
        const auto *outer = std::exchange(m_plain, plainFields<T>().data());
        const bool outerIsFirst = std::exchange(m_isFirst, true);
        m_out += '{';
        const_cast<T &>(value).visit(*this); // changes nothing: fields come here as constants
        m_out += '}';
        m_plain = outer;
        m_isFirst = outerIsFirst;
    }

    template <class Field>
    void operator()(const char *key, const Field &value)
    {
        if (value == *static_cast<const Field *>(*m_plain++))
            return;
        m_out += std::exchange(m_isFirst, false) ? "\"" : ",\"";
        m_out += key;
        m_out += "\":";
        put(value);
    }

private:
    void put(const QString &v) { appendJson(m_out, v); }
    void put(const QStringList &v) { putAll(v); }
    void put(const QByteArray &v) { appendJson(m_out, QString::fromLatin1(v.toBase64())); }
    void put(bool v) { m_out += v ? "true" : "false"; }
    void put(int v) { appendJson(m_out, qint64(v)); }
    void put(quint16 v) { appendJson(m_out, qint64(v)); }
    void put(quint32 v) { appendJson(m_out, qint64(v)); }
    void put(quint64 v) { appendJson(m_out, qint64(v)); }
    void put(Enumeration auto v) { appendJson(m_out, name(v)); }
    template <class R, class P>
    void put(std::chrono::duration<R, P> v)
    {
        appendJson(m_out, qint64(v.count()));
    }
    template <class T>
    void put(const std::optional<T> &v)
    {
        if (v)
            put(*v);
        else
            m_out += "null";
    }
    template <class T>
    requires requires(T value, Writer &writer) { value.visit(writer); }
    void put(const T &v) { object(v); }
    template <class T>
    void put(const QVector<T> &items)
    {
        putAll(items);
    }

    void putAll(const auto &items)
    {
        const char *before = "[";
        for (const auto &item : items) {
            m_out += std::exchange(before, ",");
            put(item);
        }
        m_out += items.isEmpty() ? "[]" : "]";
    }

    std::string &m_out;
    const void *const *m_plain = nullptr; ///< the next field of the object as it is made
    bool m_isFirst = true;
};

/// What is written of a kind: not the box or the pointer around it.
template <class Kind>
const Kind &contentOf(const Kind &what)
{
    return what;
}
template <class T>
const T &contentOf(const Boxed<T> &what)
{
    return *what;
}
const LegFlow &contentOf(const TrafficSoFar &state)
{
    static const LegFlow none{};
    return state.flow ? *state.flow : none;
}

/// Reads exactly what Writer writes, several times as fast as through a tree of JSON values, of which a long
/// log has hundreds of millions. Whatever else JSON may look like makes it give up.
class PlainReader
{
public:
    explicit PlainReader(QByteArrayView in) : m_at(in.begin()), m_end(in.end()) {}

    [[nodiscard]] bool isGood() const { return m_good; }
    [[nodiscard]] QByteArrayView rest() const { return {m_at, m_end}; }

    template <class T>
    void object(T &value)
    {
        const bool outerIsFirst = std::exchange(m_isFirst, true);
        expect("{");
        value.visit(*this);
        expect("}");
        m_isFirst = outerIsFirst;
    }

    void operator()(const char *key, auto &value)
    {
        const std::string_view name(key);
        const char *at = m_at;
        if (!m_isFirst && at != m_end && *at == ',')
            ++at;
        if (std::size_t(m_end - at) < name.size() + 3 || *at != '"' ||
            std::string_view(at + 1, name.size()) != name || at[name.size() + 1] != '"' ||
            at[name.size() + 2] != ':')
            return; // left out, or in another order: then the end is not where it is expected
        m_at = at + name.size() + 3;
        m_isFirst = false;
        read(value);
    }

private:
    void expect(std::string_view text)
    {
        if (!next(text))
            m_good = false;
    }
    [[nodiscard]] bool next(std::string_view text)
    {
        if (!std::string_view(m_at, std::size_t(m_end - m_at)).starts_with(text))
            return false;
        m_at += text.size();
        return true;
    }
    /// Between quotes, without escapes.
    [[nodiscard]] QByteArrayView plainText()
    {
        if (!next("\""))
            return m_good = false, QByteArrayView();
        const char *const from = m_at;
        while (m_at != m_end && *m_at != '"' && *m_at != '\\')
            ++m_at;
        const QByteArrayView text(from, m_at);
        expect("\"");
        return text;
    }
    [[nodiscard]] qint64 number()
    {
        qint64 value = 0;
        const auto [end, error] = std::from_chars(m_at, m_end, value);
        m_good = m_good && error == std::errc();
        m_at = end;
        return value;
    }

    void read(QString &v) { v = QString::fromUtf8(plainText()); }
    void read(QByteArray &v) { v = QByteArray::fromBase64(plainText().toByteArray()); }
    void read(bool &v)
    {
        v = next("true");
        if (!v)
            expect("false");
    }
    template <std::integral T>
    void read(T &v)
    {
        v = T(number());
    }
    template <Enumeration E>
    void read(E &v)
    {
        const auto index = names<E>().indexOf(QLatin1String(plainText()));
        m_good = m_good && index >= 0;
        v = E(std::max<qsizetype>(index, 0));
    }
    template <class R, class P>
    void read(std::chrono::duration<R, P> &v)
    {
        v = std::chrono::duration<R, P>(R(number()));
    }
    template <class T>
    void read(std::optional<T> &v)
    {
        if (!next("null"))
            read(v.emplace());
    }
    template <class T>
    requires requires(T value, PlainReader &reader) { value.visit(reader); }
    void read(T &v) { object(v); }
    template <class T>
    void read(QList<T> &items)
    {
        expect("[");
        for (bool more = m_good && !next("]"); more && m_good; more = !next("]")) {
            if (!items.isEmpty())
                expect(",");
            read(items.emplaceBack());
        }
    }

    const char *m_at, *m_end;
    bool m_isFirst = true, m_good = true;
};

template <std::size_t I = 0>
std::optional<What> readPlain(std::string_view kind, PlainReader &in)
{
    if constexpr (I == std::variant_size_v<AnyWhat>) {
        return {};
    } else {
        using Kind = std::variant_alternative_t<I, AnyWhat>;
        if (kind != Kind::kind)
            return readPlain<I + 1>(kind, in);
        Kind value;
        in.object(value);
        return in.isGood() ? std::optional<What>(std::move(value)) : std::nullopt;
    }
}

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
    if constexpr (I == std::variant_size_v<AnyWhat>) {
        return {};
    } else {
        using Kind = std::variant_alternative_t<I, AnyWhat>;
        if (kind != QLatin1String(Kind::kind))
            return readKind<I + 1>(kind, fields);
        Kind value;
        Reader reader{fields};
        value.visit(reader);
        return value;
    }
}

} // namespace

void appendJson(std::string &out, QStringView text)
{
    out += '"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c >= u' ' && c.unicode() < 0x7f && c != u'"' && c != u'\\') {
            out += char(c.unicode());
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            out += text.sliced(i++, 2).toUtf8().toStdString();
        } else if (c == u'"' || c == u'\\') {
            out += '\\';
            out += char(c.unicode());
        } else if (c < u' ' || c.isSurrogate()) {
            out += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0').toStdString();
        } else {
            out += text.sliced(i, 1).toUtf8().toStdString();
        }
    }
    out += '"';
}

void appendJson(std::string &out, qint64 number)
{
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    out.append(digits.data(), std::size_t(end - digits.data()));
}

void appendJson(std::string &out, const What &what)
{
    std::visit([&out](const auto &one) { Writer(out).object(contentOf(one)); }, what);
}

QByteArray toJson(const What &what)
{
    std::string text;
    appendJson(text, what);
    return QByteArray::fromStdString(text);
}

std::optional<What> takeJson(QByteArrayView kind, QByteArrayView &text)
{
    PlainReader in(text);
    auto what = readPlain({kind.data(), std::size_t(kind.size())}, in);
    text = in.rest();
    return what;
}

std::optional<What> fromJson(QStringView kind, const QJsonObject &fields)
{
    return readKind(kind, fields);
}

} // namespace session
