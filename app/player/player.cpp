#include "player/player.h"

#include "evidence/formats.h"
#include "player/digest.h"
#include "player/make.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace player {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr qint64 keysAtMost = 64 * 1024 * 1024;
constexpr qsizetype mostNotes = 64;

} // namespace

std::unique_ptr<endpoint::Endpoint> make(const EndpointSpec &spec,
                                         const std::shared_ptr<endpoint::Shared> &shared)
{
    return std::make_unique<Player>(spec, shared);
}

Player::Player(EndpointSpec spec, std::shared_ptr<endpoint::Shared> shared)
    : Endpoint(std::move(spec), std::move(shared)), m_source(this), m_ticks(this)
{
    m_ticks.setInterval(100ms);
    connect(&m_source, &Source::read, this, &Player::take);
    connect(&m_source, &Source::ended, this, &Player::ended);
    connect(&m_source, &Source::failed, this, [this](const QString &error) {
        finish(EndpointStatus::State::Failed,
               QStringLiteral("cannot read %1: %2").arg(m_spec.evidence.path, error));
    });
    connect(&m_ticks, &QTimer::timeout, this, &Player::tick);
}

Player::~Player() = default;

void Player::start()
{
    const EvidenceFile &evidence = m_spec.evidence;
    if (!m_spec.keepSecrets)
        m_key = m_shared->redactionKey;
    m_outbox = std::make_unique<endpoint::Outbox>(m_spec.id);
    m_outbox->redactWith(m_key);
    connect(m_outbox.get(), &endpoint::Outbox::flushed, this, &Player::observed);
    m_options.format = evidence.format;
    m_options.port = evidence.port;
    m_options.timezone = evidence.timezone;
    m_options.recordPayloads = m_spec.recordPayloads;
    m_options.dialect = m_spec.dialect;
    if (!evidence.keylogFile.isEmpty()) {
        readKeys();
        if (m_keysSize < 0) {
            finish(EndpointStatus::State::Failed, QStringLiteral("cannot read %1").arg(evidence.keylogFile));
            return;
        }
    }
    if (const QString error = m_source.open(evidence.path, evidence.follow); !error.isEmpty()) {
        finish(EndpointStatus::State::Failed, error);
        return;
    }
    if (const auto size = m_source.size(); size && !evidence.follow) {
        const QByteArray digest = digestOf(m_source.descriptor(), *size);
        if (!digest.isEmpty() && !m_shared->firstOf(digest)) {
            note({QStringLiteral("same_file"), {}});
            finish(EndpointStatus::State::Stopped);
            return;
        }
    }
    if (evidence.follow || !m_source.size())
        m_ticks.start();
    m_sinceBytes.start();
    m_source.next();
}

void Player::stop()
{
    if (m_over)
        return;
    if (!m_reader && m_head.isEmpty()) { // nothing has come so far
        finish(EndpointStatus::State::Stopped);
        return;
    }
    if (m_source.size() && !m_spec.evidence.follow && m_bytes < *m_source.size())
        note({QStringLiteral("stopped"), QString::number(m_bytes)});
    ended();
}

/// What the key log file holds by now: keys may come after the packets.
void Player::readKeys()
{
    QFile file(m_spec.evidence.keylogFile);
    const qint64 size = QFileInfo(file).size();
    if (size == m_keysSize || !file.open(QIODevice::ReadOnly))
        return;
    m_options.keylog = file.read(keysAtMost);
    m_keysSize = size;
    if (m_reader)
        m_reader->keysCame(m_options.keylog, *this);
}

void Player::take(QByteArrayView bytes)
{
    m_sinceBytes.start();
    m_bytes += bytes.size();
    if (!m_gzipKnown) {
        m_gzipKnown = true;
        if (evidence::Gunzip::isGzip(bytes))
            m_gunzip = std::make_unique<evidence::Gunzip>();
    }
    if (!m_gunzip)
        takePlain(bytes);
    else if (!m_gunzip->feed(bytes, [this](QByteArrayView plain) { takePlain(plain); }) && !m_over) {
        note({QStringLiteral("gzip"), {}});
        ended();
    }
    if (m_over)
        return;
    m_outbox->flush();
    Q_EMIT progressed(m_bytes, m_source.size().value_or(0));
    Q_EMIT waiting(); // goOn() comes when what was read so far has been taken
}

void Player::takePlain(QByteArrayView bytes)
{
    if (m_over)
        return;
    if (m_reader) {
        m_reader->feed(bytes, *this);
        return;
    }
    m_head.append(bytes);
    if (!recognise(false))
        return;
    const QByteArray head = std::exchange(m_head, {});
    m_reader->feed(head, *this);
}

bool Player::recognise(bool isAll)
{
    if (!m_options.format.isEmpty()) {
        m_format = evidence::formatNamed(m_options.format);
    } else {
        const evidence::Fit best = evidence::bestFit(m_head);
        if (best.fits < evidence::beyondDoubt && m_head.size() < evidence::headNeeded && !isAll)
            return false;
        m_format = best.format;
    }
    if (!m_format) {
        const QString &path = m_spec.evidence.path;
        finish(EndpointStatus::State::Failed,
               m_head.isEmpty() ? QStringLiteral("%1: it is empty").arg(path)
                                : QStringLiteral("%1: its format is not known here (tried: %2)")
                                      .arg(path, evidence::formatNames()));
        return false;
    }
    m_reader = m_format->make(m_options);
    report(EndpointStatus::State::Running);
    return true;
}

void Player::goOn()
{
    if (!m_over)
        m_source.next();
}

/// Of what grows: nothing may come for long, and that is news, too.
void Player::tick()
{
    if (m_over)
        return;
    if (!m_spec.evidence.keylogFile.isEmpty())
        readKeys();
    if (m_reader)
        m_reader->tick(std::chrono::nanoseconds(m_sinceBytes.nsecsElapsed()), *this);
}

void Player::ended()
{
    if (m_over)
        return;
    if (!m_reader && !recognise(true))
        return;
    if (!m_head.isEmpty()) {
        const QByteArray head = std::exchange(m_head, {});
        m_reader->feed(head, *this);
    }
    if (!m_spec.evidence.keylogFile.isEmpty())
        readKeys();
    m_reader->finish(*this);
    if (m_gunzip && !m_gunzip->isWhole())
        note({QStringLiteral("gzip"), {}});
    if (m_sessions == 0)
        note({QStringLiteral("none"), {}});
    finish(EndpointStatus::State::Stopped);
}

void Player::finish(EndpointStatus::State state, const QString &error)
{
    if (std::exchange(m_over, true))
        return;
    m_ticks.stop();
    m_source.close();
    if (m_outbox)
        m_outbox->flush();
    m_outbox.reset();
    report(state, error);
}

void Player::report(EndpointStatus::State state, const QString &error)
{
    EndpointStatus now = status(state, error);
    if (m_format) {
        now.role = m_format->role;
        now.format = QString::fromLatin1(m_format->name);
    }
    now.notes = m_notes;
    Q_EMIT statusChanged(now);
}

SessionId Player::begin()
{
    ++m_sessions;
    return m_shared->nextSession();
}

void Player::observe(SessionId session, Leg leg, session::Source source, What what, Stamp at)
{
    m_outbox->add(session, leg, source, std::move(what), at);
}

void Player::openAtEnd(SessionId session, Stamp at)
{
    m_outbox->flush();
    m_outbox->add(session, Leg::Client, session::Source::Clock, OpenAtEnd{}, at);
}

void Player::note(const evidence::Note &note)
{
    const PlaceNote told{note.what, note.detail};
    if (m_notes.contains(told) || m_notes.size() >= mostNotes)
        return;
    m_notes.append(told);
    if (m_spec.evidence.follow && m_reader && !m_over)
        report(EndpointStatus::State::Running);
}

} // namespace player
