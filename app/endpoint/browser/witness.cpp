#include "endpoint/browser/witness.h"

#include "endpoint/browser/scriptstack.h"
#include "wire/redact.h"

#include <QJsonDocument>

namespace endpoint {

using namespace session;
using namespace Qt::StringLiterals;

namespace {

QString whereOf(const Target &target, const Realm &realm)
{
    if (target.isWorker())
        return target.type;
    return target.isFrame() || !realm.top ? u"frame"_s : u"page"_s;
}

/// What the browser's own words for a refusal come to; empty if they tell of none.
QString refusalIn(const QString &text)
{
    if (text.contains("Content Security Policy"_L1))
        return u"csp"_s;
    if (text.contains("insecure WebSocket"_L1) || text.contains("Mixed Content"_L1))
        return u"mixed_content"_s;
    if (text.contains("port"_L1) && text.contains("not allowed"_L1))
        return u"port"_s;
    if (text.endsWith("Insufficient resources"_L1))
        return u"too_many"_s;
    return {};
}

Nanoseconds milliseconds(const QJsonValue &value)
{
    constexpr double most = 1e9;
    return std::chrono::milliseconds(qint64(std::clamp(value.toDouble(), 0.0, most)));
}

quint64 whole(const QJsonValue &value)
{
    constexpr double most = 9e15;
    const double number = value.toDouble();
    return number > 0 && number < most ? quint64(number) : 0;
}

/// When that was which is told at `at`: a page that comes back tells what nobody heard as it went.
Stamp timeOf(const QJsonObject &told, Stamp at)
{
    return at - milliseconds(told.value("ago"_L1));
}

} // namespace

bool Witness::take(Target &target, const Target &root, const ToolsMessage &message, Stamp at)
{
    const QJsonObject &told = message.content;
    if (message.method == "Log.entryAdded"_L1) {
        logged(target, told.value("entry"_L1).toObject());
        return true;
    }
    if (!message.method.startsWith("Network.webSocket"_L1))
        return message.method.startsWith("Network."_L1) || message.method.startsWith("Log."_L1);
    const QStringView event = QStringView(message.method).sliced(17);
    if (event == "Created"_L1) {
        created(target, root, told, at);
        return true;
    }
    const QString request = told.value("requestId"_L1).toString();
    PageSockets::Entry *entry = m_sockets.byRequest(target.session, request);
    if (!entry) {
        // Of one that was made before the browser was asked again. Which one it is, its page says at once.
        if (event == "HandshakeResponseReceived"_L1) {
            target.answer = {request, told.value("response"_L1).toObject()};
            ++target.answers;
        }
        return true;
    }
    PageSocket *socket = &entry->socket;
    if (event == "FrameReceived"_L1)
        socket->frame(Way::In, told.value("response"_L1).toObject(), at);
    else if (event == "FrameSent"_L1)
        socket->frame(Way::Out, told.value("response"_L1).toObject(), at);
    else if (event == "WillSendHandshakeRequest"_L1)
        socket->requested(told.value("request"_L1).toObject().value("headers"_L1).toObject(), at);
    else if (event == "HandshakeResponseReceived"_L1)
        socket->answered(told.value("response"_L1).toObject(), at);
    else if (event == "FrameError"_L1)
        socket->failed(told.value("errorMessage"_L1).toString(), at);
    else if (event == "Closed"_L1)
        socket->closed(at);
    return true;
}

void Witness::logged(Target &target, const QJsonObject &entry)
{
    const QString text = entry.value("text"_L1).toString();
    const qsizetype failed =
        text.startsWith("WebSocket connection to '"_L1) ? text.indexOf("' failed: "_L1) : -1;
    if (failed >= 0)
        target.complaint = text.sliced(failed + 10).left(500);
    // A page goes into the cache, or is frozen, as a whole.
    if (target.complaint && PageSocket::isDoom(*target.complaint))
        m_sockets.each([&](const SocketPlace &place) { return place.session == target.session; },
                       [](PageSockets::Entry &one) { one.socket.doom(); });
    if (target.making && !refusalIn(text).isEmpty())
        target.making->refusal = text.left(500);
}

PageSockets::Entry *Witness::begin(Target &target, const Target &root, const QString &request,
                                   const QString &url, Stamp at)
{
    if (m_sockets.size() >= std::size_t(m_context.spec.limits.sessions)) {
        m_full = true;
        return nullptr;
    }
    SocketPlace place;
    place.session = target.session, place.request = request;
    place.target = root.id, place.apart = root.isWorker();
    QString stack;
    Realm realm;
    realm.top = target.isPage();
    if (target.making) {
        realm = target.realms.value(target.making->realm, realm);
        place.realm = target.making->realm, place.number = target.making->number;
        stack = target.making->stack;
    }
    place.frame = realm.frame;
    const auto shown = [this](const QString &address) {
        return m_context.key.isEmpty()
                   ? address
                   : QString::fromUtf8(wire::redactedUrl(address.toUtf8().left(2048), m_context.key));
    };
    ScriptCall home;
    home.where = whereOf(target, realm);
    home.page = shown(target.urls.value(realm.frame, target.url));
    // A page that is loaded anew keeps its target, a worker that is started anew its address.
    home.tab = place.apart ? QString() : root.id;
    if (target.isWorker())
        home.tab += u' ' + shown(target.url);
    else if (!realm.top)
        home.tab += u' ' + realm.frame;
    PageSockets::Entry &entry = m_sockets.add(m_next(), place, url, home);
    entry.socket.created(readStack(stack, m_context.key), place.realm != 0, at);
    if (realm.hidden || root.hidden)
        entry.socket.state({u"hidden"_s, {}, {}, 0}, at);
    return &entry;
}

void Witness::created(Target &target, const Target &root, const QJsonObject &told, Stamp at)
{
    const QString request = told.value("requestId"_L1).toString();
    if (request.isEmpty() || m_sockets.byRequest(target.session, request))
        return;
    begin(target, root, request, told.value("url"_L1).toString(), at);
    if (target.making)
        target.making->created = true;
}

void Witness::report(Target &target, Target &root, int context, const QString &text, Stamp at)
{
    if (text.size() > longestReport)
        return;
    const QJsonObject told = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString kind = told.value("k"_L1).toString();
    if (kind == "new"_L1)
        target.making = Making{whole(told.value("r"_L1)),
                               whole(told.value("id"_L1)),
                               told.value("url"_L1).toString(),
                               told.value("stack"_L1).toString(),
                               {},
                               false,
                               !target.listening.isOn || target.listening.asking != 0};
    else if (kind == "made"_L1)
        made(target, root, told, at);
    else if (kind == "threw"_L1)
        threw(target, root, told, at);
    else if (kind == "close"_L1)
        closeCalled(target, told, at);
    else if (kind == "born"_L1)
        born(target, root, context, told);
    else if (kind == "page"_L1)
        pageState(target, root, told, at);
    else if (kind == "ended"_L1)
        ended(target, told, at);
    else if (kind == "open"_L1)
        opened(target, told, at);
    else if (kind == "error"_L1)
        failed(target, told, at);
    else if (kind == "passed"_L1)
        passed(target, told, at);
    if (kind == "passed"_L1 || kind == "page"_L1)
        return;
    target.complaint.reset(); // its error event would have been next
    // Where one has ended or begun, or a page, more may begin.
    target.listening.expect(at);
}

PageSockets::Entry *Witness::socketOf(const Target &target, const QJsonObject &told)
{
    return m_sockets.byNumber(target.session, whole(told.value("r"_L1)), whole(told.value("id"_L1)));
}

void Witness::opened(Target &target, const QJsonObject &told, Stamp at)
{
    const auto answer = target.answers == 1 ? std::exchange(target.answer, {}) : std::nullopt;
    target.answer.reset();
    target.answers = std::max(target.answers - 1, 0);
    PageSockets::Entry *entry = socketOf(target, told);
    if (!entry || entry->socket.isOpen())
        return;
    if (answer && entry->place.request.isEmpty()) {
        m_sockets.number(*entry, answer->first);
        entry->socket.answered(answer->second, at);
    } else {
        m_unseen = true;
        entry->socket.openedUnseen(told.value("protocol"_L1).toString().left(200), at);
    }
}

/// The browser has complained just before that.
void Witness::failed(Target &target, const QJsonObject &told, Stamp at)
{
    const auto complaint = std::exchange(target.complaint, {});
    if (PageSockets::Entry *entry = complaint ? socketOf(target, told) : nullptr)
        entry->socket.failed(*complaint, at);
}

void Witness::passed(Target &target, const QJsonObject &told, Stamp at)
{
    const auto realm = target.realms.find(whole(told.value("r"_L1)));
    if (realm == target.realms.end())
        return;
    // The clock of the page, whose first row was before it told.
    const Nanoseconds began = milliseconds(told.value("at"_L1)), tells = milliseconds(told.value("now"_L1));
    const Stamp since = realm->clock.read(tells, at) - std::max(tells - began, Nanoseconds{});
    quint64 rows = 0;
    readPassed(told.value("rows"_L1).toString(), [&](const PassedRow &row) {
        ++rows;
        if (auto *entry = m_sockets.byNumber(target.session, realm.key(), row.id))
            entry->socket.passed(row, std::min(since + row.after, at));
    });
    target.listening.count(rows, at);
}

void Witness::ended(Target &target, const QJsonObject &told, Stamp at)
{
    constexpr Nanoseconds atOnce = std::chrono::seconds(1);
    PageSockets::Entry *entry = socketOf(target, told);
    if (!entry)
        return;
    const int code = told.value("code"_L1).toInt();
    const bool isLate = told.contains("ago"_L1);
    // Chromium ends it itself when the page comes out of the back/forward cache, or is no longer frozen.
    const bool byCache =
        !isLate && (entry->cachedAt || (entry->restoredAt && at - *entry->restoredAt < atOnce));
    if (byCache && code == 1006)
        entry->socket.left(u"cached"_s, {}, at);
    else if (!isLate && entry->socket.isDoomed() && code == 1006)
        entry->socket.left(u"frozen"_s, {}, at);
    else
        entry->socket.closeEvent(code, told.value("reason"_L1).toString(), told.value("clean"_L1).toBool(),
                                 whole(told.value("unsent"_L1)), timeOf(told, at));
}

void Witness::born(Target &target, Target &root, int context, const QJsonObject &told)
{
    if (target.realms.size() >= Target::mostRealms)
        target.realms.clear();
    Realm realm;
    realm.frame = target.frames.value(context);
    realm.top = told.value("top"_L1).toBool() && target.isPage();
    realm.hidden = told.value("hidden"_L1).toBool();
    if (realm.top) // the document before it was hidden as it went
        root.hidden = realm.hidden;
    target.realms.insert(whole(told.value("r"_L1)), realm);
}

void Witness::made(Target &target, const Target &root, const QJsonObject &told, Stamp at)
{
    if (target.making && !target.making->created) {
        if (const QString url = told.value("url"_L1).toString(); !url.isEmpty())
            target.making->url = url;
    }
    const bool refusedNow = target.making && !target.making->created &&
                            !(target.making->unseen && target.making->refusal.isEmpty());
    if (refusedNow) {
        const QString text = target.making->refusal;
        const QString sub = refusalIn(text);
        refused(target, root, sub.isEmpty() ? u"browser"_s : sub, text, at);
    } else if (target.making && !target.making->created)
        begin(target, root, {}, target.making->url, at);
    target.making.reset();
}

/// A URL that is none is a mistake in the script, and no WebSocket.
void Witness::threw(Target &target, const Target &root, const QJsonObject &told, Stamp at)
{
    const QString text = told.value("text"_L1).toString();
    if (target.making && !target.making->created && told.value("name"_L1).toString() == "SecurityError"_L1) {
        const QString sub = refusalIn(text);
        refused(target, root, sub.isEmpty() ? u"browser"_s : sub, text, at);
    }
    target.making.reset();
}

void Witness::refused(Target &target, const Target &root, const QString &sub, const QString &text, Stamp at)
{
    // A name that the browser never uses for its own.
    const QString request = u"refused "_s + QString::number(target.making->number);
    if (PageSockets::Entry *entry = begin(target, root, request, target.making->url, at))
        entry->socket.blocked(sub, wire::redactedText(text, m_context.key), at);
    m_sockets.drop(target.session, request);
}

void Witness::closeCalled(Target &target, const QJsonObject &told, Stamp at)
{
    PageSockets::Entry *entry = socketOf(target, told);
    if (!entry)
        return;
    const quint64 code = whole(told.value("code"_L1));
    entry->socket.closeCalled(
        {timeOf(told, at), code >= 1000 && code < 5000 ? std::optional(quint16(code)) : std::nullopt,
         told.value("reason"_L1).toString(), readStack(told.value("stack"_L1).toString(), m_context.key),
         whole(told.value("unsent"_L1))},
        at);
}

void Witness::pageState(Target &target, Target &root, const QJsonObject &told, Stamp at)
{
    static const QSet<QString> known{u"hidden"_s,    u"visible"_s, u"frozen"_s, u"resumed"_s,
                                     u"restored"_s,  u"offline"_s, u"online"_s, u"long_task"_s,
                                     u"throttled"_s, u"buffered"_s};
    PageState state;
    state.what = told.value("what"_L1).toString();
    if (!known.contains(state.what))
        return;
    state.lasted = milliseconds(told.value("ms"_L1));
    state.bytes = whole(told.value("bytes"_L1));
    const quint64 number = whole(told.value("r"_L1));
    if (state.what == "buffered"_L1) {
        if (auto *entry = socketOf(target, told))
            entry->socket.state(state, at);
        return;
    }
    // A long task is told after it: `ago`, since it began.
    const Stamp then =
        at - std::min(std::max(milliseconds(told.value("ago"_L1)) - state.lasted, Nanoseconds{}),
                      Nanoseconds(std::chrono::seconds(60)));
    const auto found = target.realms.find(number);
    const bool isTop = found != target.realms.end() && found->top;
    if (found != target.realms.end() && (state.what == "hidden"_L1 || state.what == "visible"_L1))
        found->hidden = state.what == "hidden"_L1;
    if (isTop && (state.what == "hidden"_L1 || state.what == "visible"_L1))
        root.hidden = state.what == "hidden"_L1;
    // Workers of the page go through what it does; its frames tell for themselves.
    m_sockets.each(
        [&](const SocketPlace &place) {
            return (place.session == target.session && place.realm == number) ||
                   (isTop && place.target == root.id && place.session != target.session &&
                    place.frame.isEmpty() && state.what != "long_task"_L1);
        },
        [&](PageSockets::Entry &entry) {
            if (state.what == "restored"_L1)
                entry.cachedAt.reset(), entry.restoredAt = at;
            entry.socket.state(state, state.what == "long_task"_L1 ? then : at);
        });
}

} // namespace endpoint
