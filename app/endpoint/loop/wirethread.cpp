#include "endpoint/loop/wirethread.h"

#ifdef Q_OS_LINUX
#include "endpoint/loop/epolldispatcher.h"
#endif

namespace endpoint {

void QuitWaitDelete::operator()(QThread *thread) const
{
    thread->quit();
    thread->wait();
    delete thread;
}

WireThread startWireThread(const QString &name)
{
    WireThread thread(new QThread);
    thread->setObjectName(name);
#ifdef Q_OS_LINUX
    thread->setEventDispatcher(new EpollDispatcher);
#endif
    thread->start();
    return thread;
}

} // namespace endpoint
