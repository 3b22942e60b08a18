#include "player/player.h"

#include "base/readfile.h"
#include "evidence/formats.h"
#include "evidence/proxylog/times.h"
#include "player/digest.h"
#include "player/make.h"
#include "player/zonescan.h"

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
                                         const std::shared_ptr<endpoint::Shared> &shared,
                                         const std::shared_ptr<Places> &places)
{
    return std::make_unique<Player>(spec, shared, places);
}

Player::Player(EndpointSpec spec, std::shared_ptr<endpoint::Shared> shared, std::shared_ptr<Places> places)
    : Endpoint(std::move(spec), std::move(shared)), m_source(this), m_places(std::move(places)),
      m_within(m_spec, m_format), m_ticks(this)
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

Player::~Player()
{
    if (!m_place)
        return;
    std::erase(m_place->reading, this);
    if (m_place->first == this)
        m_place->first = nullptr; // what is left is read for nobody
}

void Player::start()
{
    const EvidenceFile &evidence = m_spec.evidence;
    if (!m_spec.keepSecrets)
        m_key = m_shared->redactionKey;
    m_outbox = std::make_unique<endpoint::Outbox>(m_spec.id);
    m_outbox->redactWith(m_key);
    m_outbox->shareSecrets(m_shared->told);
    connect(m_outbox.get(), &endpoint::Outbox::flushed, this, &Player::observed);
    m_options.format = evidence.format;
    m_options.port = evidence.port, m_options.timezone = evidence.timezone;
    m_options.recordPayloads = m_spec.recordPayloads, m_options.dialect = m_spec.dialect;
    if (!evidence.keylogFile.isEmpty()) {
        if (const QString error = readKeys(); !error.isEmpty()) {
            finish(EndpointStatus::State::Failed,
                   QStringLiteral("cannot read %1: %2").arg(evidence.keylogFile, error));
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
    if (!m_place && m_head.isEmpty()) { // nothing has come so far
        finish(EndpointStatus::State::Stopped);
        return;
    }
    if (m_source.size() && !m_spec.evidence.follow && m_bytes < *m_source.size())
        note({QStringLiteral("stopped"), QString::number(m_bytes)});
    m_wondering = m_held = false;
    m_stopping = true;
    if (m_place && m_place->first == this) { // the others of the place have nobody to read for
        for (Player *other : std::vector(m_place->reading)) {
            if (other != this)
                other->stop();
        }
    }
    ended();
    if (m_place && m_place->first == this)
        endPlace();
}

/// What the key log file holds by now: keys may come after the packets. Returns why it cannot be read.
QString Player::readKeys()
{
    const QString &name = m_spec.evidence.keylogFile;
    const qint64 size = QFileInfo(name).size();
    if (size == m_keysSize)
        return {};
    const base::Result<QByteArray> keys = base::readFile(name, keysAtMost);
    if (!keys)
        return keys.error();
    m_options.keylog = *keys;
    m_keysSize = size;
    if (m_place && m_place->first == this)
        m_place->reader->keysCame(m_options.keylog, *this);
    return {};
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
    goOnReading();
}

void Player::goOnReading()
{
    if (m_over || m_allRead || m_held || m_wondering)
        return;
    if (m_place && m_place->first)
        m_place->first->m_outbox->flush();
    Q_EMIT progressed(m_bytes, m_source.size().value_or(0));
    Q_EMIT waiting(); // goOn() comes when what was read so far has been taken
}

void Player::takePlain(QByteArrayView bytes)
{
    if (m_over)
        return;
    if (m_place && !m_held && !m_wondering) {
        feed(bytes);
        return;
    }
    if (m_place && m_source.size()) // read again when its turn comes
        return;
    m_head.append(bytes);
    if (!m_place && recognise(false))
        begin(m_head);
}

/// To the reader of its place.
void Player::feed(QByteArrayView bytes)
{
    if (!m_place->first)
        return;
    m_place->reader->from(m_file, *m_place->first);
    m_place->reader->feed(bytes, *m_place->first);
    m_place->first->m_sinceBytes.start();
}

void Player::begin(QByteArrayView head)
{
    noLongerExpected();
    if (m_format->beginsAt && !grows())
        m_beginsAt = m_format->beginsAt(head);
    m_role = m_format->roleIn ? m_format->roleIn(head) : m_format->role;
    join(m_places->find(m_spec, *m_format));
    report(EndpointStatus::State::Running);
    if (m_place->first == this && !m_stopping && lacksZone(*m_format, m_options, head)) {
        if (!grows()) {
            m_wondering = true;
            Q_EMIT wondering();
            return;
        }
        note({QStringLiteral("zone_not_sought"), {}}); // what shows it may come later, or never
    }
    m_held = !isItsTurn();
    if (m_held && !m_places->isExpected(m_spec.name))
        beginInOrder(true);
    if (m_held && !m_format->beginsAt)
        Q_EMIT wondering(); // nobody waits for what waits itself
    if (!m_held)
        feed(std::exchange(m_head, {}));
}

/// From its beginning, as far as that can be had again.
void Player::restart()
{
    const QByteArray head = std::exchange(m_head, {});
    if (m_source.size()) {
        m_source.rewind();
        m_gunzip.reset();
        m_gzipKnown = false, m_bytes = 0;
    } else {
        feed(head);
    }
    m_allRead ? allRead() : goOnReading();
}

void Player::noLongerExpected()
{
    m_places->gone(m_spec.id);
    for (Player *first : m_places->firsts(m_spec.name)) { // one may have waited for this
        if (first == this)
            continue;
        QMetaObject::invokeMethod(
            first, [first] { first->beginInOrder(false); }, Qt::QueuedConnection);
        QMetaObject::invokeMethod(first, &Player::endPlace, Qt::QueuedConnection);
    }
}

void Player::beginInOrder(bool isBeginning)
{
    if (m_over || !m_place || m_places->isExpected(m_spec.name))
        return;
    std::vector<Player *> &parts = m_place->reading;
    const bool reads = std::any_of(parts.begin(), parts.end(),
                                   [](const Player *part) { return !part->m_held && !part->grows(); });
    if (!m_place->format->beginsAt || parts.empty() || reads)
        return;
    // One that has no packet so early, or none at all, keeps the others waiting for nothing.
    const auto begin = [](const Player *part) {
        return part->grows() ? session::Stamp::max() : part->m_beginsAt.value_or(session::Stamp::min());
    };
    std::stable_sort(parts.begin(), parts.end(),
                     [&](const Player *a, const Player *b) { return begin(a) < begin(b); });
    Player *first = parts.front();
    if (!std::exchange(first->m_held, false))
        return;
    if (first != this || !isBeginning)
        first->restart();
}

void Player::join(const std::shared_ptr<Place> &place)
{
    m_place = place;
    m_file = place->files++;
    place->reading.push_back(this);
    if (!place->first) {
        place->first = this;
        place->reader = m_format->make(m_options);
        return;
    }
    note({QStringLiteral("one_place"), place->first->m_spec.evidence.path.section(u'/', -1)});
}

bool Player::isItsTurn() const
{
    if (m_format->beginsAt && !grows() && m_places->isExpected(m_spec.name))
        return false; // a part that comes later may have been captured earlier
    return m_place->reading.front() == this || (grows() && m_place->first && !m_place->first->m_wondering);
}

/// What the log does not tell, others may: the zone in which its connections are theirs.
void Player::goOnKnowing(const QVector<endpoint::SeenElsewhere> &elsewhere)
{
    if (!std::exchange(m_wondering, false) || m_over)
        return;
    endpoint::Secrets secrets;
    secrets.shareWith(m_shared->told);
    secrets.redactWith(m_shared->redactionKey);
    const auto ours = elsewhere.isEmpty() ? QVector<endpoint::SeenElsewhere>()
                                          : connectionsIn(*m_format, m_options, m_source.descriptor(),
                                                          m_source.size().value_or(0), secrets);
    if (const auto fits = fittingZone(ours, alike(elsewhere, secrets))) {
        m_options.timezone = fits->east;
        m_place->reader = m_format->make(m_options);
        note({QStringLiteral("zone_fits"),
              QStringList{evidence::zoneText(fits->east), QString::number(fits->agree),
                          QString::number(fits->of), fits->place,
                          QString::number(std::chrono::duration<double>(fits->apart).count(), 'f', 1)}
                  .join(u'\t')});
    }
    restart();
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
        (void)readKeys();
    constexpr qint64 quiet = 300; // ms: what is there has been read
    if (!m_place && m_head.contains('\n') && m_sinceBytes.elapsed() >= quiet &&
        evidence::bestFit(m_head).format && recognise(true))
        begin(m_head);
    if (m_place && m_place->first == this)
        m_place->reader->tick(std::chrono::nanoseconds(m_sinceBytes.nsecsElapsed()), *this);
}

void Player::ended()
{
    if (m_over || m_allRead)
        return;
    if (!m_place) {
        if (!recognise(true))
            return;
        begin(m_head);
    }
    if ((m_held || m_wondering) && m_source.size())
        return; // see restart()
    m_allRead = true;
    m_source.close();
    if (m_gunzip && !m_gunzip->isWhole())
        note({QStringLiteral("gzip"), {}});
    if (!m_held)
        allRead();
}

/// Its bytes have all been fed.
void Player::allRead()
{
    if (m_place->first == this)
        passOn();
    else
        finish(EndpointStatus::State::Stopped);
}

/// The turn of the next one of the place; after the last the place has ended.
void Player::passOn()
{
    const std::shared_ptr<Place> place = m_place;
    std::erase(place->reading, this);
    if (!place->reading.empty()) {
        Player *next = place->reading.front();
        if (std::exchange(next->m_held, false))
            next->restart();
    } else if (place->first) {
        place->first->endPlace();
    }
}

void Player::endPlace()
{
    if (m_over || !m_place || !m_allRead || !m_place->reading.empty() ||
        (!m_stopping && m_places->isExpected(m_spec.name)))
        return;
    if (!m_spec.evidence.keylogFile.isEmpty())
        (void)readKeys();
    m_place->reader->finish(*this);
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
    noLongerExpected();
    if (m_outbox)
        m_outbox->flush();
    m_outbox.reset();
    for (const EndpointSpec &place : m_within.others())
        Q_EMIT statusChanged(m_within.status(place, state));
    report(state, error);
    if (!m_place)
        return;
    if (m_place->first == this) {
        m_place->first = nullptr; // what is left, after an error, is read for nobody
        m_places->forget(m_place);
    }
    passOn();
}

void Player::report(EndpointStatus::State state, const QString &error)
{
    EndpointStatus now = status(state, error);
    now.name = m_within.name();
    if (m_format) {
        now.role = m_role;
        now.format = QString::fromLatin1(m_format->name);
    }
    now.notes = m_notes;
    Q_EMIT statusChanged(now);
}

void Player::within(const evidence::Within &place)
{
    const PlacesWithin::News news = m_within.turnTo(place, *m_shared, m_role);
    if (news.ofFirst)
        report(EndpointStatus::State::Running);
    if (news.other)
        Q_EMIT found(*news.other, m_within.status(*news.other, EndpointStatus::State::Running));
    m_outbox->of(m_within.endpoint());
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
    if (m_spec.evidence.follow && m_place && !m_over)
        report(EndpointStatus::State::Running);
}

} // namespace player
