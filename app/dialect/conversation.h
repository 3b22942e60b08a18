// The messages of one session, both sides: recognises the dialect, reads it within its budgets, and stops for
// good when a message cannot be one of its own.
#pragma once

#include "dialect/plainbeats.h"
#include "dialect/reader.h"
#include "wire/framedecoder.h"
#include "wire/inflater.h"

#include <array>

namespace dialect {

struct Protocol;

/// Something the application said, and when.
struct Said
{
    Stamp at{};
    session::What what;
};

/// What permessage-deflate does to each way, if it was agreed.
struct Deflation
{
    bool agreed = false, clientKeepsContext = true, serverKeepsContext = true;
};

class Conversation
{
public:
    /// `option`: the name of a dialect that the user gave, "off", or empty to recognise it.
    Conversation(Opening opening, Deflation deflation, const QString &option, Stamp at);
    ~Conversation();
    Conversation(Conversation &&) noexcept;

    /// Takes a frame that `from` sent; its preview must hold the first `appetite()` bytes.
    void see(Leg from, const wire::Frame &frame, Stamp at);
    /// How many bytes of each data frame it wants to see; 0 when it reads no more.
    [[nodiscard]] qsizetype appetite() const { return m_appetite; }
    [[nodiscard]] bool isReading() const { return m_appetite > 0; }
    /// What was said since the last call; usually nothing.
    [[nodiscard]] std::vector<Said> take() { return std::exchange(m_said, {}); }
    [[nodiscard]] bool hasSaid() const { return !m_said.empty(); }

private:
    struct Pending; ///< until the dialect is recognised
    /// The message of one side that is passing.
    struct Passing
    {
        QByteArray head;
        quint64 size = 0;
        bool compressed = false, whole = true;
        std::unique_ptr<wire::Inflater> inflater;
        quint16 messages = 0; ///< counted until the dialect is certain
    };

    void endMessage(Leg from, const wire::Frame &frame, QByteArrayView head, quint64 size, Stamp at);
    void inflateMessage(Leg from, Passing &passing, const wire::Frame &frame, Stamp at);
    void read(const Message &message);
    void recognise(const Message &message);
    void listen(const Message &message);
    void begin(const Protocol &protocol, const char *by, Stamp at);
    void confirm();
    void keep(Stamp at);
    void stop(const char *why, Stamp at);
    [[nodiscard]] bool mayTell(const session::What &what, Stamp at);

    std::unique_ptr<Pending> m_pending;
    std::unique_ptr<Reader> m_reader;
    std::unique_ptr<PlainBeats> m_plain;               ///< where no dialect was recognised
    std::array<std::unique_ptr<Passing>, 2> m_passing; ///< by side
    std::array<bool, 2> m_spoke{};                     ///< by side: a message of it was understood
    Told m_told;
    std::vector<Said> m_said;
    qsizetype m_appetite = 512;
    Deflation m_deflation;
    Stamp m_budgetAt{};
    qint64 m_budget;          ///< bytes that may be inflated
    Stamp m_toldSecond{};     ///< when the second began in which
    quint16 m_beatsTold = 0;  ///< so many heartbeats were told
    quint16 m_othersTold = 0; ///< and so much else
};

} // namespace dialect
