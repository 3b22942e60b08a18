// The channels of a Jupyter kernel: JSON with a channel, or binary messages with offsets where that
// subprotocol was agreed on. Its heartbeats are RFC 6455 pings; a kernel can die while the connection lives.
#include "dialect/json.h"
#include "dialect/recognition.h"

#include <algorithm>
#include <array>

namespace dialect {

namespace {

using namespace session;

class Jupyter final : public Reader
{
public:
    explicit Jupyter(const Opening &opening)
        : m_session(tokenOf(opening.query("session_id").value_or(QByteArray()), opening.key)),
          m_binary(!opening.subprotocol.isEmpty())
    {
    }

    AppHello hello() const override
    {
        AppHello hello;
        // What was missed is sent again to whoever comes with the same one.
        hello.token = hello.resumes = m_session;
        return hello;
    }
    /// The headers come before what is said.
    qsizetype appetite() const override { return 4096; }

    bool read(const Message &message, Told &told) override
    {
        if (!message.text)
            return true;
        if (m_binary || !message.head.startsWith('{'))
            return false;
        if (message.from == Leg::Server)
            status(message, told);
        return true;
    }

private:
    /// The state of the kernel, where it ends there.
    static void status(const Message &message, Told &told)
    {
        static constexpr std::array ends{"dead", "restarting", "autorestarting"};
        if (json::textAt(message.head, "msg_type") != QLatin1String("status"))
            return;
        const auto content = json::member(message.head, "content");
        const QString state = content ? json::textAt(content->raw, "execution_state") : QString();
        if (std::none_of(ends.begin(), ends.end(),
                         [&](const char *each) { return state == QLatin1String(each); }))
            return;
        if (state == QLatin1String("dead")) // which comes back only with "restarting"
            told.goodbye(goodbye(Leg::Server, "status", state, false, {}, "internal_error", "kernel_died"));
        else
            told.joined(Leg::Server);
        AppError error;
        error.from = Leg::Server;
        error.what = QStringLiteral("status");
        error.text = state;
        told.error(error);
    }

    QString m_session;
    bool m_binary;
};

bool hinted(const Opening &opening)
{
    const QByteArray path = opening.path();
    return path.contains("/api/kernels/") && path.endsWith("/channels");
}

bool begins(const Message &message, bool isHinted)
{
    return isHinted && message.text && json::member(message.head, "header") &&
           (json::member(message.head, "channel") || !message.isWhole());
}

} // namespace

constinit const Protocol jupyter{"jupyter", "Jupyter", "v1.kernel.websocket.jupyter.org",
                                 hinted,    begins,    makeReader<Jupyter>};

} // namespace dialect
