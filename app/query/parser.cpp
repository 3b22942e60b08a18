// Recursive descent over the text; the first error ends it.
#include "query/compile.h"
#include "query/scan.h"

namespace query {

namespace {

using NodePointer = std::shared_ptr<const Node>;

class Parser
{
public:
    Parser(QStringView text, const Labels &labels, Zone zone) : m_text(text), m_labels(labels), m_zone(zone)
    {
    }

    Parsed run()
    {
        if (m_text.size() > maxLength) {
            fail(Error::Kind::TooLong, maxLength, m_text.size() - maxLength);
            return {{}, m_error};
        }
        skipBlanks();
        NodePointer root = atEnd() ? nullptr : either();
        if (!m_error && !atEnd())
            fail(Error::Kind::UnexpectedParenthesis, m_at, 1);
        if (m_error)
            return {{}, m_error};
        return {Filter(std::move(root)), {}};
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] QChar peek() const { return m_text[m_at]; }
    void skipBlanks()
    {
        while (!atEnd() && peek().isSpace())
            ++m_at;
    }

    Error &fail(Error::Kind kind, qsizetype position, qsizetype length)
    {
        if (!m_error) {
            m_error = Error{kind, position, length, {}, nullptr, {}};
            m_error->found = m_text.mid(position, std::min<qsizetype>(length, 80)).toString();
        }
        return *m_error;
    }

    /// "and", "or", "not" as a word of its own.
    [[nodiscard]] bool isAhead(QStringView word) const
    {
        const QStringView ahead = m_text.mid(m_at, word.size());
        const qsizetype after = m_at + word.size();
        return ahead.compare(word, Qt::CaseInsensitive) == 0 &&
               (after >= m_text.size() || m_text[after].isSpace() || m_text[after] == u'(' ||
                m_text[after] == u')');
    }

    bool take(QStringView word)
    {
        if (!isAhead(word))
            return false;
        m_lastOperator = {m_at, word.size()};
        m_at += word.size();
        skipBlanks();
        return true;
    }

    NodePointer either()
    {
        auto node = std::make_shared<Node>();
        node->kind = Node::Kind::Or;
        do
            node->parts.push_back(all());
        while (!m_error && take(u"or"));
        return node->parts.size() == 1 ? node->parts.front() : node;
    }

    NodePointer all()
    {
        auto node = std::make_shared<Node>();
        bool more = true;
        while (!m_error && more) {
            node->parts.push_back(part());
            skipBlanks();
            const bool joined = take(u"and");
            more = joined || (!atEnd() && peek() != u')' && !isAhead(u"or"));
        }
        return node->parts.size() == 1 ? node->parts.front() : node;
    }

    NodePointer part()
    {
        skipBlanks();
        if (atEnd() || peek() == u')' || isAhead(u"or") || isAhead(u"and")) {
            // After "or", "-" or "(" something must follow; a ")" or "or" in front has nothing before it.
            const bool dangling =
                m_lastOperator.length > 0 && m_lastOperator.first + m_lastOperator.length <= m_at;
            if (!atEnd() && !dangling && peek() == u')')
                fail(Error::Kind::UnexpectedParenthesis, m_at, 1);
            else if (dangling)
                fail(Error::Kind::MissingPart, m_lastOperator.first, m_lastOperator.length);
            else
                fail(Error::Kind::MissingPart, m_at, isAhead(u"and") ? 3 : 2);
            return {};
        }
        if (m_depth >= maxDepth) {
            fail(Error::Kind::TooDeep, m_at, 1);
            return {};
        }
        ++m_depth;
        NodePointer node = isNegation() ? negation() : peek() == u'(' ? group() : term();
        --m_depth;
        return node;
    }

    /// A sign alone is a word.
    [[nodiscard]] bool isNegation() const
    {
        const QStringView next = m_text.mid(m_at + 1, 1);
        const bool alone = next.isEmpty() || next[0].isSpace() || next[0] == u')';
        return ((peek() == u'-' || peek() == u'!') && !alone) || isAhead(u"not");
    }

    NodePointer negation()
    {
        if (!take(u"not")) {
            m_lastOperator = {m_at, 1};
            ++m_at;
        }
        auto node = std::make_shared<Node>();
        node->kind = Node::Kind::Not;
        node->parts.push_back(part());
        return node;
    }

    NodePointer group()
    {
        const qsizetype open = m_at++;
        m_lastOperator = {open, 1};
        NodePointer node = either();
        skipBlanks();
        if (m_error)
            return {};
        if (atEnd()) {
            fail(Error::Kind::UnclosedParenthesis, open, 1);
            return {};
        }
        ++m_at; // either() stops at nothing else
        return node;
    }

    NodePointer term()
    {
        m_lastOperator = {};
        const scan::Head head = scan::head(m_text, m_at);
        if (head.op.isEmpty())
            return word();
        const qsizetype start = m_at;
        m_at = head.end;
        const Field *field = fieldNamed(head.name);
        if (!field) {
            fail(Error::Kind::UnknownField, start, head.name.size()).expected = similarFields(head.name);
            return {};
        }
        if (!mayCompare(*field, head.op)) {
            Error &error = fail(Error::Kind::BadOperator, start + head.name.size(), head.op.size());
            error.field = field;
            return {};
        }
        QVector<Value> values;
        do {
            if (auto value = oneValue(*field, start))
                values.append(*value);
        } while (!m_error && takeComma());
        if (m_error)
            return {};
        Compiled compiled = compile(*field, head.op, values, m_labels, m_zone);
        if (compiled.error)
            m_error = std::move(compiled.error);
        return std::move(compiled.node);
    }

    bool takeComma()
    {
        if (atEnd() || peek() != u',')
            return false;
        ++m_at;
        return true;
    }

    std::optional<Value> oneValue(const Field &field, qsizetype start)
    {
        const scan::Word word = scan::value(m_text, m_at);
        if (word.unclosed) {
            fail(Error::Kind::UnclosedQuote, m_at, m_text.size() - m_at);
            return {};
        }
        if (word.end == m_at) {
            Error &error = fail(Error::Kind::MissingValue, start, m_at - start);
            error.field = &field;
            error.expected = namesOf(field);
            return {};
        }
        Value value{word.text, word.inQuotes, m_at, word.end - m_at};
        m_at = word.end;
        return value;
    }

    NodePointer word()
    {
        const scan::Word word = scan::word(m_text, m_at);
        if (word.unclosed) {
            fail(Error::Kind::UnclosedQuote, m_at, m_text.size() - m_at);
            return {};
        }
        m_at = word.end;
        return compileWord(word.text, m_labels);
    }

    struct Span
    {
        qsizetype first = 0, length = 0;
    };

    QStringView m_text;
    const Labels &m_labels;
    Zone m_zone;
    qsizetype m_at = 0;
    int m_depth = 0;
    Span m_lastOperator; ///< what wants something to follow it
    std::optional<Error> m_error;
};

} // namespace

Parsed parse(QStringView text, const Labels &labels, Zone zone)
{
    return Parser(text, labels, zone).run();
}

} // namespace query
