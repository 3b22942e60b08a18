// What the command line says besides its result. The only mouth to standard error.
#pragma once

#include <QString>

namespace cli {

/// A line on standard error, after the program's name; what a terminal would obey in it is made visible.
void complain(const QString &text);
/// Further lines of the same, indented.
void complainMore(const QStringList &lines);
/// Prints a text of ours, whose line feeds separate lines, on standard output. False, and said, if that
/// failed.
[[nodiscard]] bool say(const QString &text);
/// What Qt has to say goes the same way.
void routeMessages();

} // namespace cli
