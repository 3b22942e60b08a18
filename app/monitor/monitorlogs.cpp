// The monitor's logs: written as things happen, or read back instead of observing.
#include "monitor/conclusion.h"
#include "monitor/monitorprivate.h"

#include "journal/retention.h"
#include "report/report.h"

namespace monitor {

using namespace session;

LogReplay::Into Monitor::Private::intoThis()
{
    const auto show = [this](const QVector<EndpointStatus> &known) {
        for (EndpointStatus status : known) {
            if (status.state == EndpointStatus::State::Running) // then; nothing runs in a log
                status.state = EndpointStatus::State::Stopped;
            EndpointSpec spec;
            spec.id = status.id;
            spec.role = status.role;
            spec.name = status.name;
            spec.framework = status.framework;
            endpoints.show(spec, status);
        }
    };
    const auto opened = [this, show](const QVector<EndpointStatus> &known, bool taped, SessionId keptFrom) {
        show(known);
        feed = PatternFeed(store, taped ? PatternFeed::Source::Tape : PatternFeed::Source::Log, keptFrom);
    };
    const auto play = [this](const std::vector<findings::Chapter> &chapters) {
        Changes changes;
        feed.play(chapters, changes);
        if (replay.isReading())
            replay.holdBack(changes);
        if (!changes.findings.isEmpty() || !changes.revised.isEmpty())
            Q_EMIT q->changed(changes);
    };
    const auto caughtUp = [this](const journal::LogInfo &info, const journal::Error &missing) {
        logEnd = std::max(*logEnd, info.writtenAt.value_or(Stamp{}));
        removed = info.removed;
        Changes last;
        guessPaths(last);
        replay.release(last, store);
        Q_EMIT q->changed(last);
        if (missing)
            Q_EMIT q->logFailed(missing.text);
        Q_EMIT q->logRead();
    };
    const auto finished = [this](const journal::LogInfo &info, const journal::Error &missing) {
        const Stamp written = info.closedAt.value_or(info.writtenAt.value_or(Stamp{}));
        logEnd = std::max(*logEnd, written);
        removed = info.removed;
        Changes last = store.concludeAll();
        feed.finish(last, written);
        guessPaths(last);
        replay.release(last, store);
        Q_EMIT q->changed(last);
        for (const QString &text : info.missing)
            Q_EMIT q->logFailed(text);
        if (missing)
            Q_EMIT q->logFailed(missing.text);
        Q_EMIT q->logRead();
    };
    const auto read = [this](const Batch &batch) {
        for (const Observation &seen : batch)
            logEnd = std::max(*logEnd, seen.at);
        q->apply(batch);
    };
    const auto count = [this](EndpointId id, diagnosis::Class cls, quint64 sessions) {
        store.count(id, cls, sessions);
    };
    const auto noted = [this](const Notes &all) { notes = all; };
    return {opened, read, count, play, noted, caughtUp, show, finished};
}

SessionId Monitor::lastForgotten() const
{
    return d->readOnly ? d->replay.lastForgotten() : SessionId{};
}

QString Monitor::openLog(const QString &file, Reading reading, std::optional<SessionId> upTo)
{
    d->readOnly = true;
    d->logEnd = Stamp{};
    d->logFile = file;
    const QString error = d->replay.open(file, reading, PatternFeed::tapeFormat(d->ownCodesId), upTo);
    if (!error.isEmpty())
        d->logFile.clear();
    return error;
}

bool Monitor::isReading() const
{
    return d->replay.isReading();
}

QStringList Monitor::pruneLogs(const QString &folder, std::optional<std::chrono::seconds> age,
                               std::optional<qint64> bytes, const QStringList &inUse,
                               const std::function<bool(const QString &log)> &isOwed)
{
    const journal::Pruned pruned =
        journal::prune(folder, {age, bytes, isOwed}, QDateTime::currentDateTime(), inUse);
    QStringList told = pruned.errors;
    for (const QString &log : pruned.owed)
        told.append(
            QStringLiteral("%1 has been removed, though no collector had taken all of it: the logs had "
                           "reached twice their bounds.")
                .arg(log));
    return told;
}

QString Monitor::startLog(const QString &file)
{
    Q_ASSERT(!d->writer);
    d->journalThread.setObjectName(QStringLiteral("journal"));
    d->journalThread.start();
    d->writer.reset(new journal::Writer);
    d->writer->moveToThread(&d->journalThread);
    connect(d->writer.get(), &journal::Writer::failed, this,
            [this](const journal::Error &error) { Q_EMIT logFailed(error.text); });
    connect(d->writer.get(), &journal::Writer::moved, this,
            [this](const QString &moved) { d->logFile = moved; });
    journal::Error error;
    const auto create = [&] { error = d->writer->create(file, d->endpoints.redactionKey(), base::now()); };
    QMetaObject::invokeMethod(d->writer.get(), create, Qt::BlockingQueuedConnection);
    if (error) {
        d->closeLog();
        return error.text;
    }
    d->logFile = file;
    d->passage = std::make_shared<Passage>(*d->writer, [this](const Batch &batch) { apply(batch); });
    d->endpoints.setPassage(d->passage);
    d->feed.record();
    return {};
}

void Monitor::boundLog(std::optional<std::chrono::seconds> age, std::optional<qint64> bytes,
                       std::function<bool(SessionId)> mayGo)
{
    d->journal(
        [bounds = journal::Bounds{age, bytes, std::move(mayGo)}](journal::Writer &w) { w.keep(bounds); });
}

QString Monitor::whatWasRemoved() const
{
    if (d->removed.endings == 0)
        return {};
    return tr("%1: %2 endings, the latest at %3, were removed when the log had reached its bounds.")
        .arg(d->logFile, QString::number(d->removed.endings), report::isoTime(d->removed.until));
}

bool Monitor::isReadOnly() const
{
    return d->readOnly;
}

const Note *Monitor::note(SessionId id) const
{
    const auto it = d->notes.constFind(id);
    return it == d->notes.cend() ? nullptr : &*it;
}

QString Monitor::setNote(SessionId id, Note note)
{
    if (d->readOnly)
        return tr("An opened log is read-only: nothing can be noted in it.");
    note.text = note.text.trimmed().left(Note::longest);
    if (note == d->notes.value(id))
        return {};
    if (!note.isEmpty() && !d->notes.contains(id) && d->notes.size() >= mostNotes)
        return tr("There are %1 notes in this log, and no more fit.").arg(mostNotes);
    if (note.isEmpty())
        d->notes.remove(id);
    else
        d->notes.insert(id, note);
    d->journal([id, note](journal::Writer &w) { w.note(id, note); });
    Changes changes;
    changes.noted = {id};
    Q_EMIT changed(changes);
    return {};
}

QString Monitor::logFile() const
{
    return d->logFile;
}

QString Monitor::saveLogCopy(const QString &file)
{
    if (!d->writer)
        return tr("No log is being written.");
    journal::Error error;
    QMetaObject::invokeMethod(
        d->writer.get(), [&] { error = d->writer->saveCopy(file); }, Qt::BlockingQueuedConnection);
    return error.text;
}

std::optional<Stamp> Monitor::logEnd() const
{
    return d->logEnd;
}

void Monitor::Private::closeLog()
{
    if (!journalThread.isRunning())
        return;
    journal::Balance left;
    const auto close = [this, &left] {
        if (passage)
            passage->writeAll();
        left = writer->close();
    };
    QMetaObject::invokeMethod(writer.get(), close, Qt::BlockingQueuedConnection);
    writer.reset();
    journalThread.quit();
    journalThread.wait();
    if (!left.file.isEmpty())
        logFile = left.file;
    logError = left.error.text;
    if (passage)
        balance = {logFile, store.counts().ended(), left.endings + left.removed, left.removed, left.complete};
}

void Monitor::Private::sayBalance()
{
    if (!logError.isEmpty())
        Q_EMIT q->logFailed(std::exchange(logError, {}));
}

std::optional<LogBalance> Monitor::logBalance() const
{
    return d->balance;
}

void Monitor::Private::rememberTold()
{
    if (auto told = feed.takeTape()) {
        const QString format = PatternFeed::tapeFormat(ownCodesId);
        journal([format, chapter = *std::move(told)](journal::Writer &w) {
            w.record(format, findings::pack(chapter));
        });
    }
}

void Monitor::Private::rememberVerdicts(const Changes &changes)
{
    if (!writer || changes.concluded.isEmpty())
        return;
    QVector<journal::Conclusion> conclusions;
    conclusions.reserve(changes.concluded.size());
    for (const SessionId id : changes.concluded)
        conclusions.append(conclusionOf(*store.find(id)));
    journal([conclusions](journal::Writer &w) {
        for (const journal::Conclusion &conclusion : conclusions)
            w.conclude(conclusion);
    });
}

} // namespace monitor
