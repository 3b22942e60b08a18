#include "report/findingwords.h"

#include "base/quantity.h"

#include <QLocale>

#include <cmath>

namespace report {

using namespace findings;

QString time(double seconds)
{
    // A timer of 60 s is called that, not one of a minute and no seconds.
    const double whole = std::round(seconds);
    if (seconds >= 1 && seconds < 600)
        return translate("report", "%1 s").arg(seconds, 0, 'f', std::abs(seconds - whole) < 0.05 ? 0 : 1);
    return duration(session::Nanoseconds(qint64(seconds * 1e9)));
}

QString timeRange(double low, double high)
{
    if (time(low) == time(high))
        return time(low);
    if (low >= 1 && high < 600)
        return translate("report", "%1–%2 s").arg(low, 0, 'f', 1).arg(high, 0, 'f', 1);
    return translate("report", "%1 to %2").arg(time(low), time(high));
}

QString bytes(quint64 count)
{
    if (count == 1)
        return translate("report", "1 byte");
    const QString plain = QLocale::c().toString(count);
    if (const auto exact = base::exactSize(count))
        return translate("report", "%1 bytes (%2 %3)")
            .arg(plain, QLocale::c().toString(exact->number, 'f', exact->places), QLatin1String(exact->unit));
    return translate("report", "%1 bytes").arg(plain);
}

QString closePhrase(const std::optional<quint16> &code)
{
    return code ? translate("report", "Close %1").arg(*code)
                : translate("report", "a Close frame without a code");
}

QString endingPhrase(const Finding &finding)
{
    const bool client = finding.leg == session::Leg::Client;
    switch (finding.shape) {
    case EndShape::Close:
        return client ? translate("report", "the client sent %1").arg(closePhrase(finding.code))
                      : translate("report", "the server sent %1").arg(closePhrase(finding.code));
    case EndShape::Fin:
        return client ? translate("report", "the client leg ended with FIN")
                      : translate("report", "the server leg ended with FIN");
    case EndShape::Reset:
        return client ? translate("report", "the client leg was reset")
                      : translate("report", "the server leg was reset");
    case EndShape::Timeout:
        return client ? translate("report", "the client leg timed out")
                      : translate("report", "the server leg timed out");
    case EndShape::TlsEnd:
        return client ? translate("report", "TLS broke on the client leg")
                      : translate("report", "TLS broke on the server leg");
    case EndShape::Tool:
        return translate("report", "Dropscope gave up on them");
    case EndShape::Other:
        break;
    }
    return {};
}

QString measurePhrase(const Finding &finding)
{
    switch (finding.measure) {
    case Measure::ToServer:
    case Measure::Pong:
        return translate("report", "after the last frame from the client");
    case Measure::ToClient:
        return translate("report", "after the last frame from the server");
    case Measure::Either:
    case Measure::Each:
        return translate("report", "after the last frame in either direction");
    case Measure::Lifetime:
        return translate("report", "after they had opened");
    }
    return {};
}

QString matchPhrase(const Finding &finding, const QString &otherwise)
{
    if (finding.matches.isEmpty())
        return otherwise;
    const QString names = finding.matches.join(translate("report", " or "));
    QString text;
    if (!finding.byDefault) {
        // The value is nobody's default: only the way it ended, or a header, speaks for these.
        text = translate("report", "%1 It ends like %2, set to this value.").arg(otherwise, names);
    } else {
        const QString value = finding.seconds
                                  ? translate("report", "%1 (default %2)").arg(names, time(*finding.seconds))
                                  : names;
        switch (finding.strength) {
        case Strength::Suggests:
            text = translate("report", "This suggests %1.").arg(value);
            break;
        case Strength::Probably:
            text = translate("report", "Probably %1.").arg(value);
            break;
        case Strength::Matches:
            text = translate("report", "Matches %1.").arg(value);
            break;
        }
    }
    if (!finding.alsoFits.isEmpty())
        text += u' ' + translate("report", "Also fits %1.").arg(finding.alsoFits.join(QStringLiteral(", ")));
    return text;
}

QString countPhrase(const Finding &finding)
{
    // Such Close frames say goodbye: each of them alone counts as no loss.
    const bool goodbye = finding.shape == findings::EndShape::Close && finding.code.value_or(1000) == 1000;
    const QString text =
        goodbye ? translate("report", "%1 of %2 ends") : translate("report", "%1 of %2 losses");
    return text.arg(finding.count).arg(finding.of);
}

QString safePingInterval(double timer)
{
    return time(std::max(1.0, std::floor(timer / 3)));
}

} // namespace report
