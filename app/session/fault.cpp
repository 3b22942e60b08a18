#include "session/fault.h"

#include "base/quantity.h"

#include <QRegularExpression>

#include <array>

namespace session {

namespace {

using std::chrono::milliseconds;

constexpr QLatin1String someTime("a time such as 200ms, 5s or 2min");
constexpr QLatin1String someSize("a size such as 500B, 10KB or 1MB");

constexpr double longestTime = 24 * 3600e9; ///< nanoseconds
constexpr double largestSize = 1e15;        ///< bytes

/// To the millisecond; nothing if it is no time, without a unit, too long, or so short that nothing would be
/// left.
std::optional<milliseconds> readTime(const QString &text)
{
    const auto time = base::readTime(text);
    if (!time || time->bare || time->value > longestTime)
        return {};
    const milliseconds whole(qRound64(time->value / 1e6));
    return whole.count() == 0 && time->value > 0 ? std::nullopt : std::optional(whole);
}

std::optional<quint64> readSize(const QString &text)
{
    const auto size = base::readSize(text);
    return size && !size->bare && size->value <= largestSize ? std::optional(quint64(qRound64(size->value)))
                                                             : std::nullopt;
}

/// Each step fills in its part of the fault, or returns what is wrong.
QString readLatency(Fault &fault, QString value)
{
    value.replace(QLatin1String("+-"), QStringLiteral("±"));
    const qsizetype plusMinus = value.indexOf(u'±');
    const auto latency = readTime(value.left(plusMinus < 0 ? value.size() : plusMinus));
    std::optional jitter(milliseconds(0));
    if (plusMinus >= 0) {
        const QString rest = value.mid(plusMinus + 1);
        bool isNumber = false; // "200ms±50": the same unit
        rest.toDouble(&isNumber);
        static const QRegularExpression digits(QStringLiteral("[\\d.]"));
        jitter = readTime(isNumber ? rest + value.left(plusMinus).remove(digits) : rest);
    }
    if (!latency || !jitter)
        return QStringLiteral("latency=%1: must be %2, or such with a jitter, 200ms±50").arg(value, someTime);
    if (*jitter > *latency)
        return QStringLiteral("latency=%1: the jitter must not be larger than the latency").arg(value);
    fault.latency = *latency;
    fault.jitter = *jitter;
    return {};
}

QString readRate(Fault &fault, const QString &value)
{
    const auto size = value.endsWith(QLatin1String("/s")) ? readSize(value.chopped(2)) : std::nullopt;
    if (!size || *size == 0)
        return QStringLiteral("rate=%1: must be %2 a second, 10KB/s").arg(value, someSize);
    fault.bytesPerSecond = *size;
    return {};
}

QString readCode(Fault &fault, const QString &value)
{
    bool ok = false;
    const uint code = value.toUInt(&ok);
    if (!ok || code > 0xffff)
        return QStringLiteral("close=%1: must be a number from 0 to 65535").arg(value);
    fault.code = quint16(code);
    return {};
}

struct ActionRow
{
    const char *name;
    Fault::Action action;
    QString (*readValue)(Fault &, const QString &) = nullptr;
    bool valueOptional = false;
};
constexpr std::array actions{
    ActionRow{"rst", Fault::Action::Reset},
    ActionRow{"fin", Fault::Action::Fin},
    ActionRow{"close", Fault::Action::Close, readCode, true},
    ActionRow{"freeze", Fault::Action::Freeze},
    ActionRow{"drop-pongs", Fault::Action::DropPongs},
    ActionRow{"latency", Fault::Action::Latency,
              [](Fault &fault, const QString &value) { return readLatency(fault, value); }},
    ActionRow{"rate", Fault::Action::Rate, readRate},
};

QString readAction(Fault &fault, const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    const QString name = equals < 0 ? text : text.left(equals);
    for (const ActionRow &row : actions) {
        if (name != QLatin1String(row.name))
            continue;
        fault.action = row.action;
        if (equals >= 0 && !row.readValue)
            return QStringLiteral("%1 takes no value").arg(name);
        if (equals < 0)
            return row.readValue && !row.valueOptional ? QStringLiteral("%1 needs a value: %1=…").arg(name)
                                                       : QString();
        return row.readValue(fault, text.mid(equals + 1));
    }
    return QStringLiteral(
               "“%1” is no action; use rst, fin, close[=CODE], freeze, drop-pongs, latency=TIME[±TIME] or "
               "rate=SIZE/s")
        .arg(name);
}

QString readTrigger(Fault &fault, const QString &text)
{
    static const QRegularExpression messages(QStringLiteral("^(\\d{1,12})msgs?$"));
    if (text == QLatin1String("next-message")) {
        fault.trigger = Fault::Trigger::NextMessage;
    } else if (const auto match = messages.match(text);
               match.hasMatch() && match.captured(1).toULongLong() > 0) {
        fault.trigger = Fault::Trigger::Messages;
        fault.count = match.captured(1).toULongLong();
    } else if (const auto after = readTime(text); after && !readSize(text)) { // "5m" might be either
        fault.trigger = Fault::Trigger::Time;
        fault.after = *after;
    } else if (const auto size = readSize(text); size && *size > 0 && !after) {
        fault.trigger = Fault::Trigger::Bytes;
        fault.count = *size;
    } else {
        return QStringLiteral(
                   "@%1 is no trigger; use %2, %3, a number of messages such as 10msgs, or next-message")
            .arg(text, someTime, someSize);
    }
    return {};
}

QString readUpgrade(Fault &fault, const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([2-5]\\d\\d)(?:\\*(\\d{1,9}))?$"));
    const auto match = form.match(text);
    fault.action = Fault::Action::RefuseUpgrades;
    fault.status = match.captured(1).toInt();
    fault.times = match.captured(2).isEmpty() ? 1 : match.captured(2).toInt();
    if (!match.hasMatch() || fault.times == 0)
        return QStringLiteral("upgrade:%1: must be an HTTP status from 200 to 599, and how often: 503*3")
            .arg(text);
    return {};
}

QString read(Fault &fault, const QString &spec)
{
    const qsizetype colon = spec.indexOf(u':');
    const QString side = spec.left(colon < 0 ? spec.size() : colon),
                  rest = colon < 0 ? QString() : spec.mid(colon + 1);
    if (side == QLatin1String("upgrade"))
        return readUpgrade(fault, rest);
    const auto leg = fromName<Leg>(side);
    if (!leg)
        return QStringLiteral("“%1” is no side; use client:ACTION, server:ACTION or upgrade:STATUS*N")
            .arg(side);
    fault.leg = *leg;
    const qsizetype at = rest.indexOf(u'@');
    const QString flaw = readAction(fault, rest.left(at < 0 ? rest.size() : at));
    return !flaw.isEmpty() || at < 0 ? flaw : readTrigger(fault, rest.mid(at + 1));
}

} // namespace

QString listenerFaultError(const Fault &fault)
{
    if (fault.action == Fault::Action::RefuseUpgrades)
        return {};
    if (fault.leg == Leg::Server)
        return QStringLiteral("a listener has no server side; use client:ACTION");
    if (fault.action == Fault::Action::Latency || fault.action == Fault::Action::Rate)
        return QStringLiteral("only a relay delays what passes");
    return {};
}

base::Result<Fault> readFault(const QString &spec)
{
    Fault fault;
    fault.spec = spec;
    if (const QString error = read(fault, spec); !error.isEmpty())
        return base::Error{error};
    return fault;
}

} // namespace session
