// The way to a server: its name, TCP, and the dialogue with a forward proxy where one is asked for.
#pragma once

#include "endpoint/net/dialer.h"
#include "endpoint/net/proxydialogue.h"

namespace endpoint {

/// One attempt, for a client and a relay alike. Has no time limit of its own; destroying it gives up.
class Dial final
{
public:
    using Done = Dialer::Done;
    enum class At { Lookup, Connect, Proxy };

    /// `proxy`: empty for none.
    Dial(DialTarget target, const QUrl &proxy, Done done);
    ~Dial();

    /// `done` is called once, possibly within this call; it may destroy the dial.
    void start();
    /// What is being waited for.
    [[nodiscard]] At at() const;

private:
    void connected(const DialResult &result);

    DialTarget m_target;
    QUrl m_proxy;
    Done m_done;
    std::unique_ptr<Dialer> m_dialer;
    std::unique_ptr<ProxyDialogue> m_dialogue;
};

/// Why nothing came of it, when the time for it is over.
[[nodiscard]] session::OpenFailed dialTimedOut(Dial::At at, std::chrono::milliseconds limit);

} // namespace endpoint
