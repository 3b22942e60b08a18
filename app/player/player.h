// An endpoint that plays what somebody else recorded: reads the file piece by piece, has the reader of its
// format tell what is in it, and observes that, with the times of then.
#pragma once

#include "endpoint/endpoint.h"
#include "endpoint/tap/outbox.h"
#include "evidence/gunzip.h"
#include "evidence/reader.h"
#include "player/places.h"
#include "player/source.h"
#include "player/within.h"

#include <QElapsedTimer>

namespace player {

class Player final : public endpoint::Endpoint, private evidence::Sink
{
    Q_OBJECT
public:
    Player(session::EndpointSpec spec, std::shared_ptr<endpoint::Shared> shared,
           std::shared_ptr<Places> places);
    ~Player() override;

    void start() override;
    void stop() override;
    void perform(const session::Command &) override {} // what is over obeys nobody
    void goOn() override;
    void goOnKnowing(const QVector<endpoint::SeenElsewhere> &elsewhere) override;

private:
    // evidence::Sink
    session::SessionId begin() override;
    void within(const evidence::Within &place) override;
    void observe(session::SessionId session, session::Leg leg, session::Source source, session::What what,
                 session::Stamp at) override;
    void openAtEnd(session::SessionId session, session::Stamp at) override;
    void note(const evidence::Note &note) override;
    const QByteArray &redactionKey() const override { return m_key; }
    endpoint::Outbox &outbox() override { return *m_outbox; }

    void take(QByteArrayView bytes);
    void takePlain(QByteArrayView bytes);
    [[nodiscard]] bool recognise(bool isAll);
    /// All files of the place are known: the part that was captured first is read first. `isBeginning`: what
    /// this one has of its own is read next.
    void beginInOrder(bool isBeginning);
    /// What grows is read as it comes.
    [[nodiscard]] bool grows() const { return m_spec.evidence.follow || !m_source.size(); }
    /// Finds the place that the file belongs to, and waits where it has to.
    void begin(QByteArrayView head);
    void join(const std::shared_ptr<Place> &place);
    /// Whether its bytes are taken now: logs that grow together in turn, files one after the other.
    [[nodiscard]] bool isItsTurn() const;
    void goOnReading();
    void restart();
    void feed(QByteArrayView bytes);
    void ended();
    void allRead();
    void passOn();
    void noLongerExpected();
    /// Of the first of a place: all its files have been read, and no more will come.
    void endPlace();
    void tick();
    QString readKeys();
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
    session::Role m_role = session::Role::Capture; ///< once the format is known
    std::shared_ptr<Places> m_places;
    std::shared_ptr<Place> m_place;           ///< once the format is known; it has the reader
    std::size_t m_file = 0;                   ///< number of its file there
    std::optional<session::Stamp> m_beginsAt; ///< of a part of a capture
    bool m_wondering = false, m_held = false, m_allRead = false, m_stopping = false;
    PlacesWithin m_within;
    QVector<session::PlaceNote> m_notes;
    QTimer m_ticks; ///< while it is followed
    QElapsedTimer m_sinceBytes;
    qint64 m_keysSize = -1;
    quint64 m_sessions = 0;
    qint64 m_bytes = 0; ///< of the source, so far
    bool m_over = false;
};

} // namespace player
