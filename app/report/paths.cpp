#include "report/paths.h"

#include "base/visible.h"
#include "report/words.h"

#include <QJsonArray>

namespace report {

using namespace findings;
using namespace session;

namespace {

QString nameOf(JoinedBy by)
{
    switch (by) {
    case JoinedBy::Key:
        return QStringLiteral("key");
    case JoinedBy::Accept:
        return QStringLiteral("accept");
    case JoinedBy::Addresses:
        return QStringLiteral("addresses");
    }
    return {};
}

QString nameOf(OriginKind kind)
{
    switch (kind) {
    case OriginKind::Client:
        return QStringLiteral("client");
    case OriginKind::Server:
        return QStringLiteral("server");
    case OriginKind::Place:
        return QStringLiteral("place");
    case OriginKind::Between:
        return QStringLiteral("between");
    case OriginKind::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QString nameOf(EndKind end)
{
    switch (end) {
    case EndKind::Close:
        return QStringLiteral("close");
    case EndKind::Fin:
        return QStringLiteral("fin");
    case EndKind::Reset:
        return QStringLiteral("reset");
    case EndKind::Timeout:
        return QStringLiteral("timeout");
    case EndKind::Orderly:
        return QStringLiteral("orderly");
    case EndKind::Open:
        return QStringLiteral("open");
    case EndKind::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QJsonValue nameOf(EndFrom from)
{
    switch (from) {
    case EndFrom::Client:
        return QStringLiteral("client");
    case EndFrom::Server:
        return QStringLiteral("server");
    case EndFrom::Self:
        return QStringLiteral("self");
    case EndFrom::Unknown:
        break;
    }
    return {};
}

QJsonValue milliseconds(const std::optional<ClockOffset> &clock, Nanoseconds ClockOffset::*member)
{
    if (!clock)
        return {};
    return std::chrono::duration<double, std::milli>(*clock.*member).count();
}

QString boundOf(const QString &place)
{
    return place == QLatin1String("client")   ? translate("report", "the client")
           : place == QLatin1String("server") ? translate("report", "the server")
                                              : place;
}

/// How the end looked at one place.
QString endText(const Sight &sight)
{
    switch (sight.end) {
    case EndKind::Close:
        return translate("report", "Close frame, %1").arg(closeCodeLabel(sight.code));
    case EndKind::Fin:
        return translate("report", "closed (FIN)");
    case EndKind::Reset:
        return translate("report", "reset (RST)");
    case EndKind::Timeout:
        return translate("report", "timed out");
    case EndKind::Orderly:
        return translate("report", "ended in order");
    case EndKind::Open:
        return translate("report", "still open");
    case EndKind::Unknown:
        break;
    }
    return translate("report", "unknown");
}

} // namespace

QJsonObject pathLine(const Path &path)
{
    QJsonArray places;
    for (const PlaceOnPath &place : path.places) {
        const Sight &sight = place.sight;
        places.append(QJsonObject{
            {QStringLiteral("endpoint"), qint64(sight.endpoint)},
            {QStringLiteral("session"), qint64(sight.session)},
            {QStringLiteral("name"), place.name},
            {QStringLiteral("offset_ms"), milliseconds(place.clock, &ClockOffset::offset)},
            {QStringLiteral("offset_error_ms"), milliseconds(place.clock, &ClockOffset::error)},
            {QStringLiteral("end"), nameOf(sight.end)},
            {QStringLiteral("code"), sight.code ? QJsonValue(int(*sight.code)) : QJsonValue()},
            {QStringLiteral("from"), nameOf(sight.from)},
            {QStringLiteral("at"), isoTime(sight.endedAt)},
        });
    }
    const QString connection = path.connection();
    return {
        {QStringLiteral("event"), QStringLiteral("path")},
        {QStringLiteral("path"), qint64(path.id)},
        {QStringLiteral("state"), path.isNew ? QStringLiteral("new") : QStringLiteral("updated")},
        {QStringLiteral("at"), isoTime(path.at())},
        {QStringLiteral("connection"), connection.isEmpty() ? QJsonValue() : QJsonValue(connection)},
        {QStringLiteral("by"), nameOf(path.by)},
        {QStringLiteral("places"), places},
        {QStringLiteral("origin"),
         QJsonObject{{QStringLiteral("kind"), nameOf(path.origin.kind)},
                     {QStringLiteral("places"), QJsonArray::fromStringList(path.origin.places)}}},
        {QStringLiteral("confidence"), session::name(path.origin.confidence)},
        {QStringLiteral("summary"), pathSummary(path)},
        {QStringLiteral("advice"), QJsonArray::fromStringList(pathAdvice(path))},
    };
}

QString pathSummary(const Path &path)
{
    const Origin &origin = path.origin;
    switch (origin.kind) {
    case OriginKind::Client:
        return translate("report", "The end came from the client: %1 saw it first from there.")
            .arg(path.places.first().name);
    case OriginKind::Server:
        return translate("report",
                         "The end came from the server, or from something before it that nobody recorded:"
                         " %1 saw it first from there.")
            .arg(path.places.last().name);
    case OriginKind::Place:
        return translate("report", "%1 ended it, by its own word.").arg(origin.places.value(0));
    case OriginKind::Between:
        return translate("report", "The end came from between %1 and %2.")
            .arg(boundOf(origin.places.value(0)), boundOf(origin.places.value(1)));
    case OriginKind::Unknown:
        break;
    }
    return translate("report", "Where the end came from cannot be told from these places.");
}

QStringList pathAdvice(const Path &path)
{
    const Origin &origin = path.origin;
    if (origin.kind == OriginKind::Between)
        return {translate("report", "A capture or the log of what stands between %1 and %2 narrows it.")
                    .arg(boundOf(origin.places.value(0)), boundOf(origin.places.value(1)))};
    if (origin.kind == OriginKind::Place)
        return {
            translate("report", "Look at the timers and the restarts of %1.").arg(origin.places.value(0))};
    if (origin.kind == OriginKind::Unknown)
        return {
            translate("report", "A capture at one more place on the way tells on which side the end began.")};
    return {};
}

QString pathText(const Path &path)
{
    QString text = translate("report", "%1  path %2  %3")
                       .arg(isoTime(path.at()).mid(11, 12))
                       .arg(path.id)
                       .arg(pathSummary(path));
    text = base::visible(text);
    for (const PlaceOnPath &place : path.places) {
        const Sight &sight = place.sight;
        const QString from = sight.from == EndFrom::Client   ? QStringLiteral("→ ")
                             : sight.from == EndFrom::Server ? QStringLiteral("← ")
                             : sight.from == EndFrom::Self   ? QStringLiteral("! ")
                                                             : QStringLiteral("? ");
        text += QStringLiteral("\n    ") + from +
                base::visible(translate("report", "%1 (session %2): %3")
                                  .arg(place.name)
                                  .arg(quint64(sight.session))
                                  .arg(endText(sight)));
    }
    return text;
}

QString originWords(const Origin &origin)
{
    return (QStringList{nameOf(origin.kind)} + origin.places).join(u' ');
}

} // namespace report
