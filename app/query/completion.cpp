#include "query/completion.h"

#include "query/scan.h"

#include <algorithm>

namespace query {

namespace {

bool begins(QStringView text, QStringView prefix)
{
    return text.startsWith(prefix, Qt::CaseInsensitive);
}

/// Where the part under the cursor begins, signs and parentheses left out.
qsizetype startOfPart(QStringView text, qsizetype cursor)
{
    qsizetype start = 0;
    for (qsizetype i = 0; i < cursor;) {
        while (i < cursor && (text[i].isSpace() || text[i] == u'(' || text[i] == u')'))
            ++i;
        while (i < cursor && (text[i] == u'-' || text[i] == u'!' || text[i] == u'('))
            ++i;
        start = i;
        if (i >= cursor)
            break;
        const scan::Head head = scan::head(text, i);
        qsizetype end = head.op.isEmpty() ? scan::word(text, i).end : scan::value(text, head.end).end;
        while (!head.op.isEmpty() && end < cursor && text[end] == u',')
            end = scan::value(text, end + 1).end;
        if (end >= cursor)
            break;
        i = std::max(end, i + 1);
        start = cursor;
    }
    return start;
}

/// Where the value under the cursor begins, behind the operator or the last comma.
qsizetype startOfValue(QStringView text, qsizetype at, qsizetype cursor)
{
    while (true) {
        const qsizetype end = scan::value(text, at).end;
        if (end >= cursor || text[end] != u',')
            return at;
        at = end + 1;
    }
}

void addChoices(QVector<Completion> &items, const Field &field, QStringView typed, const Labels &labels,
                bool withField)
{
    const QMetaEnum meta = field.names();
    for (int i = 0; i < meta.keyCount(); ++i) {
        const QString name = session::snakeCase(meta.key(i));
        const bool fits = name.contains(typed, Qt::CaseInsensitive) ||
                          (labels && labels(field, meta.value(i)).contains(typed, Qt::CaseInsensitive));
        if (fits)
            items.append({withField ? QLatin1String(field.name) + u':' + name : name, &field, meta.value(i)});
    }
}

/// That it has a value, or has none.
void addPresence(QVector<Completion> &items, const Field &field, QStringView typed)
{
    if (!mayLack(field))
        return;
    for (const QStringView word : {anyValue, noValue}) {
        if (begins(word, typed))
            items.append({word.toString(), &field, {}});
    }
}

void addValues(QVector<Completion> &items, const Field &field, QStringView typed, const Labels &labels,
               const SeenValues &seen)
{
    if (field.kind == Kind::Choice) {
        addChoices(items, field, typed, labels, false);
        std::stable_sort(items.begin(), items.end(), [typed](const Completion &a, const Completion &b) {
            return begins(a.text, typed) > begins(b.text, typed);
        });
    } else if (field.kind == Kind::Flag) {
        for (const QString &word : {QStringLiteral("yes"), QStringLiteral("no")}) {
            if (begins(word, typed))
                items.append({word, &field, {}});
        }
    } else if (field.kind == Kind::Text && seen) {
        const QStringView bare = typed.startsWith(u'"') ? typed.mid(1) : typed;
        for (const QString &value : seen(field)) {
            if (!value.isEmpty() && value.contains(bare, Qt::CaseInsensitive))
                items.append({quoted(value), &field, {}});
        }
    }
}

void addFields(QVector<Completion> &items, QStringView typed)
{
    for (const bool front : {true, false}) {
        for (const Field &field : fields()) {
            const QLatin1String name(field.name);
            const bool isFront = name.startsWith(typed, Qt::CaseInsensitive);
            const bool within = QString(name).contains(typed, Qt::CaseInsensitive) ||
                                (field.alias && QString::fromLatin1(field.alias).startsWith(typed));
            if (front ? isFront : within && !isFront)
                items.append({name + u':', &field, {}});
        }
    }
}

} // namespace

Completions complete(QStringView text, qsizetype cursor, const Labels &labels, const SeenValues &seen)
{
    cursor = std::clamp<qsizetype>(cursor, 0, text.size());
    Completions result;
    result.from = startOfPart(text, cursor);
    const scan::Head head = scan::head(text, result.from);
    if (!head.op.isEmpty() && head.end <= cursor) {
        const Field *field = fieldNamed(head.name);
        result.from = startOfValue(text, head.end, cursor);
        result.length = scan::value(text, result.from).end - result.from;
        if (field) {
            const QStringView typed = text.mid(result.from, cursor - result.from);
            addValues(result.items, *field, typed, labels, seen);
            if (head.op == u":" || head.op == u"=" || head.op == u"!=")
                addPresence(result.items, *field, typed);
        }
        return result;
    }
    const QStringView typed = text.mid(result.from, cursor - result.from);
    if (typed.startsWith(u'"'))
        return result;
    result.length = scan::word(text, result.from).end - result.from;
    addFields(result.items, typed);
    if (typed.size() >= 2) {
        for (const Field &field : fields()) {
            if (field.kind == Kind::Choice && !field.other)
                addChoices(result.items, field, typed, labels, true);
        }
    }
    return result;
}

} // namespace query
