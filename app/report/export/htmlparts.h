// Pieces of the HTML report: text made harmless, the style, and pictures as inline SVG. Private to this room.
#pragma once

#include "diagnosis/verdict.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

#include <array>
#include <vector>

namespace report::html {

/// Text of anybody as text of a page: nothing in it is markup, and all of it is visible.
[[nodiscard]] QByteArray text(const QString &plain);
/// `<NAME class="CLASS">text</NAME>`.
[[nodiscard]] QByteArray element(const char *name, const QString &plain, const char *cls = nullptr);
/// A list with a bullet before each line; empty without lines.
[[nodiscard]] QByteArray listOf(const QStringList &lines);
/// "12,345".
[[nodiscard]] QString count(quint64 number);
/// "2026-11-29 20:15:01.250"; UTC, as the page says once.
[[nodiscard]] QString moment(session::Stamp at);

/// The page up to its first heading; `about` what it is about, for its title.
[[nodiscard]] QByteArray begin(const QString &heading, const QString &about, const QString &language);
[[nodiscard]] QByteArray end();

/// What pictures need of one end.
struct Dot
{
    session::SessionId session{};
    session::EndpointId endpoint{};
    session::Stamp opened{}, at{};
    float idle = -1, duration = -1; ///< seconds; negative: not known
    diagnosis::Class cls = diagnosis::Class::Lost;
};

/// The shape that goes with a class wherever colour does.
[[nodiscard]] QString mark(diagnosis::Class cls);
/// The name of its colour in the style sheet.
[[nodiscard]] const char *colour(diagnosis::Class cls);
/// Lost first: what needs attention.
inline constexpr std::array<diagnosis::Class, 4> classes{diagnosis::Class::Lost, diagnosis::Class::Failed,
                                                         diagnosis::Class::Unknown, diagnosis::Class::Normal};

/// How many ended when, one column each for equal parts of the time. Empty without ends.
[[nodiscard]] QByteArray endsOverTime(const std::vector<Dot> &dots);
/// Every session as a bar from its beginning to its end.
[[nodiscard]] QByteArray bars(const std::vector<Dot> &dots);

/// What a picture of a finding shows: `value` of each end over time, and the range of the finding.
struct Scatter
{
    float Dot::*value = nullptr; ///< null: only when the ends were
    std::optional<double> low, high;
    QString axis, label;
};
/// `members` stand out among `others`.
[[nodiscard]] QByteArray scatter(const std::vector<Dot> &members, const std::vector<Dot> &others,
                                 const Scatter &what);

} // namespace report::html
