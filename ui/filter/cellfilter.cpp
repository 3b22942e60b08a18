#include "filter/cellfilter.h"

#include "query/filter.h"

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QString literal(query::Kind kind, const QVariant &raw)
{
    switch (kind) {
    case query::Kind::Duration:
        return QString::number(raw.toDouble(), 'f', 3) + u"ms"_s;
    case query::Kind::Flag:
        return raw.toBool() ? u"yes"_s : u"no"_s;
    case query::Kind::Choice:
    case query::Kind::Number:
    case query::Kind::Code:
    case query::Kind::Size:
    case query::Kind::Time:
        break;
    case query::Kind::Text:
        return query::quoted(raw.toString());
    }
    return raw.toString();
}

} // namespace

QVector<CellFilter> cellFilters(const QString &fieldName, const QVariant &raw)
{
    using How = CellFilter::How;
    const query::Field *field = query::fieldNamed(fieldName);
    if (!field)
        return {};
    const bool isText = field->kind == query::Kind::Text;
    if (isText ? raw.toString().isEmpty() : !raw.isValid())
        return {{How::Only, fieldName + u":none"_s}, {How::Hide, fieldName + u":any"_s}};
    const QString value = literal(field->kind, raw);
    const bool measured = field->kind == query::Kind::Duration || field->kind == query::Kind::Size ||
                          field->kind == query::Kind::Time;
    if (measured)
        return {{How::From, fieldName + u">="_s + value}, {How::UpTo, fieldName + u"<="_s + value}};
    const QString is = fieldName + (isText ? u'=' : u':') + value;
    QVector<CellFilter> filters{{How::Only, is}, {How::Hide, u'-' + is}};
    if (field->kind == query::Kind::Number)
        filters += {{How::From, fieldName + u">="_s + value}, {How::UpTo, fieldName + u"<="_s + value}};
    return filters;
}

} // namespace ui
