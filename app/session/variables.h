// `{name}` in addresses, headers and messages, replaced by what a server told us earlier.
#pragma once

#include <QMap>
#include <QString>
#include <QUrl>

#include <optional>

namespace session {

using Variables = QMap<QString, QString>;

/// The names in `{…}`: letters, digits and underscores. Braces around anything else are just text.
[[nodiscard]] QStringList namesIn(const QString &text);
/// The text with all names replaced; nothing if one of them has no value.
[[nodiscard]] std::optional<QString> expand(const QString &text, const Variables &values);
/// The address with values percent-encoded. Query items with a name that has no value are left out; such a
/// name elsewhere becomes empty.
[[nodiscard]] QUrl expand(const QUrl &url, const Variables &values);

} // namespace session
