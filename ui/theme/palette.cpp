#include "theme/palette.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr QRgb rgb(quint32 hex)
{
    return 0xff000000u | hex;
}

// The share of a colour channel in luminance, linearised as WCAG 2 defines it.
double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

QColor Palette::ink(Tone tone) const
{
    switch (tone) {
    case Tone::None:
        return text;
    case Tone::Muted:
        return muted;
    case Tone::Accent:
        return accent;
    case Tone::Live:
        return live;
    case Tone::Normal:
        return normal;
    case Tone::Lost:
        return lost;
    case Tone::Failed:
        return failed;
    case Tone::Unknown:
        return unknown;
    }
    return text;
}

const Palette &lightPalette()
{
    static const Palette palette{
        .window = rgb(0xf3f4f6),
        .base = rgb(0xffffff),
        .alternate = rgb(0xf8f9fa),
        .raised = rgb(0xfbfbfc),
        .border = rgb(0xd4d8de),
        .hover = rgb(0xe7ebf1),
        .selection = rgb(0xdbe8f8),
        .text = rgb(0x1d232c),
        .muted = rgb(0x566070),
        .disabled = rgb(0x8d95a1),
        .accent = rgb(0x1c5fad),
        .onAccent = rgb(0xffffff),
        .live = rgb(0x1c5fad),
        .normal = rgb(0x1b6e42),
        .lost = rgb(0xb4232a),
        .failed = rgb(0x855000),
        .unknown = rgb(0x5f4b9e),
    };
    return palette;
}

const Palette &darkPalette()
{
    static const Palette palette{
        .window = rgb(0x20242b),
        .base = rgb(0x181b20),
        .alternate = rgb(0x1c2026),
        .raised = rgb(0x262b33),
        .border = rgb(0x3a414c),
        .hover = rgb(0x2e3540),
        .selection = rgb(0x29405f),
        .text = rgb(0xe3e7ed),
        .muted = rgb(0xa7b0bd),
        .disabled = rgb(0x6c7684),
        .accent = rgb(0x83b5f2),
        .onAccent = rgb(0x10151c),
        .live = rgb(0x83b5f2),
        .normal = rgb(0x6fcf9a),
        .lost = rgb(0xff9a94),
        .failed = rgb(0xf0b864),
        .unknown = rgb(0xb9a7f2),
    };
    return palette;
}

QPalette toQt(const Palette &p)
{
    QPalette qt(p.text, p.window, p.raised, p.border, p.border, p.text, p.onAccent, p.base, p.window);
    qt.setColor(QPalette::AlternateBase, p.alternate);
    qt.setColor(QPalette::Button, p.raised);
    qt.setColor(QPalette::ButtonText, p.text);
    qt.setColor(QPalette::Midlight, p.hover);
    qt.setColor(QPalette::Shadow, p.border);
    qt.setColor(QPalette::Highlight, p.selection);
    qt.setColor(QPalette::HighlightedText, p.text);
    qt.setColor(QPalette::ToolTipBase, p.raised);
    qt.setColor(QPalette::ToolTipText, p.text);
    qt.setColor(QPalette::PlaceholderText, p.muted);
    qt.setColor(QPalette::Link, p.accent);
    qt.setColor(QPalette::LinkVisited, p.accent);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        qt.setColor(QPalette::Disabled, role, p.disabled);
    return qt;
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [dark, light] =
        std::minmax({luminance(a), luminance(b)}); // a list: minmax of two would dangle
    return (light + 0.05) / (dark + 0.05);
}

} // namespace ui
