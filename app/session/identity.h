// Who the client of a session is, by what its opening request says: the one home of that question for what
// returns after a loss and for what many endings have in common.
#pragma once

#include "session/facts.h"

namespace session {

struct Identity
{
    QString key;  ///< "token:…", "cookie:…" or "address:host|program|path", of a browser its tab for
                  ///< the host; empty without a request
    QString path; ///< of the request, without the query
    bool resumes = false; ///< the request names the session that the client wants back
};

/// A token is the best there is, a cookie the next best, then address, program and path. `resumeTokens`:
/// names that the user gave for this endpoint (EndpointSpec::resumeTokens); they come before the usual ones.
[[nodiscard]] Identity identityOf(const Facts &facts, const QStringList &resumeTokens = {});

/// Values of query items and cookies with these names in a request, in their stored (hashed) form.
[[nodiscard]] QStringList tokensOf(const RequestHead &request, const QStringList &names);

/// "127.0.0.1" of "127.0.0.1:80", "::1" of "[::1]:80"; an address without a port stays as it is.
[[nodiscard]] QString withoutPort(const QString &address);

} // namespace session
