// The saved session log: an SQLite file on a thread of its own.
#pragma once

#include "session/endpointspec.h"
#include "session/observation.h"

#include <QObject>

#include <functional>

namespace journal {

struct Error
{
    QString text; ///< one plain English sentence that names the file; empty = no error
    explicit operator bool() const { return !text.isEmpty(); }
};

/// What a log says about itself when it is opened.
struct LogInfo
{
    int userVersion = 0;
    QByteArray redactionKey;
    session::Stamp startedAt{};
    quint64 lastSession = 0;
    QStringList missing; ///< what could not be read of a damaged file, one sentence each
};

/// Writes. Create and use it on one thread (the monitor gives it its own); every call but create() is queued to it.
class Writer : public QObject
{
    Q_OBJECT
public:
    Writer();
    ~Writer() override;

    /// Creates the file (mode 0600, WAL). A file that exists is an error.
    [[nodiscard]] Error create(const QString &file, const QByteArray &redactionKey, session::Stamp startedAt);

    /// One transaction; a batch with a terminal event is committed before this returns, others at the next flush
    /// (at most 1 s later). Traffic is summed and written once a minute and at the end of its session.
    void append(const session::Batch &batch);
    void endpointChanged(const session::EndpointSpec &spec, const session::EndpointStatus &status);
    void flush();
    /// A consistent copy while recording goes on (VACUUM INTO).
    [[nodiscard]] Error saveCopy(const QString &file);
    void close();

Q_SIGNALS:
    void failed(const journal::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Reads a log without ever writing to it. Never executes or fetches anything from it.
class Reader
{
public:
    Reader();
    ~Reader();
    [[nodiscard]] Error open(const QString &file);
    [[nodiscard]] LogInfo info() const;
    [[nodiscard]] QVector<session::EndpointStatus> endpoints() const;
    /// All observations in the order in which they were written, in batches. Stops when `take` answers false.
    /// A damaged page ends it early with an error that says what is missing.
    [[nodiscard]] Error replay(const std::function<bool(const session::Batch &)> &take) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace journal

Q_DECLARE_METATYPE(journal::Error)
