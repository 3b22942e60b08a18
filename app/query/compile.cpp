#include "query/compile.h"

#include <algorithm>
#include <limits>

namespace query {

namespace {

constexpr qint64 lowest = std::numeric_limits<qint64>::min(), highest = std::numeric_limits<qint64>::max();

std::optional<Literal> readLiteral(Kind kind, QStringView text, Zone zone)
{
    switch (kind) {
    case Kind::Number:
    case Kind::Code:
        return readNumber(text);
    case Kind::Duration:
        return readDuration(text);
    case Kind::Size:
        return readSize(text);
    case Kind::Time:
        return readTime(text, zone);
    case Kind::Choice:
    case Kind::Flag:
    case Kind::Text:
        break;
    }
    return {};
}

/// The enumerator of that name or label.
std::optional<int> choiceOf(const Field &field, const QString &text, const Labels &labels)
{
    const QMetaEnum meta = field.names();
    for (int i = 0; i < meta.keyCount(); ++i) {
        const int value = meta.value(i);
        if (text.compare(session::snakeCase(meta.key(i)), Qt::CaseInsensitive) == 0 ||
            (labels && text.compare(labels(field, value), Qt::CaseInsensitive) == 0))
            return value;
    }
    return {};
}

std::optional<int> flagOf(const QString &text)
{
    for (const auto yes : {u"yes", u"true", u"1"}) {
        if (text.compare(QStringView(yes), Qt::CaseInsensitive) == 0)
            return 1;
    }
    for (const auto no : {u"no", u"false", u"0"}) {
        if (text.compare(QStringView(no), Qt::CaseInsensitive) == 0)
            return 0;
    }
    return {};
}

Node::Text textTest(const Value &value, QStringView op)
{
    using How = Node::Text::How;
    Node::Text test;
    test.text = value.text;
    const bool stars = !value.inQuotes && value.text.contains(u'*');
    // What is empty is contained in everything; asked for, it means that there is nothing.
    test.how = stars ? How::LooksLike : op != u":" || value.text.isEmpty() ? How::Equals : How::Contains;
    if (test.how == How::Contains)
        test.matcher = QStringMatcher(value.text, Qt::CaseInsensitive);
    if (stars)
        test.pieces = value.text.split(u'*');
    return test;
}

class Compiler
{
public:
    Compiler(const Field &field, QStringView op, const Labels &labels, Zone zone)
        : m_field(field), m_op(op), m_labels(labels), m_node(std::make_shared<Node>())
    {
        m_node->kind = Node::Kind::Test;
        m_node->field = &field;
        m_node->zone = zone;
    }

    void add(const Value &value)
    {
        if (m_error)
            return;
        if (!value.inQuotes && isPlain(value, noValue))
            m_node->absent = true;
        else if (!value.inQuotes && isPlain(value, anyValue))
            m_node->present = true;
        else if (m_field.kind == Kind::Text)
            addText(value);
        else if (m_field.kind == Kind::Choice || m_field.kind == Kind::Flag)
            addChoice(value);
        else
            addNumber(value);
    }

    Compiled result()
    {
        if (m_error)
            return {nullptr, m_error};
        if (m_op != u"!=")
            return {m_node, {}};
        auto negated = std::make_shared<Node>();
        negated->kind = Node::Kind::Not;
        negated->parts.push_back(m_node);
        return {negated, {}};
    }

private:
    static bool isPlain(const Value &value, QStringView word)
    {
        return value.text.compare(word, Qt::CaseInsensitive) == 0;
    }

    void fail(Error::Kind kind, const Value &value, QStringList expected = {})
    {
        m_error = Error{kind, value.position, value.length, value.text, &m_field, std::move(expected)};
    }

    void addText(const Value &value)
    {
        m_node->texts.push_back(textTest(value, m_op));
        bool isNumber = false;
        const uint id = value.text.toUInt(&isNumber);
        if (isNumber && !value.inQuotes && QLatin1String(m_field.name) == QLatin1String("endpoint"))
            m_node->endpoint = id;
    }

    void addChoice(const Value &value)
    {
        const bool flag = m_field.kind == Kind::Flag;
        const auto choice = flag ? flagOf(value.text) : choiceOf(m_field, value.text, m_labels);
        if (choice)
            m_node->choices |= quint64(1) << *choice;
        else
            fail(Error::Kind::UnknownChoice, value,
                 flag ? QStringList{QStringLiteral("yes"), QStringLiteral("no")}
                      : nearest(value.text, namesOf(m_field)));
    }

    void addNumber(const Value &value)
    {
        const qsizetype dots = value.text.indexOf(QLatin1String(".."));
        const bool equals = m_op == u":" || m_op == u"=" || m_op == u"!=";
        if (dots >= 0) {
            const auto first = literal(QStringView(value.text).left(dots));
            const auto last = literal(QStringView(value.text).mid(dots + 2));
            if (!equals || !first || !last || first->daily != last->daily || first->value > last->value)
                fail(Error::Kind::BadValue, value);
            else
                m_node->ranges.push_back({first->low, last->high - 1, first->daily});
            return;
        }
        const auto wanted = literal(value.text);
        if (!wanted) {
            fail(Error::Kind::BadValue, value);
            return;
        }
        m_node->ranges.push_back(rangeOf(*wanted));
        if (equals && m_field.kind == Kind::Code) {
            m_node->noStatus |= wanted->value == 1005;
            m_node->noClose |= wanted->value == 1006;
        }
    }

    std::optional<Literal> literal(QStringView text) const
    {
        return readLiteral(m_field.kind, text, m_node->zone);
    }

    /// A time is compared as it is written: ">14:03" begins at 14:04. A duration is an exact value.
    [[nodiscard]] Range rangeOf(const Literal &wanted) const
    {
        const bool isTime = m_field.kind == Kind::Time;
        const qint64 last = isTime ? wanted.high - 1 : wanted.value;
        if (m_op == u">")
            return {last + 1, highest, wanted.daily};
        if (m_op == u">=")
            return {wanted.value, highest, wanted.daily};
        if (m_op == u"<")
            return {lowest, wanted.value - 1, wanted.daily};
        if (m_op == u"<=")
            return {lowest, last, wanted.daily};
        return {wanted.low, wanted.high - 1, wanted.daily};
    }

    const Field &m_field;
    QStringView m_op;
    const Labels &m_labels;
    std::shared_ptr<Node> m_node;
    std::optional<Error> m_error;
};

int distance(QStringView a, QStringView b)
{
    std::vector<int> row(std::size_t(b.size()) + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (const QChar letter : a) {
        int diagonal = row[0]++;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int replaced = diagonal + (letter.toLower() != b[qsizetype(j) - 1].toLower());
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

bool mayCompare(const Field &field, QStringView op)
{
    const bool equals = op == u":" || op == u"=" || op == u"!=";
    return equals || !(field.kind == Kind::Text || field.kind == Kind::Choice || field.kind == Kind::Flag);
}

Compiled compile(const Field &field, QStringView op, const QVector<Value> &values, const Labels &labels,
                 Zone zone)
{
    Compiler compiler(field, op, labels, zone);
    for (const Value &value : values)
        compiler.add(value);
    return compiler.result();
}

std::shared_ptr<const Node> compileWord(const QString &word, const Labels &labels)
{
    auto node = std::make_shared<Node>();
    node->kind = Node::Kind::Word;
    node->texts.push_back(textTest({word, true, 0, 0}, u":"));
    if (word.isEmpty()) // "" asks for nothing: everything has it
        node->texts.front().how = Node::Text::How::Contains;
    for (const char *name : {"class", "cause", "ended_by", "role", "state"}) {
        const Field *field = fieldNamed(QString::fromLatin1(name));
        const QMetaEnum meta = field->names();
        quint64 set = 0;
        for (int i = 0; i < meta.keyCount(); ++i) {
            const int value = meta.value(i);
            if (session::snakeCase(meta.key(i)).contains(word, Qt::CaseInsensitive) ||
                (labels && labels(*field, value).contains(word, Qt::CaseInsensitive)))
                set |= quint64(1) << value;
        }
        if (set)
            node->choiceSets.emplace_back(field, set);
    }
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    if (isNumber && number > 0 && word.size() <= 5 && word[0] != u'+' && word[0] != u'0') {
        node->digits = number;
        node->digitCount = int(word.size());
        node->noStatus = number == 1005;
        node->noClose = number == 1006;
    }
    return node;
}

QStringList nearest(QStringView name, QStringList names)
{
    const auto score = [name](const QString &candidate) {
        const bool within = candidate.contains(name, Qt::CaseInsensitive);
        return distance(name, candidate) - (within ? 100 : 0);
    };
    // Names are few, and a very long word is near to none of them.
    if (name.size() <= 32)
        std::stable_sort(names.begin(), names.end(),
                         [&](const QString &a, const QString &b) { return score(a) < score(b); });
    return names;
}

QStringList similarFields(QStringView name)
{
    const int slips = std::max(1, int(name.size() / 3));
    QStringList names;
    for (const Field &field : fields()) {
        const QString candidate = QString::fromLatin1(field.name);
        const bool isPart = name.size() > 1 && candidate.contains(name, Qt::CaseInsensitive);
        if (name.size() <= 32 && (isPart || distance(name, candidate) <= slips))
            names.append(candidate);
    }
    return nearest(name, names);
}

} // namespace query
