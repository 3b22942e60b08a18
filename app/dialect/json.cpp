#include "dialect/json.h"

#include <charconv>

namespace dialect::json {

namespace {

constexpr qsizetype longestText = 256;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

qsizetype skipSpace(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

/// Behind the closing quote of the string that begins at `at`; the size if it is not there.
qsizetype skipString(QByteArrayView text, qsizetype at, bool &whole)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            whole = true;
            return at + 1;
        }
    }
    whole = false;
    return text.size();
}

qsizetype skipNested(QByteArrayView text, qsizetype at, bool &whole)
{
    int depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            at = skipString(text, at, whole);
            if (!whole)
                return at;
            continue;
        }
        ++at;
        if (c == '{' || c == '[')
            ++depth;
        else if ((c == '}' || c == ']') && --depth == 0) {
            whole = true;
            return at;
        }
    }
    whole = false;
    return at;
}

/// Behind the value that begins at `at`.
qsizetype skipValue(QByteArrayView text, qsizetype at, bool &whole)
{
    if (at >= text.size()) {
        whole = false;
        return at;
    }
    if (text[at] == '"')
        return skipString(text, at, whole);
    if (text[at] == '{' || text[at] == '[')
        return skipNested(text, at, whole);
    const qsizetype from = at;
    while (at < text.size() && !isSpace(text[at]) && text[at] != ',' && text[at] != '}' && text[at] != ']')
        ++at;
    whole = at > from && at < text.size();
    return at;
}

/// The members of an object, one after the other.
class Members
{
public:
    explicit Members(QByteArrayView object) : m_text(object), m_at(skipSpace(object, 0))
    {
        m_good = m_at < object.size() && object[m_at] == '{';
        ++m_at;
    }
    bool next(Member &member)
    {
        if (!m_good)
            return false;
        m_good = false;
        m_at = skipSpace(m_text, m_at);
        if (m_at >= m_text.size() || m_text[m_at] != '"')
            return false;
        bool whole = false;
        const qsizetype key = m_at;
        m_at = skipString(m_text, m_at, whole);
        if (!whole)
            return false;
        member.key = m_text.sliced(key + 1, m_at - key - 2);
        m_at = skipSpace(m_text, m_at);
        if (m_at >= m_text.size() || m_text[m_at] != ':')
            return false;
        m_at = skipSpace(m_text, m_at + 1);
        const qsizetype from = m_at;
        m_at = skipValue(m_text, m_at, member.value.whole);
        if (m_at == from)
            return false;
        member.value.raw = m_text.sliced(from, m_at - from);
        m_at = skipSpace(m_text, m_at);
        m_good = m_at < m_text.size() && m_text[m_at] == ',';
        ++m_at;
        return true;
    }

private:
    QByteArrayView m_text;
    qsizetype m_at;
    bool m_good = false;
};

void appendUtf8(QByteArray &to, char32_t c)
{
    to += QString::fromUcs4(&c, 1).toUtf8();
}

int hexDigits(QByteArrayView digits)
{
    int value = 0;
    const auto end = digits.data() + digits.size();
    return digits.size() == 4 && std::from_chars(digits.data(), end, value, 16).ptr == end ? value : -1;
}

} // namespace

QByteArray Value::unescaped() const
{
    QByteArray out;
    if (!isString())
        return out;
    const QByteArrayView inner = raw.sliced(1, raw.size() - (whole ? 2 : 1));
    out.reserve(inner.size());
    for (qsizetype i = 0; i < inner.size(); ++i) {
        if (inner[i] != '\\') {
            out += inner[i];
            continue;
        }
        if (++i == inner.size())
            break;
        static constexpr QByteArrayView names("nrtbf"), meant("\n\r\t\b\f");
        if (inner[i] != 'u') {
            const qsizetype which = names.indexOf(inner[i]);
            out += which < 0 ? inner[i] : meant[which];
            continue;
        }
        if (i + 4 >= inner.size())
            break;
        int unit = hexDigits(inner.sliced(i + 1, 4));
        i += 4;
        if (unit < 0)
            continue;
        if (unit >= 0xd800 && unit < 0xdc00 && i + 6 < inner.size() && inner[i + 1] == '\\' &&
            inner[i + 2] == 'u') {
            const int low = hexDigits(inner.sliced(i + 3, 4));
            if (low >= 0xdc00 && low < 0xe000) {
                unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                i += 6;
            }
        }
        appendUtf8(out, unit >= 0xd800 && unit < 0xe000 ? 0xfffd : char32_t(unit));
    }
    return out;
}

QString Value::text() const
{
    return QString::fromUtf8(isString() ? unescaped() : raw.toByteArray()).left(longestText);
}

std::optional<qint64> Value::number() const
{
    if (!whole || raw.isEmpty())
        return {};
    double value = 0;
    const auto end = raw.data() + raw.size();
    const auto [at, error] = std::from_chars(raw.data(), end, value);
    if (error != std::errc() || at != end || !(value > -9e15 && value < 9e15))
        return {};
    return qint64(value);
}

std::optional<bool> Value::boolean() const
{
    return raw == "true" ? std::optional(true) : raw == "false" ? std::optional(false) : std::nullopt;
}

bool Value::is(QByteArrayView text) const
{
    return whole && isString() && raw.sliced(1, raw.size() - 2) == text;
}

std::optional<Value> member(QByteArrayView object, QByteArrayView key)
{
    Members members(object);
    Member one;
    while (members.next(one)) {
        if (one.key == key)
            return one.value;
    }
    return {};
}

std::optional<Member> firstMember(QByteArrayView object)
{
    Member one;
    return Members(object).next(one) ? std::optional(one) : std::nullopt;
}

std::optional<Value> element(QByteArrayView array, int index)
{
    qsizetype at = skipSpace(array, 0);
    if (at >= array.size() || array[at] != '[')
        return {};
    ++at;
    for (int i = 0;; ++i) {
        at = skipSpace(array, at);
        const qsizetype from = at;
        Value value;
        at = skipValue(array, at, value.whole);
        if (at == from)
            return {};
        value.raw = array.sliced(from, at - from);
        if (i == index)
            return value;
        at = skipSpace(array, at);
        if (at >= array.size() || array[at] != ',')
            return {};
        ++at;
    }
}

std::optional<qsizetype> endOf(QByteArrayView text)
{
    bool whole = false;
    const qsizetype from = skipSpace(text, 0);
    if (from >= text.size() || (text[from] != '{' && text[from] != '[' && text[from] != '"'))
        return {};
    const qsizetype at = skipValue(text, from, whole);
    return whole ? std::optional(at) : std::nullopt;
}

QString textAt(QByteArrayView object, QByteArrayView key)
{
    const auto value = member(object, key);
    return value && value->isString() ? value->text() : QString();
}

std::optional<qint64> numberAt(QByteArrayView object, QByteArrayView key)
{
    const auto value = member(object, key);
    return value ? value->number() : std::nullopt;
}

std::optional<bool> boolAt(QByteArrayView object, QByteArrayView key)
{
    const auto value = member(object, key);
    return value ? value->boolean() : std::nullopt;
}

} // namespace dialect::json
