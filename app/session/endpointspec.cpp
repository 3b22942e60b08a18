#include "session/endpointspec.h"

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

} // namespace session
