#include "endpoint/browser/tools.h"

#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QString scriptFor(const QString &channel)
{
    QFile file(u":/browser/observer.js"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).replace("@CHANNEL@"_L1, channel);
}

/// Bodies of answers are not asked for: the page's process need not keep any.
QJsonObject network()
{
    return {{u"maxTotalBufferSize"_s, 1}, {u"maxResourceBufferSize"_s, 1}};
}

/// What the page after it says of the one before; empty where it stays.
QString leftBy(const QString &navigation)
{
    if (navigation.startsWith("reload"_L1))
        return u"reload"_s;
    return navigation.endsWith("ameDocument"_L1) ? QString() : u"navigation"_s;
}

} // namespace

Tools::Tools(const PageContext &context, Ways ways, bool own)
    : m_context(context), m_ways(std::move(ways)), m_own(own), m_sockets(context),
      m_witness(context, m_sockets, m_ways.next),
      m_channel(u'x' + QString::number(QRandomGenerator::system()->generate64(), 36)),
      m_script(scriptFor(m_channel))
{
}

int Tools::send(const QString &method, const QJsonObject &parameters, const QString &session)
{
    m_ways.send(toolsCommand(++m_lastCommand, method, parameters, session));
    return m_lastCommand;
}

void Tools::begin(const QStringList &pages)
{
    m_pages = pages;
    send(u"Target.setDiscoverTargets"_s, {{u"discover"_s, true}});
    m_attaching = send(u"Target.setAutoAttach"_s,
                       {{u"autoAttach"_s, true}, {u"waitForDebuggerOnStart"_s, true}, {u"flatten"_s, true}});
}

const QHash<QString, Tools::Handler> &Tools::handlers()
{
    static const QHash<QString, Handler> all{
        {u"Target.attachedToTarget"_s, &Tools::attached},
        {u"Target.detachedFromTarget"_s, &Tools::detached},
        {u"Target.targetDestroyed"_s, &Tools::destroyed},
        {u"Inspector.targetCrashed"_s, &Tools::crashed},
        {u"Target.targetCrashed"_s, &Tools::crashTold},
        {u"Runtime.executionContextCreated"_s, &Tools::contextCreated},
        {u"Runtime.executionContextsCleared"_s, &Tools::contextsCleared},
        {u"Runtime.bindingCalled"_s, &Tools::reported},
        {u"Page.frameStartedNavigating"_s, &Tools::startedNavigating},
        {u"Page.frameNavigated"_s, &Tools::navigated},
        {u"Page.frameDetached"_s, &Tools::frameDetached},
    };
    return all;
}

void Tools::take(QByteArrayView text, Stamp at)
{
    const auto message = readToolsMessage(text);
    if (!message)
        return;
    if (message->method.isEmpty()) {
        answered(*message);
        return;
    }
    if (const auto handler = handlers().constFind(message->method); handler != handlers().cend()) {
        (this->*handler.value())(message->content, message->session, at);
        return;
    }
    const auto target = m_targets.find(message->session);
    if (target != m_targets.end())
        m_witness.take(*target, rootOf(*target), *message, timeOf(message->content, at));
}

/// The browser's clock is the more exact one.
Stamp Tools::timeOf(const QJsonObject &told, Stamp at)
{
    const double seconds = told.value("timestamp"_L1).toDouble();
    if (!(seconds > 0 && seconds < 1e9))
        return at;
    return m_clock.read(std::chrono::duration_cast<Nanoseconds>(std::chrono::duration<double>(seconds)), at);
}

void Tools::answered(const ToolsMessage &message)
{
    if (message.id == m_attaching && !message.error.isEmpty())
        m_refusal = message.error.left(200);
    if (message.id == m_attaching && message.error.isEmpty()) {
        m_isAttached = true;
        if (!m_own)
            open();
    }
    if (const auto target = m_targets.find(message.session);
        target != m_targets.end() && target->listening.asking == message.id)
        target->listening.asking = 0;
    const auto awaited = m_awaited.find(message.id);
    if (awaited == m_awaited.end())
        return;
    const QString session = *awaited;
    m_awaited.erase(awaited);
    if (session.isEmpty())
        return;
    // Two steps: what stands for WebSocket, then what is behind it, which only we can ask for.
    const QString object = message.content.value("result"_L1).toObject().value("objectId"_L1).toString();
    if (!object.isEmpty()) {
        m_awaited.insert(
            send(u"Runtime.getProperties"_s, {{u"objectId"_s, object}, {u"ownProperties"_s, true}}, session),
            session);
        return;
    }
    for (const QJsonValue &one : message.content.value("internalProperties"_L1).toArray()) {
        const QJsonObject property = one.toObject();
        if (property.value("name"_L1).toString() == "[[Handler]]"_L1)
            m_awaited.insert(
                send(u"Runtime.callFunctionOn"_s,
                     {{u"functionDeclaration"_s, u"function() { if (this.restore) this.restore(); }"_s},
                      {u"objectId"_s, property.value("value"_L1).toObject().value("objectId"_L1)}},
                     session),
                QString());
    }
}

void Tools::leave()
{
    for (const Target &target : std::as_const(m_targets)) {
        const QList<int> contexts = target.isWorker() ? QList<int>{0} : target.frames.keys();
        for (const int context : contexts) {
            QJsonObject what{{u"expression"_s, u"WebSocket"_s}};
            if (context != 0)
                what.insert(u"contextId"_s, context);
            m_awaited.insert(send(u"Runtime.evaluate"_s, what, target.session), target.session);
        }
    }
}

/// Each in a tab of its own: the one that a browser begins with may still be on its way to its first page.
void Tools::open()
{
    for (const QString &page : std::exchange(m_pages, {}))
        send(u"Target.createTarget"_s, {{u"url"_s, page}});
}

void Tools::attached(const QJsonObject &told, const QString &session, Stamp)
{
    const QJsonObject info = told.value("targetInfo"_L1).toObject();
    Target target;
    target.session = told.value("sessionId"_L1).toString();
    target.id = info.value("targetId"_L1).toString();
    target.type = info.value("type"_L1).toString();
    target.url = info.value("url"_L1).toString();
    target.parent = session;
    if (target.session.isEmpty() || target.id.isEmpty())
        return;
    const bool isKnown = m_ids.contains(target.id);
    const bool isOurs = (target.isPage() || target.isFrame() || target.isWorker()) &&
                        !target.url.startsWith("devtools:"_L1) && !target.url.startsWith("chrome:"_L1);
    if (isKnown || !isOurs || m_targets.size() >= mostTargets) {
        // A service worker is found through every page that it serves: once is enough.
        send(u"Runtime.runIfWaitingForDebugger"_s, {}, target.session);
        if (isKnown)
            send(u"Target.detachFromTarget"_s, {{u"sessionId"_s, target.session}}, session);
        return;
    }
    m_targets.insert(target.session, target);
    m_ids.insert(target.id);
    instrument(target);
    if (m_own && target.isPage() && !m_pages.isEmpty()) {
        open();
        send(u"Target.closeTarget"_s, {{u"targetId"_s, target.id}});
    }
}

/// Asks the browser of every message, or no more.
void Tools::listen(Target &target, Stamp at)
{
    Listening &listening = target.listening;
    // As long as it is asked, this is looked at only now and then; when a WebSocket is made, at once.
    const bool isOn = !listening.mayStop(at) || m_sockets.areRead(target.session);
    if (isOn == std::exchange(listening.isOn, isOn))
        return;
    target.answer.reset();
    target.answers = 0;
    const int command = send(isOn ? u"Network.enable"_s : u"Network.disable"_s,
                             isOn ? network() : QJsonObject(), target.session);
    listening.asking = isOn ? command : 0;
}

void Tools::settle(Stamp at)
{
    m_sockets.settle(at);
    for (Target &target : m_targets) {
        if (!target.listening.isOn)
            listen(target, at);
    }
}

/// All of this is done before the first script of the target runs, if it waits for us.
void Tools::instrument(const Target &target)
{
    const QString &to = target.session;
    send(u"Network.enable"_s, network(), to);
    send(u"Log.enable"_s, {}, to);
    send(u"Runtime.enable"_s, {}, to);
    send(u"Runtime.addBinding"_s, {{u"name"_s, m_channel}}, to);
    if (target.isWorker()) {
        send(u"Runtime.evaluate"_s, {{u"expression"_s, m_script}}, to);
    } else {
        send(u"Page.enable"_s, {}, to);
        send(u"Inspector.enable"_s, {}, to);
        send(u"Page.addScriptToEvaluateOnNewDocument"_s,
             {{u"source"_s, m_script}, {u"runImmediately"_s, true}}, to);
    }
    send(u"Target.setAutoAttach"_s,
         {{u"autoAttach"_s, true}, {u"waitForDebuggerOnStart"_s, true}, {u"flatten"_s, true}}, to);
    send(u"Runtime.runIfWaitingForDebugger"_s, {}, to);
}

Target &Tools::rootOf(Target &target)
{
    Target *root = &target;
    for (int depth = 0; depth < 16 && !root->isPage(); ++depth) {
        const auto parent = m_targets.find(root->parent);
        if (parent == m_targets.end())
            break;
        root = &*parent;
    }
    return *root;
}

void Tools::detached(const QJsonObject &told, const QString &, Stamp at)
{
    const QString session = told.value("sessionId"_L1).toString();
    const auto target = m_targets.find(session);
    if (target == m_targets.end())
        return;
    const Target &root = rootOf(*target);
    const bool goesWithPage = !target->isPage() && root.lastLeft && at - root.lastLeft->second < 2s;
    const auto parent = m_targets.constFind(target->parent);
    const bool navigates =
        target->isFrame() && parent != m_targets.cend() && parent->navigations.contains(target->id);
    const QString sub = target->isPage()    ? u"tab_closed"_s
                        : goesWithPage      ? root.lastLeft->first
                        : navigates         ? u"frame_navigated"_s
                        : target->isFrame() ? u"frame_removed"_s
                                            : u"worker_ended"_s;
    m_sockets.each([&](const SocketPlace &place) { return place.session == session; },
                   [&](PageSockets::Entry &entry) { entry.left(sub, {}, at); });
    m_ids.remove(target->id);
    m_targets.erase(target);
}

void Tools::destroyed(const QJsonObject &told, const QString &, Stamp at)
{
    const QString id = told.value("targetId"_L1).toString();
    // With the page go its workers and frames.
    m_sockets.each([&](const SocketPlace &place) { return place.target == id; },
                   [&](PageSockets::Entry &entry) {
                       entry.left(entry.place.apart ? u"worker_ended"_s : u"tab_closed"_s, {}, at);
                   });
}

/// Of a worker that is not its page's own the browser says so whenever that ends.
void Tools::crashed(const QJsonObject &, const QString &session, Stamp at)
{
    constexpr Nanoseconds together = 1s;
    const auto target = m_targets.constFind(session);
    if (target == m_targets.cend())
        return;
    if (target->isWorker()) {
        m_sockets.each([&](const SocketPlace &place) { return place.session == session; },
                       [&](PageSockets::Entry &entry) {
                           const bool withPage = m_crashed && at - m_crashed->second < together &&
                                                 entry.place.process() == m_crashed->first;
                           entry.left(withPage ? u"crashed"_s : u"worker_ended"_s, {}, at);
                       });
        return;
    }
    QString process;
    m_sockets.each([&](const SocketPlace &place) { return place.session == session; },
                   [&](PageSockets::Entry &entry) { process = entry.place.process().toString(); });
    if (!process.isEmpty())
        m_crashed = {process, at};
    // Of the workers in that process it is told first that they have ended.
    m_sockets.each([](const SocketPlace &) { return true; },
                   [&](PageSockets::Entry &entry) {
                       const SocketPlace &place = entry.place;
                       const bool isIts =
                           place.session == session || (target->isPage() && place.target == target->id);
                       const bool isBeside =
                           !process.isEmpty() && place.process() == process && entry.socket.isLeaving();
                       if (isIts || isBeside)
                           entry.left(u"crashed"_s, {}, at);
                   });
}

/// The same of a page, and why: crashed, killed, oom.
void Tools::crashTold(const QJsonObject &told, const QString &, Stamp at)
{
    const QString id = told.value("targetId"_L1).toString();
    const QString why = told.value("status"_L1).toString().left(100);
    m_sockets.each([&](const SocketPlace &place) { return place.target == id; },
                   [&](PageSockets::Entry &entry) { entry.left(u"crashed"_s, why, at); });
}

void Tools::browserGone(Stamp at, bool crashed)
{
    const QString sub = crashed ? u"browser_crashed"_s : u"browser_closed"_s;
    m_sockets.each([](const SocketPlace &) { return true; },
                   [&](PageSockets::Entry &entry) { entry.left(sub, {}, at); });
    m_sockets.settle(Stamp::max());
    m_targets.clear();
}

void Tools::contextCreated(const QJsonObject &told, const QString &session, Stamp)
{
    const auto target = m_targets.find(session);
    const QJsonObject context = told.value("context"_L1).toObject();
    const QJsonObject data = context.value("auxData"_L1).toObject();
    if (target == m_targets.end() || !data.value("isDefault"_L1).toBool())
        return;
    if (target->frames.size() >= Target::mostRealms)
        target->frames.clear();
    target->frames.insert(context.value("id"_L1).toInt(), data.value("frameId"_L1).toString());
}

void Tools::contextsCleared(const QJsonObject &, const QString &session, Stamp)
{
    if (const auto target = m_targets.find(session); target != m_targets.end())
        target->frames.clear();
}

void Tools::startedNavigating(const QJsonObject &told, const QString &session, Stamp at)
{
    const auto target = m_targets.find(session);
    if (target == m_targets.end())
        return;
    if (target->navigations.size() >= Target::mostRealms)
        target->navigations.clear();
    target->navigations.insert(told.value("frameId"_L1).toString(),
                               told.value("navigationType"_L1).toString());
    target->listening.expect(at);
    listen(*target, at);
}

/// Another document has taken the place of the one before, and with it of its frames.
void Tools::navigated(const QJsonObject &told, const QString &session, Stamp at)
{
    const auto target = m_targets.find(session);
    if (target == m_targets.end())
        return;
    const QJsonObject frame = told.value("frame"_L1).toObject();
    const QString id = frame.value("id"_L1).toString(), url = frame.value("url"_L1).toString();
    const bool isRoot = id == target->id;
    const QString how = leftBy(target->navigations.take(id));
    const QString sub = how.isEmpty() || (isRoot && target->isPage()) ? how : u"frame_navigated"_s;
    if (target->urls.size() >= Target::mostRealms)
        target->urls.clear();
    target->urls.insert(id, url);
    if (isRoot)
        target->url = url;
    const bool isBack = told.value("type"_L1).toString() == "BackForwardCacheRestore"_L1;
    if (sub.isEmpty())
        return;
    if (isRoot && target->isPage())
        target->lastLeft = {sub, at};
    // Elsewhere the page may live on in the back/forward cache, and its WebSockets with it.
    const bool mayBeCached = !m_own && target->isPage() && isRoot && sub == "navigation"_L1;
    const auto goes = [&](const SocketPlace &place) {
        if (place.session != session)
            return isRoot && target->isPage() && place.target == target->id;
        return isRoot || place.frame == id;
    };
    m_sockets.each(goes, [&](PageSockets::Entry &entry) {
        if (!mayBeCached) {
            entry.left(sub, url, at);
        } else if (!entry.cachedAt && !entry.socket.due() &&
                   !(isBack && entry.restoredAt && at - *entry.restoredAt < 1s)) {
            entry.cachedAt = at;
            entry.socket.state({u"cached"_s, {}, {}, 0}, at);
        }
    });
}

void Tools::frameDetached(const QJsonObject &told, const QString &session, Stamp at)
{
    if (told.value("reason"_L1).toString() != "remove"_L1)
        return;
    const QString id = told.value("frameId"_L1).toString();
    m_sockets.each([&](const SocketPlace &place) { return place.session == session && place.frame == id; },
                   [&](PageSockets::Entry &entry) { entry.left(u"frame_removed"_s, {}, at); });
}

void Tools::reported(const QJsonObject &told, const QString &session, Stamp at)
{
    const auto target = m_targets.find(session);
    if (target == m_targets.end() || told.value("name"_L1).toString() != m_channel)
        return;
    m_witness.report(*target, rootOf(*target), told.value("executionContextId"_L1).toInt(),
                     told.value("payload"_L1).toString(), at);
    listen(*target, at);
}

} // namespace endpoint
