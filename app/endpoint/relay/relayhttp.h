// The one change that a relay makes to HTTP: heads of requests. Pure: bytes in, values out.
#pragma once

#include "wire/handshake.h"

#include <QUrl>

namespace endpoint {

/// What a relay changes in the head of a request.
struct HeadRewrite
{
    std::optional<QByteArray> host, origin; ///< new values; absent leaves them
    bool addOrigin = false;                 ///< set Origin even if the request of an upgrade has none
    QByteArray pathPrefix;                  ///< put before the path; empty or without a slash at its end

    /// Without the Origin, unless that of the request becomes the target's.
    [[nodiscard]] HeadRewrite forRequest(bool originToTarget) const;

    bool operator==(const HeadRewrite &) const = default;
};

/// Host and Origin of the target, unless `keepHost`; `origin` overrides the Origin in any case.
[[nodiscard]] HeadRewrite headRewriteFor(const QUrl &target, bool keepHost, const QString &origin);

/// The bytes of a request head with only that changed: every other byte, line ends included, stays.
[[nodiscard]] QByteArray rewrittenHead(const QByteArray &raw, const HeadRewrite &rewrite, bool isUpgrade);

} // namespace endpoint
