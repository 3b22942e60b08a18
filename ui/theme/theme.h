// The look of the window: light or dark as chosen (or as the desktop is), and our icons in its colours.
#pragma once

#include "theme/palette.h"

#include <QIcon>
#include <QObject>

namespace ui {
Q_NAMESPACE

enum class ThemeChoice { System, Light, Dark };
Q_ENUM_NS(ThemeChoice)

class Theme final : public QObject
{
    Q_OBJECT
public:
    /// Before any widget: remembers whether the desktop is dark, then dresses the application.
    explicit Theme(ThemeChoice choice, QObject *parent = nullptr);

    void choose(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] const Palette &palette() const { return isDark() ? darkPalette() : lightPalette(); }

    /// One of resources/icons, without ".svg", in the ink of that tone; follows the theme when it changes.
    [[nodiscard]] QIcon icon(const QString &name, Tone tone = Tone::None) const;

Q_SIGNALS:
    void changed();

private:
    void dress();

    ThemeChoice m_choice;
    bool m_desktopIsDark;
};

} // namespace ui
