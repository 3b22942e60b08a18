// Runs the commands of strategies: program and arguments, no shell, the event as JSON on its standard input,
// within limits of time and number.
#pragma once

#include <QObject>
#include <QProcess>
#include <QStringList>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace recovery {

class CommandRunner final : public QObject
{
    Q_OBJECT
public:
    static constexpr int atOnce = 4, maxWaiting = 64;
    static constexpr std::chrono::milliseconds timeLimit{10'000};
    /// `error` empty: it ended with exit code 0.
    using Done = std::function<void(const QString &detail, const QString &error)>;

    explicit CommandRunner(QObject *parent = nullptr, std::chrono::milliseconds limit = timeLimit)
        : QObject(parent), m_limit(limit)
    {
    }
    ~CommandRunner() override;

    /// `done` is called once, later.
    void run(const QStringList &command, const QByteArray &input, Done done);
    [[nodiscard]] int running() const { return int(m_running.size()); }

private:
    struct Job
    {
        QStringList command;
        QByteArray input;
        Done done;
    };
    void startNext();
    void ended(QProcess *process, const QString &error);

    std::chrono::milliseconds m_limit;
    std::deque<Job> m_waiting;
    struct Running
    {
        std::unique_ptr<QProcess> process;
        Job job;
        bool timedOut = false;
    };
    std::vector<Running> m_running;
};

} // namespace recovery
