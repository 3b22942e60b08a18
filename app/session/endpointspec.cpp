#include "session/endpointspec.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

namespace session {

bool isHandshakeHeader(QStringView name)
{
    constexpr std::array reserved{"host",
                                  "upgrade",
                                  "connection",
                                  "origin",
                                  "sec-websocket-key",
                                  "sec-websocket-version",
                                  "sec-websocket-extensions",
                                  "sec-websocket-protocol"};
    return std::any_of(reserved.begin(), reserved.end(), [name = name.trimmed()](const char *header) {
        return name.compare(QLatin1String(header), Qt::CaseInsensitive) == 0;
    });
}

void letIn(EndpointSpec &spec, const QString &sub, const QString &value)
{
    QStringList &list = sub == QLatin1String("host") ? spec.allowHosts : spec.allowOrigins;
    if (!value.isEmpty() && !list.contains(value))
        list.append(value);
}

QString allowOption(const QString &sub, const QString &value)
{
    if (value.isEmpty())
        return {};
    constexpr QLatin1String harmless("-._:/@%+,=");
    const bool bare = std::all_of(value.begin(), value.end(), [&](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || harmless.contains(c);
    });
    const QString quote = QStringLiteral("'%1'").arg(QString(value).replace(u'\'', QLatin1String("'\\''")));
    return (sub == QLatin1String("host") ? QStringLiteral("--allow-host ")
                                         : QStringLiteral("--allow-origin ")) +
           (bare ? value : quote);
}

QString remoteTools(const EndpointSpec &spec)
{
    const QString host = spec.browser.address.host();
    const QHostAddress address(host);
    const bool here = host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost")) ||
                      address.isLoopback();
    return host.isEmpty() || here || spec.allowHosts.contains(host, Qt::CaseInsensitive) ? QString() : host;
}

} // namespace session
