#include "settings/evidencefile.h"

#include "evidence/formats.h"
#include "evidence/gunzip.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace settings {

namespace {

constexpr qint64 readAtMost = 1024 * 1024, piece = 4096;
constexpr quint32 wholePacket = 65535; ///< what is cut below that may be cut

/// The first bytes of a file without its compression.
QByteArray headOf(QFile &file, bool &compressed)
{
    QByteArray head = file.read(piece);
    compressed = evidence::Gunzip::isGzip(head);
    if (!compressed)
        return head + file.read(evidence::headNeeded - head.size());
    evidence::Gunzip gunzip;
    QByteArray plain, bytes = head;
    const auto keep = [&plain](QByteArrayView part) {
        plain += part.first(std::min(part.size(), evidence::headNeeded - plain.size()));
    };
    while (!bytes.isEmpty() && gunzip.feed(bytes, keep) && plain.size() < evidence::headNeeded &&
           file.pos() < readAtMost)
        bytes = file.read(piece);
    return plain;
}

/// Every line that says something is one of the labels of an NSS key log.
bool isKeyLog(const QByteArray &head)
{
    constexpr std::array labels{"CLIENT_RANDOM ",
                                "CLIENT_HANDSHAKE_TRAFFIC_SECRET ",
                                "SERVER_HANDSHAKE_TRAFFIC_SECRET ",
                                "CLIENT_TRAFFIC_SECRET_",
                                "SERVER_TRAFFIC_SECRET_",
                                "CLIENT_EARLY_TRAFFIC_SECRET ",
                                "EARLY_EXPORTER_SECRET ",
                                "EXPORTER_SECRET ",
                                "RSA "};
    bool any = false;
    const qsizetype whole = head.lastIndexOf('\n'); // the last line may be cut
    for (const QByteArray &line : (whole < 0 ? head : head.first(whole)).split('\n')) {
        if (line.isEmpty() || line.startsWith('#') || line == "\r")
            continue;
        if (std::none_of(labels.begin(), labels.end(),
                         [&](const char *label) { return line.startsWith(label); }))
            return false;
        any = true;
    }
    return any;
}

/// How many bytes of each packet a pcap file keeps; nothing for other files.
std::optional<quint32> snapLength(const QByteArray &head)
{
    if (head.size() < 24)
        return {};
    const auto little = qFromLittleEndian<quint32>(head.constData()),
               big = qFromBigEndian<quint32>(head.constData());
    constexpr quint32 micro = 0xa1b2c3d4, nano = 0xa1b23c4d;
    if (little == micro || little == nano)
        return qFromLittleEndian<quint32>(head.constData() + 16);
    if (big == micro || big == nano)
        return qFromBigEndian<quint32>(head.constData() + 16);
    return {};
}

QVector<session::PlaceNote> notesOf(const QString &format, const QByteArray &head)
{
    if (format == QLatin1String("pcap")) {
        const auto most = snapLength(head);
        if (most && *most > 0 && *most < wholePacket)
            return {{QStringLiteral("snapped"), QString::number(*most)}};
    }
    if (format == QLatin1String("netlog")) {
        constexpr QByteArrayView key = "\"logCaptureMode\":\"";
        const qsizetype at = head.indexOf(key);
        const QByteArray mode = at < 0 ? QByteArray() : head.mid(at + key.size(), 32).split('"').first();
        if (!mode.isEmpty() && mode != "Everything")
            return {{QStringLiteral("netlog_no_bytes"), QString::fromUtf8(mode)}};
    }
    return {};
}

} // namespace

FileLook lookAt(const QString &path)
{
    FileLook look;
    look.path = path;
    const QFileInfo info(path);
    if (path == QLatin1String("-") || (info.exists() && !info.isFile() && !info.isDir())) {
        look.kind = FileLook::Kind::Stream;
        return look;
    }
    QFile file(path);
    if (info.isDir() || !file.open(QIODevice::ReadOnly)) {
        look.kind = FileLook::Kind::Unreadable;
        look.error = info.isDir() ? QStringLiteral("Is a directory") : file.errorString();
        return look;
    }
    look.bytes = file.size();
    const QByteArray head = headOf(file, look.compressed);
    if (head.startsWith("SQLite format 3") || path.endsWith(QLatin1String(".dropscope"))) {
        look.kind = FileLook::Kind::Log;
        return look;
    }
    if (head.isEmpty()) {
        look.kind = FileLook::Kind::Empty;
        return look;
    }
    if (const evidence::Fit best = evidence::bestFit(head); best.format) {
        look.kind = FileLook::Kind::Evidence;
        look.format = QString::fromLatin1(best.format->name);
        look.role = best.format->role;
        look.notes = notesOf(look.format, head);
        return look;
    }
    look.kind = isKeyLog(head) ? FileLook::Kind::KeyLog : FileLook::Kind::Unknown;
    return look;
}

QString knownFormats()
{
    return evidence::formatNames();
}

} // namespace settings
