// Which hop did it: the words of paths.
#pragma once

#include "findings/paths/path.h"

#include <QJsonObject>

namespace report {

[[nodiscard]] QJsonObject pathLine(const findings::Path &path);
[[nodiscard]] QString pathText(const findings::Path &path);
/// "It ended between haproxy and nginx": one plain sentence.
[[nodiscard]] QString pathSummary(const findings::Path &path);
[[nodiscard]] QStringList pathAdvice(const findings::Path &path);
/// How the end looked at one place: "reset (RST)", "Close frame, 1011 Internal Error".
[[nodiscard]] QString endLabel(const findings::Sight &sight);
/// The side that it came from there: "the client", "this place itself", "not known".
[[nodiscard]] QString fromLabel(findings::EndFrom from);
/// "the server", "haproxy itself", "between haproxy and nginx", "not known".
[[nodiscard]] QString originLabel(const findings::Origin &origin);
/// How it is known to be one connection: "by its key".
[[nodiscard]] QString label(findings::JoinedBy by);
/// What became of the end and of the key between two places, which contradicts nothing: an RST that became a
/// FIN, a code rewritten. Plain sentences, from the client to the server.
[[nodiscard]] QStringList pathTranslations(const findings::Path &path);
/// What the filter field `origin` looks at: "server", "place haproxy", "between haproxy nginx".
[[nodiscard]] QString originWords(const findings::Origin &origin);

} // namespace report
