// What the application says in the messages of a session: gives the frames of both ways to the reader of its
// dialect and to the user's capture rules, and what they understand to the outbox.
#pragma once

#include "dialect/conversation.h"
#include "endpoint/tap/captor.h"
#include "endpoint/tap/outbox.h"

namespace endpoint {

class Hearing
{
public:
    /// From Opened on, takes out of the server's texts what these rules say; they outlive it.
    void captureWith(CaptureRules &rules) { m_rules = &rules; }
    /// Notes the heads of the opening handshake as they are observed; the conversation begins with Opened.
    /// `key`: for hashes of tokens.
    void note(const session::What &what, const QString &dialect, const QByteArray &key, session::Stamp at);
    /// A frame that `from` sent. What it means is observed on `leg`.
    void see(Outbox &outbox, session::SessionId session, session::Leg leg, session::Leg from,
             const wire::Frame &frame, session::Stamp at);
    /// What is understood without any message: the dialect that was agreed on.
    void tell(Outbox &outbox, session::SessionId session, session::Leg leg);
    /// The dialect that was recognised, once: then empty until another is.
    [[nodiscard]] QString takeRecognised() { return std::exchange(m_recognised, {}); }
    /// What the rules took out of the last frame.
    [[nodiscard]] std::vector<CapturedValue> captured() const
    {
        return m_captor ? m_captor->found() : std::vector<CapturedValue>();
    }
    /// How many bytes of each data frame must be in its preview.
    [[nodiscard]] qsizetype previewBytes() const;

private:
    void capture(Outbox &outbox, session::SessionId session, const wire::Frame &frame, session::Stamp at);
    void begin(const QString &dialect, const QByteArray &key, session::Stamp at);

    session::Boxed<session::RequestHead> m_request; ///< until the conversation begins
    session::Boxed<session::ResponseHead> m_response;
    std::unique_ptr<dialect::Conversation>
        m_conversation; ///< none before, and none when nothing is read any more
    CaptureRules *m_rules = nullptr;
    std::unique_ptr<Captor> m_captor; ///< if there are rules
    QString m_recognised;
    bool m_deflates = false;
};

} // namespace endpoint
