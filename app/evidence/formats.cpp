#include "evidence/formats.h"

#include "evidence/applog/dropscopelines.h"
#include "evidence/applog/pythonwebsockets.h"
#include "evidence/capture/capture.h"
#include "evidence/har/har.h"
#include "evidence/netlog/netlog.h"
#include "evidence/proxylog/proxylogs.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace evidence {

namespace {

using session::Role;

const std::array allFormats{
    capture::pcapFormat,
    capture::pcapngFormat,
    Format{"netlog", Role::Browser, fitsNetLog, makeNetLog},
    Format{"har", Role::Browser, fitsHar, makeHar},
    Format{"jsonl", Role::Relay, fitsDropscopeLines, makeDropscopeLines, true, dropscopeLinesBeginAt,
           roleInDropscopeLines},
    Format{"haproxy", Role::Proxy, fitsHaproxy, makeHaproxy, true},
    Format{"nginx-access", Role::Proxy, fitsNginxAccess, makeNginx, true},
    Format{"nginx-error", Role::Proxy, fitsNginxError, makeNginx, true},
    Format{"envoy", Role::Proxy, fitsEnvoy, makeEnvoy, true},
    Format{"cloudflare", Role::Proxy, fitsCloudflare, makeCloudflare, true},
    Format{"alb", Role::Proxy, fitsAlb, makeAlb, true},
    Format{"caddy", Role::Proxy, fitsCaddy, makeCaddy, true},
    Format{"traefik", Role::Proxy, fitsTraefik, makeTraefik, true},
    Format{"python-websockets", Role::Proxy, fitsPythonWebSockets, makePythonWebSockets, true},
};

} // namespace

std::span<const Format> formats()
{
    return allFormats;
}

Fit bestFit(QByteArrayView head)
{
    head = head.first(std::min(head.size(), headNeeded));
    Fit best;
    for (const Format &format : allFormats) {
        const int fits = format.fits(head);
        if (fits > best.fits)
            best = {&format, fits};
    }
    return best;
}

const Format *formatNamed(QStringView name)
{
    for (const Format &format : allFormats) {
        if (name == QLatin1String(format.name))
            return &format;
    }
    return nullptr;
}

QString formatNames()
{
    QStringList names;
    for (const Format &format : allFormats)
        names.append(QLatin1String(format.name));
    return names.join(QStringLiteral(", "));
}

} // namespace evidence
