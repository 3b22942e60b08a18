// Observations as JSON objects and back: what the journal stores. One reader and one writer walk the fields
// that each kind names in its `visit`; there is no second list of fields anywhere.
#pragma once

#include "session/observation.h"

#include <QJsonObject>

namespace session {

/// The fields of what was seen as the text of an object, without kind, leg, source and time (the journal has
/// columns for those).
[[nodiscard]] QString toJson(const What &what);

/// The reverse, once that text has been parsed. Nothing when the kind is unknown (a log of a later version):
/// the caller counts and says so. Fields that are missing keep their defaults.
[[nodiscard]] std::optional<What> fromJson(QStringView kind, const QJsonObject &fields);

} // namespace session
