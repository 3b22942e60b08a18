#include "diagnosis/closereasons.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// The resource lives in a static library: a linker may leave it out unless it is asked for.
static void initResources()
{
    Q_INIT_RESOURCE(closereasons);
}

namespace diagnosis {

using namespace Qt::StringLiterals;
using session::fromName;
using session::Leg;

namespace {

QString readRow(const QJsonObject &json, ReasonRow &row)
{
    row.text = json["text"_L1].toString();
    if (row.text.isEmpty())
        return u"a row has no text"_s;
    const auto wrong = [&](QLatin1StringView key) {
        return u"%1: %2 is \"%3\""_s.arg(row.text, key, json[key].toString());
    };
    row.exactly = json["exactly"_L1].toBool(false);
    for (const QJsonValue &code : json["codes"_L1].toArray())
        row.codes.append(quint16(code.toInt()));
    if (json.contains("from"_L1)) {
        row.from = fromName<Leg>(json["from"_L1].toString());
        if (!row.from)
            return wrong("from"_L1);
    }
    const auto cause = fromName<Cause>(json["cause"_L1].toString());
    const auto cls = fromName<Class>(json["class"_L1].toString());
    const auto confidence = fromName<Confidence>(json["confidence"_L1].toString());
    if (!cause || !cls || !confidence)
        return wrong(!cause ? "cause"_L1 : !cls ? "class"_L1 : "confidence"_L1);
    row.cause = *cause, row.cls = *cls, row.confidence = *confidence;
    row.sub = json["sub"_L1].toString();
    row.source = json["source"_L1].toString();
    return row.source.isEmpty() ? wrong("source"_L1) : QString();
}

} // namespace

bool ReasonRow::fits(const session::CloseFrame &close, Leg sender) const
{
    if (from && *from != sender)
        return false;
    if (!codes.isEmpty() && (!close.code || !codes.contains(*close.code)))
        return false;
    return exactly ? close.reason.compare(text, Qt::CaseInsensitive) == 0
                   : close.reason.contains(text, Qt::CaseInsensitive);
}

std::optional<std::vector<ReasonRow>> readCloseReasons(const QByteArray &json, QString *error)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError) {
        *error = u"%1 at byte %2"_s.arg(parsed.errorString()).arg(parsed.offset);
        return {};
    }
    std::vector<ReasonRow> rows;
    for (const QJsonValue &entry : document["reasons"_L1].toArray()) {
        ReasonRow row;
        *error = readRow(entry.toObject(), row);
        if (!error->isEmpty())
            return {};
        rows.push_back(std::move(row));
    }
    return rows;
}

const std::vector<ReasonRow> &closeReasons()
{
    static const std::vector<ReasonRow> rows = [] {
        initResources();
        QFile file(u":/dropscope/reasons.json"_s);
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        QString error;
        auto read = readCloseReasons(file.readAll(), &error);
        Q_ASSERT_X(read, "reasons.json", qPrintable(error));
        return read.value_or(std::vector<ReasonRow>{});
    }();
    return rows;
}

} // namespace diagnosis
