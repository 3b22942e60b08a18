// What the monitor is made of. Private to this room.
#pragma once

#include "base/clock.h"
#include "endpoint/loop/wirethread.h"
#include "findings/paths/pathbook.h"
#include "journal/journal.h"
#include "monitor/aftermath.h"
#include "monitor/logreplay.h"
#include "monitor/monitor.h"
#include "monitor/passage.h"
#include "monitor/patternfeed.h"
#include "monitor/sessionstore.h"

#include <QThread>
#include <QTimer>

#include <map>

namespace monitor {

/// A worker lives on a thread: it is deleted there, after all that was queued to it.
struct DeleteLater
{
    void operator()(QObject *object) const { object->deleteLater(); }
};

struct Monitor::Private
{
    struct Entry
    {
        session::EndpointSpec spec;
        session::EndpointStatus status;
        std::unique_ptr<endpoint::Endpoint, DeleteLater> endpoint;
        bool removed = false, stopping = false;
        session::Variables variables = {};              ///< of a client that runs, captured ones included
        std::optional<session::EndpointSpec> next = {}; ///< what it will be when it has stopped
    };

    explicit Private(Monitor *monitor) : q(monitor)
    {
        store.setBooks([this](session::EndpointId id) { return bookOf(id); });
        // Some findings come true because nothing happens: a client that does not return.
        tick.setInterval(std::chrono::seconds(1));
        QObject::connect(&tick, &QTimer::timeout, monitor, [this] {
            if (passage && passage->showWaiting(std::chrono::steady_clock::now()))
                Q_EMIT q->logFailed(Monitor::tr(
                    "The session log does not keep up. What is shown from now on may not be saved yet."));
            if (!isLive()) // evidence has a time of its own
                return;
            Changes changes;
            feed.take(changes, base::now());
            rememberTold();
            if (!changes.findings.isEmpty())
                Q_EMIT q->changed(changes);
        });
    }

    Monitor *q;
    std::shared_ptr<endpoint::Shared> shared = std::make_shared<endpoint::Shared>();
    std::map<quint32, Entry> entries;
    quint32 lastEndpoint = 0;
    SessionStore store{[this](session::EndpointId id) { return roleOf(id); }};
    Aftermath aftermath{store, ways()};
    session::Batch records; ///< of what we did ourselves, to be applied after the batch that led to it
    bool applying = false;
    PatternFeed feed{store};
    findings::PathBook paths;
    QTimer tick;
    endpoint::WireThread wire = endpoint::startWireThread(QStringLiteral("wire"));
    QThread journalThread;
    std::unique_ptr<journal::Writer, DeleteLater> writer;
    std::shared_ptr<Passage> passage; ///< while a log is written
    QString logFile;
    std::optional<LogBalance> balance;
    wire::CloseCodes ownCodes;
    QByteArray ownCodesId; ///< of the same meanings, the same; empty: none
    QString logError;      ///< what was not saved when the log was closed
    bool shuttingDown = false, readOnly = false;
    std::optional<session::Stamp> logEnd; ///< of a log: so far, while it is read
    LogReplay replay{intoThis()};

    [[nodiscard]] session::Role roleOf(session::EndpointId id) const
    {
        const auto it = entries.find(quint32(id));
        return it == entries.end() ? session::Role::Listener : it->second.spec.role;
    }

    [[nodiscard]] diagnosis::CodeBook bookOf(session::EndpointId id) const
    {
        const auto it = entries.find(quint32(id));
        return {it == entries.end() ? QString() : it->second.spec.framework, ownCodes};
    }

    /// Runs on the journal thread, in the order of the calls.
    template <class Call>
    void journal(Call call)
    {
        if (writer)
            QMetaObject::invokeMethod(
                writer.get(), [w = writer.get(), call] { call(*w); }, Qt::QueuedConnection);
    }

    [[nodiscard]] Ways ways();
    void applyRecords();
    void create(Entry &entry);
    void become(Entry &entry, const session::EndpointSpec &spec);
    void statusChanged(session::EndpointStatus status);
    void variablesChanged(session::EndpointId id, const session::Variables &variables);
    void rememberVerdicts(const Changes &changes);
    void rememberTold();
    void findPaths(Changes &changes);
    void closeLog();
    void sayBalance();
    [[nodiscard]] bool allStopped() const;
    /// Something happens now, and not only in what was recorded then.
    [[nodiscard]] bool isLive() const
    {
        return std::any_of(entries.begin(), entries.end(), [](const auto &item) {
            const session::EndpointSpec &spec = item.second.spec;
            return item.second.endpoint && (!spec.isEvidence() || spec.evidence.follow);
        });
    }
    [[nodiscard]] LogReplay::Into intoThis();
};

} // namespace monitor
