// What RFC 6455 asks of an endpoint, frame by frame, as data: the ground of framing, control frames, reserved
// bits, opcodes, fragmentation, UTF-8, closing and limits.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace conformance {

using SentFrame = std::pair<quint8, QByteArray>; ///< first byte and payload

struct Case
{
    QByteArray name;
    /// What the peer sends after the handshake; masked where it is a client.
    std::function<QByteArray(bool masked)> bytes;
    /// What an echoing endpoint sends before its Close frame; one that does not echo sends the pongs among
    /// them.
    QList<SentFrame> answers;
    std::optional<quint16> code; ///< in its Close frame; nothing: a Close frame without a body
    /// "cause" or "cause:sub" of the verdict; empty: that of the code, which other tests look at.
    QString verdict;
};

[[nodiscard]] QList<Case> allCases();

} // namespace conformance
