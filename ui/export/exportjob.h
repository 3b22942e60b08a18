// Exports a log on a thread of its own, into a file or for a look at its beginning.
#pragma once

#include "monitor/logexport.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace ui {

class ExportJob final : public QObject
{
    Q_OBJECT
public:
    struct Result
    {
        monitor::LogExported exported;
        QByteArray beginning; ///< of a look
        qint64 bytes = 0;
        bool cancelled = false; ///< then there is nothing in it
    };
    /// As much as a look keeps.
    static constexpr qsizetype lookBytes = 64 * 1024;

    explicit ExportJob(QObject *parent = nullptr);
    /// Waits until the log has been read.
    ~ExportJob() override;

    /// `file`: empty for a look. One at a time.
    void start(const monitor::LogExport &order, const QString &file);
    /// Nothing is written any more; finished() comes when the log has been read.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

Q_SIGNALS:
    void finished(const ui::ExportJob::Result &result);

private:
    struct Work;
    void over(const std::shared_ptr<Work> &work);

    std::unique_ptr<QThread> m_thread;
    std::shared_ptr<Work> m_work;
};

} // namespace ui
