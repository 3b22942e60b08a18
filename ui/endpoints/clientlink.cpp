#include "endpoints/clientlink.h"

#include <QCoreApplication>

#include <cmath>

namespace ui {

using State = ClientLink::State;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::clientlink)
};

} // namespace

std::optional<ClientLink> clientLink(const monitor::Monitor &monitor, const session::EndpointStatus &status,
                                     session::Stamp now)
{
    if (status.role != session::Role::Client || status.state != session::EndpointStatus::State::Running)
        return {};
    const auto latest = monitor.latestSession(status.id);
    const monitor::Session *session = latest ? monitor.session(*latest) : nullptr;
    if (!session)
        return ClientLink{latest ? State::Down : State::Connecting};
    if (!session->verdict)
        return ClientLink{session->facts.openedAt ? State::Connected : State::Connecting};
    const auto pending = monitor.pending(*latest);
    if (!pending)
        return ClientLink{State::Down};
    const double left = std::chrono::duration<double>(pending->dueAt - now).count();
    return left > 0 ? ClientLink{State::Waiting, int(std::ceil(left))} : ClientLink{State::Connecting};
}

namespace words {

QString clientLink(const ClientLink &link)
{
    switch (link.state) {
    case State::Connected:
        return Text::tr("connected");
    case State::Connecting:
        return Text::tr("connecting…");
    case State::Waiting:
        return Text::tr("reconnecting in %1 s").arg(link.seconds);
    case State::Down:
        return Text::tr("not connected");
    }
    return {};
}

const char *iconOf(State state)
{
    switch (state) {
    case State::Connected:
        return "live";
    case State::Connecting:
        return "connecting";
    case State::Waiting:
        return "reconnect";
    case State::Down:
        return "stopped";
    }
    return "info";
}

Tone toneOf(State state)
{
    switch (state) {
    case State::Connected:
        return Tone::Live;
    case State::Connecting:
    case State::Waiting:
        return Tone::Failed;
    case State::Down:
        return Tone::Muted;
    }
    return Tone::None;
}

} // namespace words

} // namespace ui
