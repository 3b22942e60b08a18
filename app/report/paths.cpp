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
    case JoinedBy::PathAndTime:
        return QStringLiteral("path_and_time");
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

/// The end as it is named in the middle of a sentence.
QString endNoun(const Sight &sight)
{
    switch (sight.end) {
    case EndKind::Close:
        return sight.code ? translate("report", "a Close frame with %1").arg(*sight.code)
                          : translate("report", "a Close frame without a code");
    case EndKind::Fin:
        return translate("report", "a FIN");
    case EndKind::Reset:
        return translate("report", "an RST");
    case EndKind::Orderly:
        return translate("report", "an end in order");
    case EndKind::Timeout:
        return translate("report", "a timeout");
    case EndKind::Open:
    case EndKind::Unknown:
        break;
    }
    return {};
}

/// Two places that tell less than one another contradict nothing: "in order" may be a FIN or a Close frame.
bool isTranslation(const Sight &a, const Sight &b)
{
    if (endNoun(a).isEmpty() || endNoun(b).isEmpty() || a.end == EndKind::Orderly ||
        b.end == EndKind::Orderly)
        return false;
    return a.end != b.end || (a.end == EndKind::Close && a.code != b.code);
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

namespace {

/// The outermost of the places that saw the end come from that side.
QString firstToSee(const Path &path, EndFrom from)
{
    QString name = from == EndFrom::Client ? path.places.first().name : path.places.last().name;
    bool isFound = false;
    for (const PlaceOnPath &place : path.places) {
        const bool saw = place.sight.from == from || place.sight.from == EndFrom::Self;
        if (!saw || path.guessed.contains(place.name) || (isFound && from == EndFrom::Client))
            continue;
        isFound = true;
        name = place.name;
    }
    return name;
}

QString originSentence(const Path &path)
{
    const Origin &origin = path.origin;
    // Which of two saw it first cannot be said where their order is open.
    const auto isOpen = [&path](EndFrom from) {
        return std::any_of(path.unordered.begin(), path.unordered.end(),
                           [&](const QStringList &open) { return open.contains(firstToSee(path, from)); });
    };
    switch (origin.kind) {
    case OriginKind::Client:
        if (isOpen(EndFrom::Client))
            return translate("report", "The end came from the client.");
        return translate("report", "The end came from the client: %1 saw it first from there.")
            .arg(firstToSee(path, EndFrom::Client));
    case OriginKind::Server:
        if (isOpen(EndFrom::Server))
            return translate("report", "The end came from the server, or from something before it that nobody"
                                       " recorded.");
        return translate("report",
                         "The end came from the server, or from something before it that nobody recorded:"
                         " %1 saw it first from there.")
            .arg(firstToSee(path, EndFrom::Server));
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

} // namespace

QString pathSummary(const Path &path)
{
    QStringList sentences{originSentence(path)};
    if (path.by == JoinedBy::PathAndTime)
        sentences.append(
            translate("report", "Only path and time say that these places saw the same connection."));
    for (const PlaceOnPath &place : path.places) {
        if (!path.guessed.contains(place.name))
            continue;
        sentences.append(
            place.sight.from == EndFrom::Self
                ? translate("report",
                            "%1 says that it ended this connection itself, but only path and time say that it"
                            " saw the same one.")
                      .arg(place.name)
                : translate("report", "Only path and time say that %1 saw the same connection.")
                      .arg(place.name));
    }
    for (const QStringList &open : path.unordered) {
        sentences.append(
            open.size() > 1
                ? translate("report", "Nothing shows which of %1 and %2 is nearer to the client.")
                      .arg(open[0], open[1])
                : translate("report", "Nothing shows where on the way %1 stands.").arg(open.first()));
    }
    return joined(sentences);
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
                                  .arg(endLabel(sight)));
    }
    return text;
}

QString endLabel(const Sight &sight)
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

QString fromLabel(EndFrom from)
{
    switch (from) {
    case EndFrom::Client:
        return translate("report", "the client's side");
    case EndFrom::Server:
        return translate("report", "the server's side");
    case EndFrom::Self:
        return translate("report", "this place itself");
    case EndFrom::Unknown:
        break;
    }
    return translate("report", "not known");
}

QString originLabel(const Origin &origin)
{
    switch (origin.kind) {
    case OriginKind::Client:
        return translate("report", "the client");
    case OriginKind::Server:
        return translate("report", "the server");
    case OriginKind::Place:
        return origin.places.value(0);
    case OriginKind::Between:
        return translate("report", "between %1 and %2")
            .arg(boundOf(origin.places.value(0)), boundOf(origin.places.value(1)));
    case OriginKind::Unknown:
        break;
    }
    return translate("report", "not known");
}

QString label(JoinedBy by)
{
    switch (by) {
    case JoinedBy::Key:
        return translate("report", "by its key (Sec-WebSocket-Key)");
    case JoinedBy::Accept:
        return translate("report", "by the answer to its key (Sec-WebSocket-Accept)");
    case JoinedBy::Addresses:
        return translate("report", "by its addresses, which is less sure than by a key");
    case JoinedBy::PathAndTime:
        return translate("report", "by its path and its times alone: it may be another connection");
    }
    return {};
}

QStringList pathTranslations(const Path &path)
{
    QStringList sentences;
    for (qsizetype i = 0; i + 1 < path.places.size(); ++i) {
        const PlaceOnPath &near = path.places[i], &far = path.places[i + 1];
        if (!near.sight.key.isEmpty() && !far.sight.key.isEmpty() && near.sight.key != far.sight.key)
            sentences.append(translate("report", "Between %1 and %2 the connection got a new key.")
                                 .arg(near.name, far.name));
        if (!isTranslation(near.sight, far.sight))
            continue;
        // It is told the way it went.
        const bool toServer = far.sight.from == EndFrom::Client;
        const PlaceOnPath &before = toServer ? near : far, &after = toServer ? far : near;
        sentences.append(translate("report", "%1 saw %2, %3 saw %4: it became another on the way.")
                             .arg(before.name, endNoun(before.sight), after.name, endNoun(after.sight)));
    }
    return sentences;
}

QString originWords(const Origin &origin)
{
    return (QStringList{nameOf(origin.kind)} + origin.places).join(u' ');
}

} // namespace report
