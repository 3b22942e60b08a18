#include "journal/rows.h"

#include "journal/several.h"
#include "session/codec.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace journal {

using namespace session;

QString time(Stamp at)
{
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(at).count();
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

namespace rows {

namespace {

template <class T>
std::optional<T> maybe(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(T(value.toLongLong()));
}

} // namespace

QString endpointColumns(int version)
{
    QStringList columns{u"id"_qs, u"role"_qs};
    for (const auto *text : {"name", "state", "url", "target", "error"})
        columns.append(u"substr(%1, 1, 8192)"_qs.arg(QLatin1String(text)));
    columns.append(version < 2 ? u"''"_qs : u"substr(framework, 1, 200)"_qs);
    columns.append(version < 4 ? u"''"_qs : u"substr(format, 1, 200)"_qs);
    columns.append(version < 4 ? u"''"_qs : u"substr(notes, 1, 65536)"_qs);
    return columns.join(u", "_qs);
}

QString notes(const QVector<PlaceNote> &notes)
{
    QJsonArray all;
    for (const PlaceNote &note : notes)
        all.append(QJsonArray{note.what, note.detail});
    return notes.isEmpty() ? u""_qs : QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

namespace {

std::optional<What> whatIn(QByteArrayView kind, QByteArrayView data)
{
    QByteArrayView rest = data;
    if (auto what = takeJson(kind, rest); what && rest.isEmpty())
        return what;
    const QJsonDocument fields = QJsonDocument::fromJson(data.toByteArray());
    return fields.isObject() ? fromJson(QString::fromUtf8(kind), fields.object()) : std::nullopt;
}

} // namespace

QStringList observations(const Rows &row, Batch &out)
{
    Observation seen;
    seen.session = SessionId(row.number(1));
    seen.endpoint = EndpointId(row.number(2));
    seen.at = Stamp(row.number(3));
    const QByteArrayView kind = row.bytes(6), data = row.bytes(7);
    if (kind == several::kind)
        return several::read(data, seen, out).value_or(QStringList{QString::fromUtf8(kind)});
    const auto leg = several::named<Leg>(row.bytes(4));
    const auto source = several::named<Source>(row.bytes(5));
    auto what = leg && source ? whatIn(kind, data) : std::nullopt;
    if (!what)
        return {QString::fromUtf8(kind)};
    seen.leg = *leg;
    seen.source = *source;
    seen.what = *std::move(what);
    out.append(std::move(seen));
    return {};
}

Conclusion conclusion(const QSqlQuery &query)
{
    int column = 0;
    const auto next = [&] { return query.value(column++); };
    Conclusion c;
    c.session = SessionId(next().toULongLong());
    c.endpoint = EndpointId(next().toUInt());
    c.rules = next().toInt();
    c.at = Stamp(next().toLongLong());
    for (QString *text : {&c.cls, &c.cause, &c.sub, &c.toolReason, &c.phase, &c.endedBy, &c.confidence})
        *text = next().toString();
    c.clean = next().toBool();
    c.code = maybe<int>(next());
    c.reason = next().toString();
    c.httpStatus = maybe<int>(next());
    c.idle = maybe<Nanoseconds>(next());
    c.duration = maybe<Nanoseconds>(next());
    c.chain = next().toULongLong();
    return c;
}

EndpointStatus endpoint(const QSqlQuery &query)
{
    const QString state = query.value(3).toString();
    EndpointStatus status;
    status.id = EndpointId(query.value(0).toUInt());
    status.role = fromName<Role>(query.value(1).toString()).value_or(Role::Listener);
    status.name = query.value(2).toString();
    for (const auto known : {EndpointStatus::State::Running, EndpointStatus::State::Failed}) {
        if (name(known) == state)
            status.state = known;
    }
    status.url = QUrl(query.value(4).toString());
    status.target = QUrl(query.value(5).toString());
    status.error = query.value(6).toString();
    status.framework = query.value(7).toString();
    status.format = query.value(8).toString();
    for (const QJsonValue &each : QJsonDocument::fromJson(query.value(9).toByteArray()).array()) {
        const QJsonArray note = each.toArray();
        status.notes.append({note.at(0).toString(), note.at(1).toString()});
    }
    return status;
}

} // namespace rows
} // namespace journal
