// Text of others at the mouth of a printer: what moves a terminal's cursor, hides, reorders or forges text is
// made visible. Pure.
#pragma once

#include <QByteArray>
#include <QString>

namespace base {

/// One line, without control characters (C0, C1, DEL), line and paragraph separators, bidirectional and other
/// format characters, characters without a width, lone surrogates and noncharacters: they become \n, \t,
/// \x1b, \u{202e}.
[[nodiscard]] QString visible(const QString &text);
/// The same for text of ours in which line feeds separate lines.
[[nodiscard]] QString visibleLines(const QString &text);
/// JSON, in UTF-8, whose strings escape those characters: it stays the same JSON.
[[nodiscard]] QByteArray visibleJson(const QByteArray &json);

} // namespace base
