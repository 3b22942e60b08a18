// The messages of Chromium's developer tools: JSON texts, each of the browser itself or of one of its
// targets.
#pragma once

#include <QJsonObject>

#include <optional>

namespace endpoint {

/// What the browser says: the answer to a command (`id`), or an event (`method`).
struct ToolsMessage
{
    int id = 0;
    QString method;
    QString session;     ///< of the target that it is about; empty: the browser itself
    QJsonObject content; ///< `params` of an event, `result` of an answer
    QString error;       ///< why a command failed
};

/// Nothing if it is no such message.
[[nodiscard]] std::optional<ToolsMessage> readToolsMessage(QByteArrayView text);

/// A command, ready to be sent.
[[nodiscard]] QByteArray toolsCommand(int id, const QString &method, const QJsonObject &parameters,
                                      const QString &session);

/// The largest message that is taken. A WebSocket message of a page comes whole in one.
constexpr qsizetype largestToolsMessage = 256 * 1024 * 1024;

} // namespace endpoint
