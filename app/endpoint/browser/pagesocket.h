// One WebSocket of a page or worker, as the browser tells of it, and what that comes to.
#pragma once

#include "endpoint/browser/passedrows.h"
#include "endpoint/tap/hearing.h"
#include "endpoint/tap/recorder.h"
#include "session/endpointspec.h"

#include <QJsonObject>

namespace endpoint {

/// What all sockets of a browser share. Outlives them.
struct PageContext
{
    const session::EndpointSpec &spec;
    QByteArray key; ///< for hashes of secrets; empty: they stay
    Outbox &outbox;
};

/// Tells its end only a moment after the first sign of it: what explains it (the CloseEvent, a long task, a
/// navigation) may come after that.
class PageSocket
{
public:
    /// Of `home` where, page and tab are read.
    PageSocket(const PageContext &context, session::SessionId id, const QString &url,
               const session::ScriptCall &home);

    /// `isHeard`: script of ours is there to tell of its CloseEvent.
    void created(const QVector<session::ScriptLine> &stack, bool isHeard, session::Stamp at);
    void requested(const QJsonObject &headers, session::Stamp at);
    void answered(const QJsonObject &response, session::Stamp at);
    void frame(session::Way way, const QJsonObject &frame, session::Stamp at);
    /// It has opened, and nothing else of its opening handshake was seen.
    void openedUnseen(const QString &protocol, session::Stamp at);
    /// The script in the page tells of a message. Those that the browser told of have the same numbers.
    void passed(const PassedRow &row, session::Stamp at);
    void failed(const QString &message, session::Stamp at);
    /// A call of its close().
    struct Call
    {
        session::Stamp at{};
        std::optional<quint16> code;
        QString reason;
        QVector<session::ScriptLine> stack;
        quint64 unsent = 0; ///< bytes that waited
    };
    /// `told`: when we hear of it.
    void closeCalled(Call call, session::Stamp told);
    void closeEvent(int code, const QString &reason, bool wasClean, quint64 unsent, session::Stamp at);
    /// The browser is done with it; why follows, or does not.
    void closed(session::Stamp at);
    /// Its page or worker goes: `sub` navigation, reload, tab_closed, browser_closed, browser_crashed,
    /// worker_ended, frame_navigated, frame_removed, cached, frozen, crashed, which stays. `within`: the end
    /// may have come so much later. The latest word counts until the end is told.
    void left(const QString &sub, const QString &detail, session::Stamp at, session::Nanoseconds within = {});
    void state(const session::PageState &state, session::Stamp at);
    /// The browser refused it before it asked for anything: `sub` csp, mixed_content, port.
    void blocked(const QString &sub, const QString &text, session::Stamp at);
    /// We end it with the browser that we started.
    void shutDown(session::Stamp at);
    /// Nobody watches it any longer, and it lives.
    void outOfSight(session::Stamp at);

    [[nodiscard]] session::SessionId id() const { return m_id; }
    [[nodiscard]] bool isOpen() const { return m_openedAt.has_value(); }
    /// What passes is read: the dialect, or a recording.
    [[nodiscard]] bool isRead() const;
    /// Its page was put into the back/forward cache, or frozen: Chromium ends it as soon as the page goes on.
    void doom() { m_doomed = true; }
    [[nodiscard]] bool isDoomed() const { return m_doomed; }
    /// Whether the browser complains of that.
    [[nodiscard]] static bool isDoom(const QString &complaint)
    {
        return complaint.contains(QLatin1String("Back-Forward Cache"));
    }
    [[nodiscard]] bool isLeaving() const { return m_leaving.has_value(); }
    /// When to tell the end; nothing while there is no sign of one.
    [[nodiscard]] std::optional<session::Stamp> due() const { return m_due; }
    /// Tells the end. Nothing must be called after that.
    void settle();

private:
    void observe(session::What what, session::Stamp at, session::Source source = session::Source::Browser);
    [[nodiscard]] session::ScriptCall callOf(const char *what) const;
    void request(const QJsonObject &headers, session::Stamp at);
    /// Takes its opcode and size; answers all of it.
    wire::Frame counted(session::Way way, wire::Frame frame, session::Stamp at);
    void await(session::Nanoseconds patience, session::Stamp at);
    void tellEnd();
    void tellPageClose();
    void tellFailure();
    void tellClose();
    [[nodiscard]] session::PlaceEnd endBy(const char *how, const char *by, const QString &word) const;

    const PageContext &m_context;
    session::SessionId m_id;
    QString m_url, m_where, m_page, m_tab;
    Hearing m_hearing;
    Recorder m_recorder;
    session::Stamp m_last{}; ///< of the latest observation: they never go back in time
    std::optional<session::Stamp> m_openedAt, m_lastFrameAt, m_due, m_endAt;
    std::array<quint64, 2> m_messages{}; ///< by way
    bool m_requested = false, m_closed = false, m_heard = true;
    bool m_doomed = false;
    bool m_byScript = false; ///< the latest message was told by it, which may be late

    struct Leaving
    {
        QString sub, detail;
        session::Nanoseconds within{};
    };
    std::optional<Call> m_call;
    std::optional<std::pair<session::CloseEvent, session::Stamp>> m_event;
    std::optional<QString> m_error;
    std::optional<Leaving> m_leaving;
};

} // namespace endpoint
