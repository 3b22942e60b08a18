#include "evidence/applog/linevalues.h"

#include <QDateTime>

#include <algorithm>

namespace evidence::values {

using namespace session;
using namespace Qt::StringLiterals;

std::optional<Stamp> timeAt(const QJsonObject &line, QLatin1StringView key)
{
    constexpr int firstYear = 1970, lastYear = 2200;
    const QDateTime at = QDateTime::fromString(line[key].toString(), Qt::ISODateWithMs);
    const int year = at.toUTC().date().year();
    return at.isValid() && year >= firstYear && year <= lastYear
               ? std::optional<Stamp>(std::chrono::milliseconds(at.toMSecsSinceEpoch()))
               : std::nullopt;
}

QString textAt(const QJsonObject &line, QLatin1StringView key)
{
    return line[key].toString().left(longestText);
}

std::optional<Nanoseconds> intervalAt(const QJsonObject &line, QLatin1StringView key)
{
    constexpr qint64 longest = 1'000'000'000'000; // ms: 31 years, far beyond any session
    const QJsonValue value = line[key];
    return value.isDouble() ? std::optional<Nanoseconds>(std::chrono::milliseconds(
                                  std::clamp<qint64>(value.toInteger(), 0, longest)))
                            : std::nullopt;
}

QString wordAt(const QJsonObject &line, QLatin1StringView key)
{
    constexpr qsizetype longest = 40;
    const QString word = line[key].toString();
    const auto isOfWord = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'.' || c == u'_';
    };
    return word.size() <= longest && std::all_of(word.begin(), word.end(), isOfWord) ? word : QString();
}

QString connectionIn(const QJsonObject &line)
{
    const QString name = line["connection"_L1].toString();
    const bool isName = name.size() == 16 && std::all_of(name.begin(), name.end(), [](QChar c) {
                            return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
                        });
    return isName ? name : QString();
}

std::optional<Leg> legAt(const QJsonObject &line, QLatin1StringView key)
{
    return fromName<Leg>(line[key].toString());
}

} // namespace evidence::values
