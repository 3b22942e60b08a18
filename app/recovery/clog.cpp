#include "recovery/clog.h"

namespace recovery {

using namespace std::chrono_literals;

session::EndpointSpec withClog(session::EndpointSpec spec)
{
    spec.clog = true;
    const QString name = QStringLiteral("connection_id");
    const session::CaptureRule rule{name,
                                    QStringLiteral("clog\\['connection_id'\\]\\s*=\\s*['\"]([^'\"]+)['\"]")};
    if (!spec.captures.contains(rule))
        spec.captures.append(rule);
    spec.resumeWindow = 7s;
    spec.strategies.normal.reconnect = false;
    if (!spec.resumeTokens.contains(QStringLiteral("r")))
        spec.resumeTokens.append(QStringLiteral("r"));
    if (spec.role != session::Role::Client)
        return spec;
    spec.textHeartbeat = session::TextHeartbeat{QStringLiteral("0"), 10s};
    const QString query = spec.target.query(QUrl::FullyEncoded);
    const QString item = QStringLiteral("r=%7Bconnection_id%7D");
    if (!query.contains(item))
        spec.target.setQuery(query.isEmpty() ? item : query + u'&' + item, QUrl::StrictMode);
    return spec;
}

} // namespace recovery
