// The values of a line of JSON that another Dropscope wrote: within bounds, whatever stands there.
#pragma once

#include "session/observation.h"

#include <QJsonObject>

#include <limits>
#include <optional>

namespace evidence::values {

inline constexpr qsizetype longestText = 4096;

/// Within the time that a stamp can hold, with room for what is added to it.
[[nodiscard]] std::optional<session::Stamp> timeAt(const QJsonObject &line, QLatin1StringView key);
[[nodiscard]] QString textAt(const QJsonObject &line, QLatin1StringView key);
/// In milliseconds there.
[[nodiscard]] std::optional<session::Nanoseconds> intervalAt(const QJsonObject &line, QLatin1StringView key);
/// A name of ours, which is a word.
[[nodiscard]] QString wordAt(const QJsonObject &line, QLatin1StringView key);
/// 16 hexadecimal digits, which name a connection.
[[nodiscard]] QString connectionIn(const QJsonObject &line);
[[nodiscard]] std::optional<session::Leg> legAt(const QJsonObject &line, QLatin1StringView key);

template <class Number>
std::optional<Number> numberAt(const QJsonObject &line, QLatin1StringView key)
{
    const qint64 value = line[key].toInteger(-1);
    if (value < 0 || quint64(value) > quint64(std::numeric_limits<Number>::max()))
        return {};
    return Number(value);
}

} // namespace evidence::values
