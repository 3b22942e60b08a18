// What the monitor is made of. Private to this room.
#pragma once

#include "base/clock.h"
#include "findings/paths/pathbook.h"
#include "journal/journal.h"
#include "monitor/aftermath.h"
#include "monitor/endpoints.h"
#include "monitor/logreplay.h"
#include "monitor/monitor.h"
#include "monitor/passage.h"
#include "monitor/patternfeed.h"
#include "monitor/sessionstore.h"

#include <QThread>
#include <QTimer>

namespace monitor {

struct Monitor::Private
{
    explicit Private(Monitor *monitor);

    Monitor *q;
    Endpoints endpoints;
    SessionStore store{[this](session::EndpointId id) { return endpoints.role(id); }};
    PatternFeed feed{store};
    Aftermath aftermath{store, endpoints, feed, [this](const session::Observation &seen) { record(seen); }};
    session::Batch records; ///< of what we did ourselves, to be applied after the batch that led to it
    bool applying = false;
    findings::PathBook paths;
    session::Notes notes; ///< of the user
    QTimer tick;
    QThread journalThread;
    std::unique_ptr<journal::Writer, DeleteLater> writer;
    std::shared_ptr<Passage> passage; ///< while a log is written
    QString logFile;
    std::optional<LogBalance> balance;
    wire::CloseCodes ownCodes;
    QByteArray ownCodesId;    ///< of the same meanings, the same; empty: none
    journal::Removed removed; ///< of the log that is read
    QString logError;         ///< what was not saved when the log was closed
    bool shuttingDown = false, readOnly = false;
    std::optional<session::Stamp> logEnd; ///< of a log: so far, while it is read
    LogReplay replay{intoThis()};

    /// Runs on the journal thread, in the order of the calls.
    template <class Call>
    void journal(Call call)
    {
        if (writer)
            QMetaObject::invokeMethod(
                writer.get(), [w = writer.get(), call] { call(*w); }, Qt::QueuedConnection);
    }

    void connectEndpoints();
    /// What other endpoints than that one have seen.
    [[nodiscard]] QVector<endpoint::SeenElsewhere> seenElsewhere(session::EndpointId than) const;
    /// Of a place that has been read, as what others saw shows it.
    [[nodiscard]] QVector<session::PlaceNote> remarksOn(session::EndpointId place);
    void record(const session::Observation &seen);
    void applyRecords();
    void afterStatus();
    void rememberVerdicts(const Changes &changes);
    void rememberTold();
    void findPaths(Changes &changes);
    void guessPaths(Changes &changes);
    /// Evidence has been read, or is not read any more: if it was the last one, all there is has come.
    void evidenceEnded(session::EndpointId id);
    void closeLog();
    void sayBalance();
    [[nodiscard]] LogReplay::Into intoThis();
};

} // namespace monitor
