// TLS on a captured connection: what its handshake says in the clear, and what its records say to those who
// have the keys.
#pragma once

#include "evidence/capture/keylog.h"
#include "evidence/capture/stream.h"
#include "evidence/capture/tlscipher.h"
#include "session/words.h"

#include <memory>

namespace evidence::capture {

/// Where the plain text goes.
class TlsSink
{
public:
    virtual ~TlsSink() = default;
    virtual void plain(session::Leg from, QByteArrayView bytes, session::Stamp at) = 0;
    virtual void plainHole(session::Leg from, quint64 bytes, Hole why, session::Stamp at) = 0;
    /// It can be read from here on.
    virtual void opened(const QString &protocol, const QString &suite) = 0;
    /// It cannot: application data passed, and the keys are not known. Told once.
    virtual void sealed(session::Stamp at) = 0;
    /// For the notes.
    virtual void cannot(const char *what, const QString &detail) = 0;
};

class Tls
{
public:
    static constexpr qsizetype heldAtMost = 64 * 1024; ///< of each direction, until the keys come

    Tls(TlsSink &sink, const KeyLog &keys, bool keysMayCome)
        : m_sink(sink), m_keys(keys), m_keysMayCome(keysMayCome)
    {
    }

    /// A ClientHello, or the beginning of one.
    [[nodiscard]] static bool mayBegin(QByteArrayView bytes);

    void bytes(session::Leg from, QByteArrayView bytes, session::Stamp at);
    void hole(session::Leg from, quint64 bytes, Hole why, session::Stamp at);
    /// Keys may have come.
    void retry();
    /// Nothing more comes of that side: what waits for keys waits no more.
    void settle(session::Stamp at);

    [[nodiscard]] QString serverName() const { return m_serverName; }
    /// Its client would speak HTTP/2.
    [[nodiscard]] bool offersHttp2() const { return m_offersHttp2; }
    [[nodiscard]] bool isHttp2() const { return m_isHttp2; }
    [[nodiscard]] bool isReadable() const { return m_readable; }
    /// When it said close_notify.
    [[nodiscard]] std::optional<session::Stamp> goodbyeAt(session::Leg from) const
    {
        return m_sides[std::size_t(from)].closeNotify;
    }

private:
    struct Side
    {
        QByteArray buffer;    ///< of the stream, up to a whole record
        QByteArray handshake; ///< up to a whole message
        QByteArray held;      ///< records that wait for keys
        session::Stamp heldAt{};
        std::unique_ptr<TlsCipher> cipher;
        bool encrypted = false;   ///< ChangeCipherSpec, or TLS 1.3 after the hellos
        bool application = false; ///< TLS 1.3: after Finished
        bool holed = false;       ///< record numbers may have been skipped
        std::optional<session::Stamp> closeNotify;
        quint64 dataRecords = 0;
    };
    [[nodiscard]] Side &side(session::Leg leg) { return m_sides[std::size_t(leg)]; }
    void readRecords(session::Leg from, session::Stamp at);
    void takeRecord(session::Leg from, QByteArrayView header, QByteArrayView body, session::Stamp at);
    void takeEncrypted(session::Leg from, QByteArrayView header, QByteArrayView body, session::Stamp at);
    void takeContent(session::Leg from, quint8 type, QByteArrayView content, session::Stamp at);
    void takeHandshake(session::Leg from, QByteArrayView bytes);
    void takeMessage(session::Leg from, quint8 type, QByteArrayView body);
    void clientHello(QByteArrayView body);
    void serverHello(QByteArrayView body);
    void readExtensions(QByteArrayView extensions, bool ofClient);
    void readAlpn(QByteArrayView list, bool ofClient);
    [[nodiscard]] bool makeCipher(session::Leg from);
    void seal(session::Stamp at);

    TlsSink &m_sink;
    const KeyLog &m_keys;
    bool m_keysMayCome;
    std::array<Side, 2> m_sides;
    QByteArray m_clientRandom, m_serverRandom;
    std::optional<TlsSuite> m_suite;
    quint16 m_version = 0, m_suiteId = 0;
    QString m_serverName;
    bool m_offersHttp2 = false, m_isHttp2 = false;
    bool m_readable = false, m_sealed = false, m_retrying = false;
};

} // namespace evidence::capture
