#include "recovery/commandrunner.h"

#include <QTimer>

#include <algorithm>

namespace recovery {

namespace {

QString detailOf(const QStringList &command)
{
    return command.join(u' ');
}

} // namespace

CommandRunner::~CommandRunner()
{
    for (Running &running : m_running) {
        running.process->disconnect(this);
        running.process->kill();
        running.process->waitForFinished(100); // so that no child is left behind unreaped
    }
}

void CommandRunner::run(const QStringList &command, const QByteArray &input, Done done)
{
    if (m_waiting.size() >= maxWaiting) {
        done(detailOf(command), QStringLiteral("not run: %1 commands wait already").arg(maxWaiting));
        return;
    }
    m_waiting.push_back({command, input, std::move(done)});
    startNext();
}

void CommandRunner::startNext()
{
    while (running() < atOnce && !m_waiting.empty()) {
        Running &next = m_running.emplace_back();
        next.job = std::move(m_waiting.front());
        m_waiting.pop_front();
        next.process = std::make_unique<QProcess>();
        QProcess *process = next.process.get();
        process->setStandardOutputFile(QProcess::nullDevice());
        process->setStandardErrorFile(QProcess::nullDevice());
        connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                ended(process, QStringLiteral("cannot be started: %1").arg(process->errorString()));
        });
        connect(process, &QProcess::finished, this, [this, process](int code, QProcess::ExitStatus status) {
            ended(process, status == QProcess::CrashExit ? QStringLiteral("ended by a signal")
                           : code == 0                   ? QString()
                                                         : QStringLiteral("exit code %1").arg(code));
        });
        QTimer::singleShot(m_limit, process, [this, process] {
            for (Running &running : m_running) {
                if (running.process.get() == process)
                    running.timedOut = true;
            }
            process->kill();
        });
        const Job job = next.job; // a program that is not there may end it within the call
        process->start(job.command.first(), job.command.mid(1));
        process->write(job.input);
        process->closeWriteChannel();
    }
}

void CommandRunner::ended(QProcess *process, const QString &error)
{
    const auto found = std::find_if(m_running.begin(), m_running.end(), [process](const Running &running) {
        return running.process.get() == process;
    });
    if (found == m_running.end())
        return;
    const Job job = std::move(found->job);
    const bool timedOut = found->timedOut;
    found->process.release()->deleteLater(); // this is its own signal
    m_running.erase(found);
    job.done(detailOf(job.command),
             timedOut ? QStringLiteral("killed after %1 s").arg(double(m_limit.count()) / 1000) : error);
    startNext();
}

} // namespace recovery
