// Secrets out of what was seen, before it is handed over: the one gate that every observation passes, of live
// endpoints and of evidence alike.
#pragma once

#include "endpoint/tap/toldsecrets.h"
#include "session/observation.h"

#include <QSet>

#include <memory>

namespace endpoint {

/// Names that were seen lately, the last `most` of them in any case, and never more than twice as many.
class Lately
{
public:
    static constexpr qsizetype most = 4096;

    void add(const QString &name);
    [[nodiscard]] bool contains(const QString &name) const
    {
        return m_now.contains(name) || m_before.contains(name);
    }
    [[nodiscard]] bool isEmpty() const { return m_now.isEmpty() && m_before.isEmpty(); }

private:
    QSet<QString> m_now, m_before;
};

/// What is secret by its place or its looks (see wire/redact.h), what a capture rule took out of a text, and
/// what a client offered as a subprotocol after a word such as "bearer". Of one endpoint, on its thread.
class Secrets
{
public:
    /// Values looked for within longer words as well; the others only where they stand between separators.
    static constexpr qsizetype mostLatest = qsizetype(ToldSecrets::mostLatest);
    /// Of a value that is remembered longer than the latest, in characters.
    static constexpr qsizetype longest = ToldSecrets::longest;

    /// With an empty key all secrets stay.
    void redactWith(const QByteArray &key) { m_key = key; }
    [[nodiscard]] const QByteArray &key() const { return m_key; }
    /// From now on what capture rules of other endpoints of the run take is a secret here, too, and theirs
    /// what is taken here.
    void shareWith(std::shared_ptr<ToldSecrets> told) { m_told = std::move(told); }
    /// From now on this value is a secret, wherever it appears.
    void take(const QString &value);
    /// Replaces secrets in all texts that a peer, a library, a file or the user chose. Payloads are there
    /// only if the user wants them.
    void redact(session::What &what);

private:
    struct Taken
    {
        QString value, encoded, hash;
    };

    /// Where a value is alone: in an address or a header. In texts, short ones and numbers would be
    /// everywhere.
    enum class Where { Alone, InText };
    void remember(const QString &value);
    void hear();
    [[nodiscard]] QString withoutTaken(const QString &text, Where where) const;
    [[nodiscard]] QString withoutTakenWords(const QString &text, Where where) const;
    [[nodiscard]] QString withoutSecrets(const QString &text, bool doubtful) const;
    [[nodiscard]] QString url(const QString &text) const;
    [[nodiscard]] QString address(const QString &text) const;
    [[nodiscard]] QString header(const char *name, const QString &value) const;
    void redactRequest(session::RequestHead &head);
    void redactResponse(session::ResponseHead &head) const;
    friend struct Redactor;

    QByteArray m_key;
    QVector<Taken> m_latest; ///< the last is the newest
    Lately m_taken;
    std::shared_ptr<ToldSecrets> m_told;
    quint64 m_heard = 0; ///< of what was told
    Lately m_offered;    ///< hashes of subprotocols that are tokens
};

} // namespace endpoint
