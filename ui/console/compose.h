// What the user writes into the console, as the message it means. Pure but for the file.
#pragma once

#include "session/endpointspec.h"

namespace ui {

enum class MessageKind { Text, Json, Hex, File };

struct Composed
{
    std::optional<session::SendMessage> message;
    QString flaw; ///< what is wrong with what was written; empty if nothing is
};

/// JSON is sent as it was written, once it is valid. `written` names the file of MessageKind::File, at most
/// 16 MiB.
[[nodiscard]] Composed compose(MessageKind kind, const QString &written);

/// "48 65 6c" → bytes; spaces and line ends do not matter. Nothing if it is no hexadecimal.
[[nodiscard]] std::optional<QByteArray> fromHex(const QString &text);

} // namespace ui
