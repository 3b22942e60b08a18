#include "report/otlp.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace report {

using namespace Qt::StringLiterals;

namespace {

QJsonObject anyValue(const QJsonValue &value);

QJsonArray keyValues(const QJsonObject &object)
{
    QJsonArray list;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it->isNull()) // absent is absent
            list.append(QJsonObject{{u"key"_s, it.key()}, {u"value"_s, anyValue(*it)}});
    }
    return list;
}

/// Integers are strings in OTLP's JSON.
QJsonObject anyValue(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return {{u"boolValue"_s, value}};
    case QJsonValue::Double:
        if (const double number = value.toDouble(); number == std::floor(number) && std::abs(number) < 1e15)
            return {{u"intValue"_s, QString::number(qint64(number))}};
        return {{u"doubleValue"_s, value}};
    case QJsonValue::Array: {
        QJsonArray values;
        for (const QJsonValue &each : value.toArray())
            values.append(anyValue(each));
        return {{u"arrayValue"_s, QJsonObject{{u"values"_s, values}}}};
    }
    case QJsonValue::Object:
        return {{u"kvlistValue"_s, QJsonObject{{u"values"_s, keyValues(value.toObject())}}}};
    default:
        return {{u"stringValue"_s, value.toString()}};
    }
}

QString nanoseconds(const QString &iso)
{
    const QDateTime at = QDateTime::fromString(iso, Qt::ISODateWithMs);
    return at.isValid() ? QString::number(at.toMSecsSinceEpoch()) + u"000000"_s : u"0"_s;
}

struct Severity
{
    int number;
    const char *text;
};

/// INFO for what was meant, WARN for what was not. A path only says where an end came from.
Severity severityOf(const QJsonObject &event)
{
    const QString cls = event["class"_L1].toString();
    const bool harmless = cls == "normal"_L1 || cls == "unknown"_L1 || event["state"_L1] == "closed"_L1 ||
                          event["event"_L1] == "path"_L1;
    return harmless ? Severity{9, "INFO"} : Severity{13, "WARN"};
}

QJsonObject recordOf(const OtlpRecord &record)
{
    const QJsonObject &event = record.event;
    const Severity severity = severityOf(event);
    QJsonObject attributes{{u"dropscope.event.id"_s, record.id},
                           {u"event.name"_s, u"dropscope."_s + event["event"_L1].toString()},
                           {u"dropscope.event"_s, event}};
    // What is asked for most, so that it need not be dug out.
    for (const char *key : {"class", "cause", "ended_by", "endpoint", "code", "protocol", "kind"}) {
        const QLatin1StringView name(key);
        if (const QJsonValue value = event[name]; !value.isNull() && !value.isUndefined())
            attributes.insert(u"dropscope."_s + name, value);
    }
    if (const QJsonValue origin = event["origin"_L1]["kind"_L1]; origin.isString())
        attributes.insert(u"dropscope.origin"_s, origin);
    const QString at = nanoseconds(event["at"_L1].toString());
    return {{u"timeUnixNano"_s, at},
            {u"observedTimeUnixNano"_s, at},
            {u"severityNumber"_s, severity.number},
            {u"severityText"_s, QLatin1StringView(severity.text)},
            {u"body"_s, anyValue(event["summary"_L1])},
            {u"attributes"_s, keyValues(attributes)}};
}

} // namespace

QByteArray otlpRequest(const QVector<OtlpRecord> &records, const OtlpResource &resource)
{
    QJsonArray logs;
    for (const OtlpRecord &record : records)
        logs.append(recordOf(record));
    const QJsonObject who{{u"service.name"_s, u"dropscope"_s},
                          {u"service.version"_s, QStringLiteral(DROPSCOPE_VERSION)},
                          {u"service.instance.id"_s, resource.instance},
                          {u"host.name"_s, resource.host}};
    const QJsonObject scope{{u"name"_s, u"dropscope"_s}, {u"version"_s, QStringLiteral(DROPSCOPE_VERSION)}};
    const QJsonObject scopeLogs{{u"scope"_s, scope}, {u"logRecords"_s, logs}};
    const QJsonObject resourceLogs{{u"resource"_s, QJsonObject{{u"attributes"_s, keyValues(who)}}},
                                   {u"scopeLogs"_s, QJsonArray{scopeLogs}}};
    return QJsonDocument(QJsonObject{{u"resourceLogs"_s, QJsonArray{resourceLogs}}})
        .toJson(QJsonDocument::Compact);
}

std::optional<OtlpRefusal> otlpRefusal(const QByteArray &answer)
{
    const QJsonObject partial = QJsonDocument::fromJson(answer).object()["partialSuccess"_L1].toObject();
    const QJsonValue rejected = partial["rejectedLogRecords"_L1];
    const qint64 records = rejected.isString() ? rejected.toString().toLongLong() : rejected.toInteger();
    const QString message = partial["errorMessage"_L1].toString().left(500);
    return records > 0 || !message.isEmpty() ? std::optional(OtlpRefusal{records, message}) : std::nullopt;
}

} // namespace report
