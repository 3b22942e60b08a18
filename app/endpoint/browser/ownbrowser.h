// A browser that we start: with a profile of its own, which goes when it has ended.
#pragma once

#include "session/endpointspec.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace endpoint {

class OwnBrowser final : public QObject
{
    Q_OBJECT
public:
    explicit OwnBrowser(QObject *parent);
    ~OwnBrowser() override;

    /// The program that would be started; empty if none is installed.
    [[nodiscard]] static QString find(const QString &program);
    /// What it is started with, but for the profile.
    [[nodiscard]] static QStringList arguments(const session::EndpointSpec &spec, bool hasDisplay,
                                               bool isRoot, const QString &flags);

    /// An error sentence, empty if it starts. Then reads() and writes() are our ends of its pipes, to be
    /// taken by the caller.
    [[nodiscard]] QString start(const session::EndpointSpec &spec);
    [[nodiscard]] int reads() const { return m_reads; }
    [[nodiscard]] int writes() const { return m_writes; }
    [[nodiscard]] QString program() const { return m_process.program(); }
    /// The last words that it wrote, for an error.
    [[nodiscard]] QString lastWords() const;
    /// Ends it: asked at first, after a while by force.
    void stop(std::chrono::milliseconds patience);
    /// It was killed, or crashed.
    [[nodiscard]] bool hasCrashed() const { return m_process.exitStatus() == QProcess::CrashExit; }
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

Q_SIGNALS:
    /// It has ended, and its profile is gone.
    void ended();

private:
    QProcess m_process;
    std::unique_ptr<QTemporaryDir> m_profile;
    QByteArray m_words;
    int m_reads = -1, m_writes = -1;
};

} // namespace endpoint
