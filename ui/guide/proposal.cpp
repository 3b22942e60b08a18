#include "guide/proposal.h"

#include "settings/endpointoptions.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::guide)
};

/// True if a number stands where the port does, and it is none.
bool hasImpossiblePort(const QString &address)
{
    static const QRegularExpression port(u"^[a-z]+://[^/?#]*:(\\d+)(?:[/?#]|$)"_s);
    const QRegularExpressionMatch found = port.match(address);
    const uint number = found.captured(1).toUInt();
    return found.hasMatch() && (number < 1 || number > 65535);
}

/// "example.com:8443", without the port that goes without saying.
QString authority(const QUrl &url)
{
    QUrl bare = url;
    const bool secure = url.scheme() == u"wss" || url.scheme() == u"https";
    if (url.port() == (secure ? 443 : 80))
        bare.setPort(-1);
    return bare.authority(QUrl::FullyEncoded);
}

} // namespace

Proposal proposeRelay(const QString &typed, quint16 port)
{
    Proposal proposal;
    QString text = typed.trimmed();
    if (text.isEmpty()) {
        proposal.flaw = Text::tr("Paste the address of your page, or of its WebSocket.");
        return proposal;
    }
    if (!text.contains(u"://"_s))
        text.prepend(u"https://"_s);
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme();
    proposal.isPage = scheme == u"http" || scheme == u"https";
    if (!proposal.isPage && scheme != u"ws" && scheme != u"wss") {
        proposal.flaw = Text::tr("The address must begin with ws://, wss://, http:// or https://.");
        return proposal;
    }
    if (hasImpossiblePort(text)) {
        proposal.flaw = Text::tr("“%1” has a port that cannot be: 1 to 65535 can.").arg(typed.trimmed());
        return proposal;
    }
    if (!url.isValid() || url.host().isEmpty()) {
        proposal.flaw = Text::tr("“%1” is no address with a host.").arg(typed.trimmed());
        return proposal;
    }
    session::EndpointSpec &relay = proposal.relay;
    relay.role = session::Role::Relay;
    relay.name = Text::tr("Relay to %1").arg(url.host());
    relay.listen = QUrl(u"ws://127.0.0.1:%1/"_s.arg(port));
    const bool secure = scheme == u"wss" || scheme == u"https";
    // A page's path stays with the browser; a target's path would be put before every request's.
    relay.target = QUrl((secure ? u"wss://"_s : u"ws://"_s) + authority(url) + u'/');
    if (proposal.isPage)
        session::letIn(relay, u"origin"_s, originOf(relay.target));
    proposal.openInstead =
        QUrl(u"http://127.0.0.1:%1"_s.arg(port) +
             (proposal.isPage && !url.path().isEmpty() ? url.path(QUrl::FullyEncoded) : u"/"_s));
    if (proposal.isPage && url.hasQuery())
        proposal.openInstead.setQuery(url.query(QUrl::FullyEncoded));
    if (!proposal.isPage) {
        const QString rest = url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
        proposal.replace = scheme + u"://"_s + authority(url) + rest;
        proposal.replaceWith = u"ws://127.0.0.1:%1"_s.arg(port) + rest;
    }
    return proposal;
}

QString originOf(const QUrl &target)
{
    return (target.scheme() == u"wss" ? u"https://"_s : u"http://"_s) + authority(target);
}

QString originAtRelay(const session::EndpointSpec &relay)
{
    return originOf(relay.listen);
}

} // namespace ui
