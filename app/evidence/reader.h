// The readers of evidence: files and pipes that somebody else recorded. A reader is fed the bytes in any
// pieces and tells its sink the sessions that it finds in them. Pure: no files, no sockets, no clock, no
// verdicts.
#pragma once

#include "session/observation.h"

#include <QByteArrayView>

#include <chrono>
#include <memory>
#include <optional>
#include <span>

namespace endpoint {
class Outbox;
}

namespace evidence {

/// What a place cannot tell, or how it was read. `what` is a snake_case word that report/ has a sentence for;
/// `detail` a value for that sentence.
struct Note
{
    QString what, detail;
    bool operator==(const Note &) const = default;
};

/// One of several places of which a file tells: an endpoint of the Dropscope that wrote it.
struct Within
{
    qint64 number = 0; ///< as the file has it
    QString name;
    session::Role role = session::Role::Relay;
};

/// Where readers put what they find. Observations of one session come in the order of their times.
class Sink
{
public:
    virtual ~Sink() = default;
    /// A new session of this place.
    [[nodiscard]] virtual session::SessionId begin() = 0;
    /// What is told from now on is of that place of the file. Most files are of one, and say nothing.
    virtual void within(const Within &) {}
    /// `source`: Wire for bytes and TCP events of a capture, Browser for the words of a browser, Log for
    /// lines of a log. Secrets are replaced there, for all readers (see endpoint/tap/secrets.h).
    virtual void observe(session::SessionId session, session::Leg leg, session::Source source,
                         session::What what, session::Stamp at) = 0;
    /// The evidence ends while the session lives: no end follows.
    virtual void openAtEnd(session::SessionId session, session::Stamp at) = 0;
    /// Told once each; the same note again is ignored.
    virtual void note(const Note &note) = 0;
    /// For hashes that are compared; empty: secrets stay.
    [[nodiscard]] virtual const QByteArray &redactionKey() const = 0;
    /// Where frame taps put what they see; observe() goes the same way.
    [[nodiscard]] virtual endpoint::Outbox &outbox() = 0;
};

/// What the user says about a file. Everything may be absent.
struct Options
{
    QString format;    ///< by name; empty: by content
    QByteArray keylog; ///< contents of an NSS key log file
    std::optional<quint16> port;
    std::optional<std::chrono::seconds> timezone; ///< east of UTC
    bool recordPayloads = false;
    QString dialect; ///< as EndpointSpec::dialect
};

class Reader
{
public:
    virtual ~Reader() = default;
    /// What comes next is of that file of the place: the first one is 0. See Format::takesSeveral.
    virtual void from(std::size_t file, Sink &) { Q_UNUSED(file) }
    /// Reads the next bytes, of any number. Keeps what is not complete yet, within a bound.
    virtual void feed(QByteArrayView bytes, Sink &sink) = 0;
    /// The evidence has ended: what is still open is open_at_end.
    virtual void finish(Sink &sink) = 0;
    /// Of what grows: so much time has passed since the last bytes.
    virtual void tick(std::chrono::nanoseconds, Sink &) {}
    /// The key log file has grown to this.
    virtual void keysCame(const QByteArray &, Sink &) {}
};

struct Format
{
    const char *name;   ///< of the contract: "pcap", "netlog", "haproxy", …
    session::Role role; ///< capture, browser or proxy
    /// How well the first bytes (up to 64 KiB) fit: 0 not at all, 100 beyond doubt.
    int (*fits)(QByteArrayView head);
    std::unique_ptr<Reader> (*make)(const Options &options);
    /// One reader reads all files of a place: logs of one program, parts of one log or capture. Files that
    /// lines can be taken from in turn, else one after the other. Formats with the same `make` go together.
    bool takesSeveral = false;
    /// Of what is read one after the other: the time at which it begins, by its first bytes.
    std::optional<session::Stamp> (*beginsAt)(QByteArrayView head) = nullptr;
    /// The role by the first bytes, where files of this format are of several; nullptr: `role`.
    session::Role (*roleIn)(QByteArrayView head) = nullptr;
};

/// All formats. The one that fits best reads a file.
[[nodiscard]] std::span<const Format> formats();

} // namespace evidence
