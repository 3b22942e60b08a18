// An endpoint that plays what somebody else recorded: reads the file piece by piece, has the reader of its
// format tell what is in it, and observes that, with the times of then.
#pragma once

#include "endpoint/endpoint.h"
#include "endpoint/tap/outbox.h"
#include "evidence/gunzip.h"
#include "evidence/reader.h"
#include "player/source.h"

#include <QElapsedTimer>

namespace player {

class Player final : public endpoint::Endpoint, private evidence::Sink
{
    Q_OBJECT
public:
    Player(session::EndpointSpec spec, std::shared_ptr<endpoint::Shared> shared);
    ~Player() override;

    void start() override;
    void stop() override;
    void perform(const session::Command &) override {} // what is over obeys nobody
    void goOn() override;

private:
    // evidence::Sink
    session::SessionId begin() override;
    void observe(session::SessionId session, session::Leg leg, session::Source source, session::What what,
                 session::Stamp at) override;
    void openAtEnd(session::SessionId session, session::Stamp at) override;
    void note(const evidence::Note &note) override;
    const QByteArray &redactionKey() const override { return m_key; }
    endpoint::Outbox &outbox() override { return *m_outbox; }

    void take(QByteArrayView bytes);
    void takePlain(QByteArrayView bytes);
    [[nodiscard]] bool recognise(bool isAll);
    void ended();
    void tick();
    void readKeys();
    void finish(session::EndpointStatus::State state, const QString &error = {});
    void report(session::EndpointStatus::State state, const QString &error = {});

    evidence::Options m_options;
    QByteArray m_key;
    std::unique_ptr<endpoint::Outbox> m_outbox; ///< made and deleted on the wire thread, for its timers
    Source m_source;
    std::unique_ptr<evidence::Gunzip> m_gunzip;
    bool m_gzipKnown = false;
    QByteArray m_head; ///< until the format is known
    const evidence::Format *m_format = nullptr;
    std::unique_ptr<evidence::Reader> m_reader;
    QVector<session::PlaceNote> m_notes;
    QTimer m_ticks; ///< while it is followed
    QElapsedTimer m_sinceBytes;
    qint64 m_keysSize = -1;
    quint64 m_sessions = 0;
    qint64 m_bytes = 0; ///< of the source, so far
    bool m_over = false;
};

} // namespace player
