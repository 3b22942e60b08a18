#include "dialect/reader.h"

#include "wire/redact.h"

namespace dialect {

using namespace session;

namespace {

constexpr qsizetype longestText = 200;

} // namespace

std::optional<QByteArray> Opening::query(QByteArrayView name) const
{
    const qsizetype mark = target.indexOf('?');
    if (mark < 0)
        return {};
    for (const QByteArray &item : target.mid(mark + 1).split('&')) {
        if (item.size() > name.size() && item.startsWith(name) && item[name.size()] == '=')
            return item.mid(name.size() + 1);
    }
    return {};
}

void Told::goodbye(AppGoodbye goodbye)
{
    if (m_goodbyeBy)
        return; // the first one decides
    m_goodbyeBy = goodbye.from;
    m_said.emplace_back(Boxed(std::move(goodbye)));
}

void Told::application(Leg from)
{
    if (m_goodbyeBy == from)
        withdraw(from);
}

void Told::joined(Leg by)
{
    if (m_goodbyeBy)
        withdraw(by);
}

void Told::withdraw(Leg by)
{
    m_goodbyeBy.reset();
    m_said.emplace_back(AppWithdrawn{by});
}

AppGoodbye goodbye(Leg from, const char *what, const QString &text, bool meant, std::optional<bool> retry,
                   const char *cause, const char *sub)
{
    AppGoodbye said;
    said.from = from;
    said.what = QString::fromLatin1(what);
    said.text = text;
    said.meant = meant;
    said.retry = retry;
    said.cause = QString::fromLatin1(cause);
    said.sub = QString::fromLatin1(sub);
    return said;
}

QString textOf(QByteArrayView bytes)
{
    return QString::fromUtf8(bytes.first(std::min(bytes.size(), longestText * 4))).left(longestText);
}

QString tokenOf(const QByteArray &token, const QByteArray &key)
{
    return token.isEmpty() ? QString() : QString::fromLatin1(wire::hashedSecret(token, key));
}

std::optional<AppDuration> milliseconds(std::optional<qint64> count)
{
    constexpr qint64 day = 24 * 3'600'000;
    return count && *count > 0 && *count <= day
               ? std::optional<AppDuration>(std::chrono::milliseconds(*count))
               : std::nullopt;
}

std::optional<AppDuration> seconds(std::optional<qint64> count)
{
    return count && *count < 100'000 ? milliseconds(*count * 1000) : std::nullopt;
}

Leg otherSide(Leg side)
{
    return side == Leg::Client ? Leg::Server : Leg::Client;
}

} // namespace dialect
