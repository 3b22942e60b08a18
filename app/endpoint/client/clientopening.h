// One attempt to open a WebSocket as a client: name, TCP, proxy, TLS, upgrade.
//
// Everything is our own but TLS: Qt's client keeps neither status nor headers of a refusal, takes any 1xx
// answer for one, tells the errors of a proxy by numbers that mean something else elsewhere, and after the
// 101 answers Close frames by its own rules (1012 to 1014 get 1002, an empty one gets 1000).
#pragma once

#include "endpoint/net/dial.h"
#include "endpoint/net/stream.h"
#include "session/endpointspec.h"
#include "session/variables.h"
#include "wire/httpbody.h"
#include "wire/refusal.h"

#include <QSslConfiguration>

namespace endpoint {

/// What an attempt needs besides the spec. `url`, `headers`: variables already replaced.
struct OpeningPlan
{
    QUrl url;
    QStringList headers;
    std::optional<QSslConfiguration> tls;
};

/// What comes of it, told to the owner; it must not delete the opening within these calls.
struct OpeningSink
{
    std::function<void(session::Source, session::What)> observe;
    /// `early`: what came after the head.
    std::function<void(std::unique_ptr<Stream>, const QByteArray &early)> opened;
    std::function<void()> failed; ///< the reason has been observed
    /// The server has refused: timedOut() shall be called after so long, unless what it says about it has
    /// come before.
    std::function<void(std::chrono::nanoseconds)> refused;
};

class ClientOpening final : public QObject
{
    Q_OBJECT
public:
    ClientOpening(const session::EndpointSpec &spec, const QByteArray &redactionKey, OpeningPlan plan,
                  OpeningSink sink);
    ~ClientOpening() override;

    void begin();
    /// The time for all of it is over, or for what a refusal says.
    void timedOut(std::chrono::nanoseconds waited);
    /// False unless the server has refused and only the words of its refusal are waited for: then that is
    /// told, and all is over.
    bool endRefusal();
    [[nodiscard]] int descriptorsHeld() const;

private:
    void dialled(const DialResult &result);
    void onEncrypted();
    void onTlsBroken(const QString &sub, const QString &text);
    void sendRequest();
    void write();
    void onReadable();
    void takeAnswer(QByteArrayView bytes);
    void judgeHead(QByteArrayView rest);
    void judgeAnswer(QByteArrayView rest);
    void takeBody(QByteArrayView bytes);
    void cutRefusal(const std::optional<session::TcpEnd> &end = {});
    void ended();
    void fail(session::Source source, session::What what);
    void fail(session::Phase phase, const char *cause, const QString &sub, const QString &text,
              session::Source source = session::Source::Wire);
    void failAtLimit(const char *sub, quint64 limit, std::optional<quint64> value);
    [[nodiscard]] bool awaitsTls() const { return m_plan.tls && !m_encrypted; }

    const session::EndpointSpec &m_spec;
    const QByteArray &m_redactionKey;
    OpeningPlan m_plan;
    OpeningSink m_sink;
    std::unique_ptr<Dial> m_dial;     ///< until TCP is up
    std::unique_ptr<Stream> m_stream; ///< from then on, until it is handed over
    wire::HttpHead m_request;
    QByteArray m_unsent;
    wire::HeadReader m_answer;
    wire::HttpBody m_body;
    std::unique_ptr<wire::RefusalBody> m_refusal; ///< whose body is still awaited
    qsizetype m_interimBytes = 0;                 ///< of 1xx answers before the answer
    bool m_encrypted = false, m_over = false;
};

} // namespace endpoint
