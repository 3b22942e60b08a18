// Log records for an OpenTelemetry collector: the JSON form of OTLP/HTTP (POST …/v1/logs), one record for
// each event of the command-line contract.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QVector>

#include <optional>

namespace report {

struct OtlpRecord
{
    QString id;        ///< stable: the same event has it again when it is sent again
    QJsonObject event; ///< the JSON line
};

/// Who sends.
struct OtlpResource
{
    QString host;     ///< host.name
    QString instance; ///< service.instance.id
};

[[nodiscard]] QByteArray otlpRequest(const QVector<OtlpRecord> &records, const OtlpResource &resource);

/// What the collector did not want, by its own word (partialSuccess): it must not be sent again.
struct OtlpRefusal
{
    qint64 records = 0;
    QString message;
};
/// Nothing if it took all, or said nothing that can be read.
[[nodiscard]] std::optional<OtlpRefusal> otlpRefusal(const QByteArray &answer);

} // namespace report
