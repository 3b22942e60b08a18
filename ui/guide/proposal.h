// From the address that a page uses to the relay that watches it. Pure.
#pragma once

#include "session/endpointspec.h"

namespace ui {

struct Proposal
{
    QString flaw;        ///< what is wrong with the address; empty if nothing is
    bool isPage = false; ///< http(s): the address of the page itself
    session::EndpointSpec relay;
    QUrl openInstead;             ///< what to open in the browser, so that page and WebSocket pass the relay
    QString replace, replaceWith; ///< in the code of the page, for a ws(s) address
};

/// `typed`: ws, wss, http or https; a bare host is taken as https. `port`: of the relay.
[[nodiscard]] Proposal proposeRelay(const QString &typed, quint16 port);

/// The origin that the page has at the server, "https://example.com".
[[nodiscard]] QString originOf(const QUrl &target);
/// The origin that a page has which was opened through the relay.
[[nodiscard]] QString originAtRelay(const session::EndpointSpec &relay);

} // namespace ui
