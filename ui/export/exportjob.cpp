#include "export/exportjob.h"

#include <QSaveFile>
#include <QThread>

namespace ui {

using namespace Qt::StringLiterals;

struct ExportJob::Work
{
    monitor::LogExport order;
    QString file;
    std::atomic<bool> cancelled = false;
    Result result;

    void run();
};

void ExportJob::Work::run()
{
    QSaveFile out(file);
    if (!file.isEmpty() && !out.open(QIODevice::WriteOnly)) {
        result.exported.error = u"%1: %2"_s.arg(file, out.errorString());
        return;
    }
    result.exported = monitor::exportLog(order, [&](const QByteArray &bytes) {
        if (cancelled)
            return;
        result.bytes += bytes.size();
        if (file.isEmpty())
            result.beginning += bytes.first(std::min(bytes.size(), lookBytes - result.beginning.size()));
        else
            out.write(bytes); // what fails shows in commit()
    });
    if (file.isEmpty() || cancelled || !result.exported.error.isEmpty())
        return;
    if (!out.commit())
        result.exported.error = u"%1: %2"_s.arg(file, out.errorString());
}

ExportJob::ExportJob(QObject *parent) : QObject(parent) {}

ExportJob::~ExportJob()
{
    cancel();
    if (m_thread)
        m_thread->wait();
}

void ExportJob::start(const monitor::LogExport &order, const QString &file)
{
    Q_ASSERT(!m_thread);
    const auto work = std::make_shared<Work>();
    work->order = order;
    work->file = file;
    m_work = work;
    m_thread.reset(QThread::create([work] { work->run(); }));
    m_thread->setObjectName(u"export"_s);
    connect(m_thread.get(), &QThread::finished, this, [this, work] { over(work); });
    m_thread->start();
}

void ExportJob::cancel()
{
    if (m_work)
        m_work->cancelled = true;
}

void ExportJob::over(const std::shared_ptr<Work> &work)
{
    m_thread->wait();
    m_thread.reset();
    m_work.reset();
    work->result.cancelled = work->cancelled;
    Q_EMIT finished(work->result);
}

} // namespace ui
