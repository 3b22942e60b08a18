// What stands around a window: settings in a folder of their own, the light theme, a language.
#pragma once

#include "theme/language.h"
#include "theme/theme.h"

#include <QSettings>
#include <QTemporaryDir>

struct Desk
{
    QTemporaryDir home;
    QSettings settings{home.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    ui::Theme theme{ui::ThemeChoice::Light};
    ui::Language language;
};
