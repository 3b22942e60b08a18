// Frames built byte by byte, legal or not, and what the decoder makes of them as text: one frame a line.
#pragma once

#include "wire/framedecoder.h"

#include <QHash>
#include <QStringList>
#include <QtEndian>

#include <optional>

namespace frames {

/// How to write one frame. The defaults are a legal unmasked text frame.
struct Build
{
    int first = 0x81; ///< FIN, RSV and opcode
    QByteArray payload = {};
    std::optional<quint32> mask = {};   ///< 0 is a mask too
    int lengthForm = 0;                 ///< 0: the shortest; 7, 16 or 64: that one
    std::optional<quint64> claims = {}; ///< the length written, if not the payload's
};

inline QByteArray frame(const Build &build)
{
    const quint64 length = build.claims.value_or(quint64(build.payload.size()));
    const int form = build.lengthForm ? build.lengthForm : length < 126 ? 7 : length <= 0xffff ? 16 : 64;
    const int masked = build.mask ? 0x80 : 0;
    QByteArray bytes(1, char(build.first));
    if (form == 7) {
        bytes += char(masked | int(length));
    } else {
        const quint64 big = qToBigEndian(length);
        bytes += char(masked | (form == 16 ? 126 : 127));
        bytes += QByteArray(reinterpret_cast<const char *>(&big), 8).last(form / 8);
    }
    const quint32 mask = qToBigEndian(build.mask.value_or(0));
    const auto *key = reinterpret_cast<const char *>(&mask);
    if (build.mask)
        bytes += QByteArray(key, 4);
    for (qsizetype i = 0; i < build.payload.size(); ++i)
        bytes += char(build.payload[i] ^ key[i & 3]);
    return bytes;
}

inline QByteArray closePayload(quint16 code, const QByteArray &reason = {})
{
    return QByteArray{1, char(code >> 8)} + QByteArray{1, char(code & 0xff)} + reason;
}

inline QString flawName(wire::Flaw flaw)
{
    using enum wire::Flaw;
    switch (flaw) {
    case None:
        return QStringLiteral("none");
    case Masking:
        return QStringLiteral("masking");
    case Rsv:
        return QStringLiteral("rsv");
    case Opcode:
        return QStringLiteral("opcode");
    case Fragmentation:
        return QStringLiteral("fragmentation");
    case BadControl:
        return QStringLiteral("bad_control");
    case BadClose:
        return QStringLiteral("bad_close");
    case InvalidUtf8:
        return QStringLiteral("invalid_utf8");
    case Length:
        return QStringLiteral("length");
    case Http:
        return QStringLiteral("http");
    }
    return {};
}

/// "@0 text fin 2+5" …: offset, opcode, flags, head and payload bytes, then what is known of the payload.
inline QString line(const wire::Frame &frame)
{
    static const QHash<int, QString> names{{0, QStringLiteral("cont")},   {1, QStringLiteral("text")},
                                           {2, QStringLiteral("binary")}, {8, QStringLiteral("close")},
                                           {9, QStringLiteral("ping")},   {10, QStringLiteral("pong")}};
    QString text = QStringLiteral("@%1 %2").arg(frame.offset).arg(names.value(int(frame.opcode)));
    if (frame.fin)
        text += QStringLiteral(" fin");
    if (frame.compressed)
        text += QStringLiteral(" deflated");
    if (frame.masked)
        text += QStringLiteral(" masked");
    text += QStringLiteral(" %1+%2").arg(frame.headBytes).arg(frame.payloadBytes);
    if (frame.messageBytes)
        text += QStringLiteral(" message=%1:%2")
                    .arg(names.value(int(frame.messageOpcode)))
                    .arg(*frame.messageBytes);
    if (!frame.control.isEmpty())
        text += QStringLiteral(" control=") + QString::fromLatin1(frame.control.toHex());
    if (!frame.preview.isEmpty())
        text += QStringLiteral(" preview=") + QString::fromUtf8(frame.preview);
    return text;
}

/// Everything the decoder says of `pieces`, fed one after the other.
inline QStringList decode(const QList<QByteArray> &pieces, const wire::DecoderOptions &options)
{
    wire::FrameDecoder decoder(options);
    QStringList lines;
    for (const QByteArray &piece : pieces)
        decoder.feed(piece, [&](const wire::Frame &frame) { lines += line(frame); });
    if (decoder.fault())
        lines +=
            QStringLiteral("fault @%1 %2 %3")
                .arg(decoder.fault()->offset)
                .arg(flawName(decoder.fault()->flaw), QString::fromLatin1(decoder.fault()->head.toHex()));
    if (const auto partial = decoder.partial())
        lines += QStringLiteral("partial %1 %2/%3 %4")
                     .arg(partial->opcode ? QString::number(int(*partial->opcode)) : QStringLiteral("header"))
                     .arg(partial->got)
                     .arg(partial->expected)
                     .arg(QString::fromLatin1(partial->control.toHex()));
    if (decoder.bytesAfterClose())
        lines += QStringLiteral("after close %1").arg(decoder.bytesAfterClose());
    lines += QStringLiteral("seen %1%2")
                 .arg(decoder.bytesSeen())
                 .arg(decoder.atMessageBoundary() ? QStringLiteral(", at a boundary") : QString());
    return lines;
}

inline QList<QByteArray> bytewise(const QByteArray &bytes)
{
    QList<QByteArray> pieces;
    for (char c : bytes)
        pieces += QByteArray(1, c);
    return pieces;
}

} // namespace frames
