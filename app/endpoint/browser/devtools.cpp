#include "endpoint/browser/devtools.h"

#include <QJsonDocument>

namespace endpoint {

std::optional<ToolsMessage> readToolsMessage(QByteArrayView text)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()));
    if (!document.isObject())
        return {};
    const QJsonObject object = document.object();
    ToolsMessage message;
    message.id = object.value(QLatin1String("id")).toInt();
    message.method = object.value(QLatin1String("method")).toString();
    message.session = object.value(QLatin1String("sessionId")).toString();
    if (message.id <= 0 && message.method.isEmpty())
        return {};
    message.content =
        object.value(message.method.isEmpty() ? QLatin1String("result") : QLatin1String("params")).toObject();
    const QJsonValue error = object.value(QLatin1String("error"));
    if (error.isObject())
        message.error = error.toObject().value(QLatin1String("message")).toString(QStringLiteral("failed"));
    return message;
}

QByteArray toolsCommand(int id, const QString &method, const QJsonObject &parameters, const QString &session)
{
    QJsonObject command{{QStringLiteral("id"), id}, {QStringLiteral("method"), method}};
    if (!parameters.isEmpty())
        command.insert(QStringLiteral("params"), parameters);
    if (!session.isEmpty())
        command.insert(QStringLiteral("sessionId"), session);
    return QJsonDocument(command).toJson(QJsonDocument::Compact);
}

} // namespace endpoint
