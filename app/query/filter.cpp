#include "query/filter.h"

#include "query/node.h"

#include <algorithm>
#include <array>

namespace query {

namespace {

bool looksLike(QStringView text, const QStringList &pieces)
{
    qsizetype at = 0;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const QString &piece = pieces[i];
        const bool isFirst = i == 0, isLast = i == pieces.size() - 1;
        if (isLast && !isFirst)
            return text.size() - piece.size() >= at && text.endsWith(piece, Qt::CaseInsensitive);
        const qsizetype found = text.indexOf(piece, at, Qt::CaseInsensitive);
        if (found < 0 || (isFirst && found != 0))
            return false;
        at = found + piece.size();
    }
    return true;
}

bool holds(const Node::Text &wanted, QStringView text)
{
    switch (wanted.how) {
    case Node::Text::How::Contains:
        return wanted.matcher.indexIn(text) >= 0;
    case Node::Text::How::Equals:
        return text.compare(wanted.text, Qt::CaseInsensitive) == 0;
    case Node::Text::How::LooksLike:
        return looksLike(text, wanted.pieces);
    }
    return false;
}

bool has(quint64 set, qint64 bit)
{
    return set >> bit & 1;
}

bool numberPasses(const Node &node, std::optional<qint64> number)
{
    if (!number)
        return node.absent;
    if (node.present)
        return true;
    if (node.field->kind == Kind::Choice || node.field->kind == Kind::Flag)
        return has(node.choices, *number);
    return std::any_of(node.ranges.begin(), node.ranges.end(), [&](const Range &range) {
        const qint64 value = range.daily ? timeOfDay(*number, node.zone) : *number;
        return range.first <= value && value <= range.last;
    });
}

bool testPasses(const Node &node, const Subject &subject)
{
    const Field &field = *node.field;
    if (field.text) {
        const QStringView text = field.text(subject);
        return (text.isEmpty() ? node.absent : node.present) ||
               std::any_of(node.texts.begin(), node.texts.end(),
                           [text](const Node::Text &wanted) { return holds(wanted, text); }) ||
               (node.endpoint && *node.endpoint == subject.endpoint);
    }
    if (node.noStatus && subject.closeSeen && !subject.code)
        return true;
    if (node.noClose && subject.endedAt && !subject.closeSeen)
        return true;
    if (!field.other)
        return numberPasses(node, field.number(subject));
    const auto one = field.number(subject), other = field.other(subject);
    if (one && other)
        return numberPasses(node, one) || numberPasses(node, other);
    return numberPasses(node, one ? one : other);
}

/// 1001 for "1", "10", "100" and "1001".
bool beginsWith(int number, int digits, int count)
{
    int places = 0;
    for (int rest = number; rest > 0; rest /= 10)
        ++places;
    for (; places > count; --places)
        number /= 10;
    return places == count && number == digits;
}

bool wordPasses(const Node &node, const Subject &subject)
{
    for (const auto &[field, set] : node.choiceSets) {
        if (const auto value = field->number(subject); value && has(set, *value))
            return true;
    }
    if (node.digits && subject.code && beginsWith(*subject.code, *node.digits, node.digitCount))
        return true;
    if ((node.noStatus && subject.closeSeen && !subject.code) ||
        (node.noClose && subject.endedAt && !subject.closeSeen))
        return true;
    const std::array texts{subject.url,          subject.client, subject.server,
                           subject.endpointName, subject.reason, subject.userAgent,
                           subject.subprotocol,  subject.sub,    subject.note};
    return std::any_of(texts.begin(), texts.end(),
                       [&](QStringView text) { return holds(node.texts.front(), text); });
}

bool passes(const Node &node, const Subject &subject)
{
    const auto partPasses = [&subject](const auto &part) { return passes(*part, subject); };
    switch (node.kind) {
    case Node::Kind::And:
        return std::all_of(node.parts.begin(), node.parts.end(), partPasses);
    case Node::Kind::Or:
        return std::any_of(node.parts.begin(), node.parts.end(), partPasses);
    case Node::Kind::Not:
        return !partPasses(node.parts.front());
    case Node::Kind::Test:
        return testPasses(node, subject);
    case Node::Kind::Word:
        return wordPasses(node, subject);
    }
    return false;
}

bool moves(const Node &node)
{
    return (node.field && node.field->moves) ||
           std::any_of(node.parts.begin(), node.parts.end(), [](const auto &part) { return moves(*part); });
}

} // namespace

bool Filter::matches(const Subject &subject) const
{
    return !m_root || passes(*m_root, subject);
}

bool Filter::asksWhatMoves() const
{
    return m_root && moves(*m_root);
}

bool Filter::isEither() const
{
    return m_root && m_root->kind == Node::Kind::Or;
}

QString quoted(const QString &text)
{
    const bool plain = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isLetterOrNumber() || QStringView(u"_./:[]@#%&+~").contains(c);
    });
    // A word that would read as something else stays a word in quotes.
    static constexpr std::array meaning{QStringView(u"or"), QStringView(u"and"), QStringView(u"not"), noValue,
                                        anyValue};
    const bool special =
        text.contains(u"..") || std::any_of(meaning.begin(), meaning.end(), [&](QStringView word) {
            return word.compare(text, Qt::CaseInsensitive) == 0;
        });
    if (plain && !special)
        return text;
    QString escaped = text;
    escaped.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return u'"' + escaped + u'"';
}

QString both(const QString &filter, const QString &part)
{
    const QString before = filter.trimmed();
    if (before.isEmpty())
        return part;
    return parse(before).filter.isEither() ? QStringLiteral("(%1) %2").arg(before, part)
                                           : QStringLiteral("%1 %2").arg(before, part);
}

} // namespace query
