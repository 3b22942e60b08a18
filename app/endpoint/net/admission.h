// Which requests an endpoint on this computer lets in. Every page that somebody visits can reach a loopback
// port, by DNS rebinding under a name of its own, so Host and Origin are judged before anything of a request
// passes. Pure.
#pragma once

#include "wire/handshake.h"

#include <QHostAddress>
#include <QStringList>
#include <QUrl>

namespace endpoint {

/// What an endpoint knows of itself when it judges a request.
struct Gate
{
    bool secure = false; ///< listens with TLS: its own pages are https
    QHostAddress bound;  ///< listened on
    quint16 port = 0;
    /// Of this computer: they count only where `bound` is 0.0.0.0 or ::.
    QList<QHostAddress> addresses;
    QStringList names;
    QUrl target; ///< of a relay; empty for a listener
    QStringList allowedOrigins, allowedHosts;
};

struct Admission
{
    QString refused; ///< "host" or "origin": which of the two is not let in; empty if the request is
    QString value;   ///< that host or origin, as it was received
    QString
        allow; ///< what would let it in as a value of --allow-host or --allow-origin; empty if nothing can
    bool toTarget = false; ///< the Origin becomes the target's; else it passes as it is

    [[nodiscard]] bool passes() const { return refused.isEmpty(); }
};

/// Host first, which the handshake of something that is no browser (a key and no Origin) may choose freely,
/// then Origin.
[[nodiscard]] Admission admit(const wire::HttpHead &request, const Gate &gate);

/// "https://example.com" for a wss:// target, without the port that goes without saying.
[[nodiscard]] QString originOfTarget(const QUrl &target);

/// Why a request was refused, to be told to its sender, with the option that would let it in.
[[nodiscard]] QString refusalReason(const Admission &admission);

} // namespace endpoint
