#include "query/scan.h"

namespace query::scan {

namespace {

bool isNameLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}

Word inQuotes(QStringView text, qsizetype at)
{
    Word word;
    word.inQuotes = true;
    qsizetype i = at + 1;
    for (; i < text.size() && text[i] != u'"'; ++i) {
        if (text[i] == u'\\' && i + 1 < text.size())
            ++i;
        word.text.append(text[i]);
    }
    word.unclosed = i >= text.size();
    word.end = word.unclosed ? i : i + 1;
    return word;
}

Word until(QStringView text, qsizetype at, bool commaEnds)
{
    if (at < text.size() && text[at] == u'"')
        return inQuotes(text, at);
    Word word;
    word.end = at;
    while (word.end < text.size() && !text[word.end].isSpace() && text[word.end] != u')' &&
           !(commaEnds && text[word.end] == u','))
        ++word.end;
    word.text = text.mid(at, word.end - at).toString();
    return word;
}

} // namespace

Head head(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && isNameLetter(text[end]))
        ++end;
    Head head;
    head.name = text.mid(at, end - at);
    const QStringView rest = text.mid(end);
    // An address is a word: "ws://127.0.0.1:9001/".
    if (head.name.isEmpty() || rest.startsWith(u"://"))
        return head;
    for (const QStringView op :
         {QStringView(u"!="), QStringView(u"<="), QStringView(u">="), QStringView(u":"), QStringView(u"="),
          QStringView(u"<"), QStringView(u">")}) {
        if (rest.startsWith(op)) {
            head.op = rest.left(op.size());
            break;
        }
    }
    head.end = end + head.op.size();
    return head;
}

Word word(QStringView text, qsizetype at)
{
    return until(text, at, false);
}

Word value(QStringView text, qsizetype at)
{
    return until(text, at, true);
}

} // namespace query::scan
