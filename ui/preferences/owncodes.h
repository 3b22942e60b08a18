// The user's own meanings of close codes, as they write them: one a line, "4003 Room closed: the host left".
#pragma once

#include "monitor/monitor.h"

#include <QByteArray>
#include <QString>

namespace ui {

/// What the lines say, laid out as Monitor::setOwnCloseCodes() wants it; empty for no lines.
struct OwnCodes
{
    QByteArray json;
    QString error; ///< what is wrong with the first wrong line; empty: nothing
};

/// A line: a code or a range of codes from 1000 to 4999 (4100-4199), a name, and perhaps a colon and a
/// sentence.
/// "(normal)" at its end says that a session that ends so ended normally.
[[nodiscard]] OwnCodes readOwnCodes(const QString &lines);

/// Before anything is observed or read. Wrong lines count as none: the preferences show what is wrong.
void applyOwnCodes(monitor::Monitor &monitor, const QString &lines);

} // namespace ui
