// Observations as JSON objects and back: what the journal stores. One reader and one writer walk the fields
// that each kind names in its `visit`; there is no second list of fields anywhere.
#pragma once

#include "session/observation.h"

#include <QJsonObject>

#include <string>

namespace session {

/// Appends the fields of what was seen as a JSON object in UTF-8, without kind, leg, source and time (the
/// journal keeps those apart). A field that is as it was made is left out: no kind may ever make one of its
/// fields otherwise.
void appendJson(std::string &out, const What &what);
[[nodiscard]] QByteArray toJson(const What &what);
/// RFC 8259 §7: in quotes; quotes, backslashes and control characters escaped; half a surrogate pair too,
/// since UTF-8 cannot carry it.
void appendJson(std::string &out, QStringView text);
void appendJson(std::string &out, qint64 number);

/// The reverse of what begins at the front of `text`, which is moved behind it, as long as that is what
/// appendJson() writes now: nothing if a program before or after this one may have written it, or nobody.
[[nodiscard]] std::optional<What> takeJson(QByteArrayView kind, QByteArrayView &text);
/// The reverse of any such text, once that has been parsed. Nothing when the kind is unknown (a log of a
/// later version): the caller counts and says so. Fields that are missing keep their defaults.
[[nodiscard]] std::optional<What> fromJson(QStringView kind, const QJsonObject &fields);

} // namespace session
