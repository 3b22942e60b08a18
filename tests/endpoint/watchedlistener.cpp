#include "endpoint/watchedlistener.h"

#include <QtTest>

using namespace session;
using namespace endpoint;

namespace {

struct Told
{
    QString operator()(const Connected &) const { return u"connected"_qs; }
    QString operator()(const TlsEstablished &) const { return u"tls"_qs; }
    QString operator()(const RequestHead &head) const { return mark(u"request"_qs, head.flaw); }
    QString operator()(const ResponseHead &head) const { return QString::number(head.status); }
    QString operator()(const Opened &) const { return u"open"_qs; }
    QString operator()(const OpenFailed &failed) const { return u"failed "_qs + name(failed.phase); }
    QString operator()(const CloseFrame &close) const
    {
        const QString code = close.code ? QString::number(*close.code) : u"none"_qs;
        const QString text = u"close"_qs + (close.way == Way::In ? u'<' : u'>') + code + u' ' + close.reason;
        return mark(text.trimmed(), close.flaw);
    }
    QString operator()(const Violation &violation) const { return u"violation "_qs + violation.sub; }
    QString operator()(const Truncated &truncated) const { return u"truncated "_qs + truncated.opcode; }
    QString operator()(const AfterClose &after) const { return u"after_close %1"_qs.arg(after.bytes); }
    QString operator()(const TcpEnd &end) const
    {
        return mark(name(end.fate), end.tlsTruncated ? u"truncated"_qs : QString());
    }
    QString operator()(const TlsBroken &) const { return u"tls_broken"_qs; }
    QString operator()(const ToolEnd &end) const
    {
        return u"tool %1 %2 %3"_qs.arg(name(end.reason), end.what, end.sub).trimmed();
    }
    QString operator()(const Performed &done) const { return mark(u"did "_qs + done.what, done.error); }
    QString operator()(const Silence &silence) const { return u"silence "_qs + silence.awaited; }
    QString operator()(const LastFrames &) const { return u"last_frames"_qs; }
    QString operator()(const Message &message) const
    {
        return u"message%1%2"_qs.arg(message.way == Way::In ? u'<' : u'>')
            .arg(QString::fromUtf8(message.preview));
    }
    QString operator()(const Ended &ended) const { return ended.released ? u"ended"_qs : u"held"_qs; }
    template <class Other>
    QString operator()(const Other &) const
    {
        return {};
    }

    static QString mark(const QString &text, const QString &flaw)
    {
        return flaw.isEmpty() ? text : text + u'!' + flaw;
    }
};

} // namespace

QString transcript(const QVector<Observation> &observations)
{
    QStringList lines;
    for (const Observation &observation : observations) {
        const QString line = visitWhat(Told{}, observation.what);
        if (!line.isEmpty())
            lines.append(line);
    }
    return lines.join(u" | "_qs);
}

WatchedListener::WatchedListener(EndpointSpec spec) : m_thread(startWireThread(u"wire"_qs))
{
    spec.id = EndpointId(1);
    if (spec.listen.isEmpty())
        spec.listen = QUrl(u"ws://127.0.0.1:0/"_qs);
    const auto shared = std::make_shared<Shared>();
    shared->redactionKey = "key";
    m_listener = new Listener(spec, shared);
    m_listener->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_listener, &QObject::deleteLater);
    connect(m_listener, &Endpoint::observed, this, &WatchedListener::take);
    connect(m_listener, &Endpoint::statusChanged, this, [this](const EndpointStatus &status) {
        m_status = status;
        ++m_statusChanges;
    });
}

WatchedListener::~WatchedListener() = default;

void WatchedListener::awaitStatus(const std::function<void()> &action)
{
    const int before = m_statusChanges;
    action();
    QTRY_VERIFY_WITH_TIMEOUT(m_statusChanges > before, 10'000);
}

EndpointStatus WatchedListener::start()
{
    awaitStatus([this] { QMetaObject::invokeMethod(m_listener, &Endpoint::start); });
    return m_status;
}

void WatchedListener::stopLater()
{
    QMetaObject::invokeMethod(m_listener, &Endpoint::stop);
}

EndpointStatus WatchedListener::stop()
{
    awaitStatus([this] { stopLater(); });
    return m_status;
}

void WatchedListener::perform(SessionId session, decltype(Command::what) what)
{
    const Command command{session, std::move(what)};
    QMetaObject::invokeMethod(m_listener, [this, command] { m_listener->perform(command); });
}

void WatchedListener::take(const Batch &batch)
{
    for (const Observation &observation : batch) {
        const auto id = quint64(observation.session);
        const bool end = std::holds_alternative<Ended>(observation.what);
        m_ended += end;
        m_opened += std::holds_alternative<Opened>(observation.what);
        session::apply(m_facts[id], observation);
        if (keepsObservations)
            m_observations[id].append(observation);
        else if (end)
            m_facts.remove(id);
    }
}

void WatchedListener::awaitOpen(int session)
{
    QTRY_VERIFY_WITH_TIMEOUT(facts(session).openedAt.has_value(), 10'000);
}

const Facts &WatchedListener::awaitEnd(int session)
{
    [&] { QTRY_VERIFY_WITH_TIMEOUT(facts(session).ended, 15'000); }();
    return facts(session);
}
