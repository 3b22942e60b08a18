// What a collector has taken of a log: a small file beside the log, one for each target. Locked while a probe
// owns it. Written in place: one that cannot be read counts as empty, and everything is sent again, with the
// same ids.
#pragma once

#include "base/idruns.h"

#include <QFile>
#include <QMap>
#include <QUrl>

#include <mutex>

namespace cli {

class OtlpCursor
{
public:
    /// Does not exist, cannot be locked because another probe owns it, or cannot be written.
    enum class Opened { Yes, Missing, Owned, Failed };

    /// "LOG.otlp-1a2b3c4d".
    [[nodiscard]] static QString fileFor(const QString &log, const QUrl &target);

    /// Whether some collector, of any target, has not taken all of that log yet. One that another probe sends
    /// counts as not taken.
    [[nodiscard]] static bool isOwed(const QString &log);

    [[nodiscard]] Opened open(const QString &file, bool create);
    [[nodiscard]] QString error() const { return m_file.errorString(); }

    void takeSession(quint64 id);
    /// Thread-safe.
    [[nodiscard]] bool hasSession(quint64 id) const;
    /// `version` tells the states of a finding apart.
    void takeFinding(quint64 id, const QString &version);
    [[nodiscard]] bool hasFinding(quint64 id, const QString &version) const;
    void takePath(quint64 id, const QString &version) { put(m_paths, id, version); }
    /// Only the latest are remembered: older ones are sent once more if this run is killed.
    static constexpr qsizetype mostPatterns = 50'000;
    [[nodiscard]] bool hasPath(quint64 id, const QString &version) const
    {
        return m_paths.value(id) == version;
    }
    /// Everything of a log that has ended was taken.
    void complete() { m_complete = true; }
    [[nodiscard]] bool isComplete() const { return m_complete; }
    /// Writes it. Returns false if that failed (see error()).
    [[nodiscard]] bool save();

private:
    void read(const QByteArray &json);
    static void put(QMap<quint64, QString> &versions, quint64 id, const QString &version)
    {
        versions.insert(id, version);
        while (versions.size() > mostPatterns)
            versions.erase(versions.begin());
    }

    QFile m_file;
    mutable std::mutex m_mutex; ///< of:
    base::IdRuns m_sessions;
    QMap<quint64, QString> m_findings, m_paths;
    bool m_complete = false;
};

} // namespace cli
