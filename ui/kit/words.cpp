#include "kit/words.h"

#include "base/quantity.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace ui::words {

using namespace Qt::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::words)
};

QDateTime local(session::Stamp at)
{
    return QDateTime::fromMSecsSinceEpoch(duration_cast<std::chrono::milliseconds>(at).count());
}

} // namespace

QString clockTime(session::Stamp at)
{
    return local(at).toString(u"HH:mm:ss.zzz"_s);
}

QString dateTime(session::Stamp at)
{
    return local(at).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
}

QString timeRange(session::Stamp from, session::Stamp until)
{
    const QString format = (local(from).date() == local(until).date() ? u""_s : u"yyyy-MM-dd "_s) +
                           (until - from < seconds(10) ? u"HH:mm:ss.zzz"_s : u"HH:mm:ss"_s);
    const QString first = local(from).toString(format), last = local(until).toString(format);
    return first == last ? first : Text::tr("%1 to %2").arg(first, last);
}

QString offset(session::Stamp from, session::Stamp at)
{
    const double interval = duration<double>(at - from).count();
    return Text::tr("%1%2 s").arg(interval < 0 ? u"−"_s : u"+"_s,
                                  QLocale().toString(std::abs(interval), 'f', 3));
}

QString age(session::Nanoseconds interval)
{
    const auto total = std::max<qint64>(0, duration_cast<seconds>(interval).count());
    if (total < 60)
        return Text::tr("%1 s").arg(total);
    const auto twoDigits = [](qint64 n) { return u"%1"_s.arg(n, 2, 10, QLatin1Char('0')); };
    const qint64 hours = total / 3600, minutes = total / 60 % 60, rest = total % 60;
    return hours ? u"%1:%2:%3"_s.arg(QString::number(hours), twoDigits(minutes), twoDigits(rest))
                 : u"%1:%2"_s.arg(QString::number(minutes), twoDigits(rest));
}

QString ago(session::Nanoseconds interval)
{
    return interval < 1s ? Text::tr("just now") : Text::tr("%1 ago").arg(age(interval));
}

QString rate(double perSecond)
{
    const int places = perSecond > 0 && perSecond < 9.95 ? 1 : 0;
    return Text::tr("%1/s").arg(QLocale().toString(perSecond, 'f', places));
}

QString printable(const QByteArray &content, bool text)
{
    QString line = text ? QString::fromUtf8(content) : QString::fromLatin1(content.toHex(' '));
    for (QChar &c : line) {
        if (!c.isPrint())
            c = u'·';
    }
    return line;
}

QString bytes(quint64 count)
{
    if (count == 1) // Qt says "1 bytes"
        return Text::tr("1 byte");
    const base::Scaled size = base::scaledSize(count);
    if (size.places == 0)
        return QLocale().formattedDataSize(qint64(count), 0, QLocale::DataSizeSIFormat);
    return u"%1 %2"_s.arg(QLocale().toString(size.number, 'f', size.places), QLatin1String(size.unit));
}

QString messages(quint64 count)
{
    return count == 1 ? Text::tr("1 message") : Text::tr("%1 messages").arg(QLocale().toString(count));
}

QString milliseconds(session::Nanoseconds interval)
{
    const double ms = duration<double, std::milli>(interval).count();
    return Text::tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < 10 ? 2 : ms < 100 ? 1 : 0));
}

QString endpointState(session::EndpointStatus::State state)
{
    switch (state) {
    case session::EndpointStatus::State::Stopped:
        return Text::tr("stopped");
    case session::EndpointStatus::State::Running:
        return Text::tr("running");
    case session::EndpointStatus::State::Failed:
        return Text::tr("failed");
    }
    return {};
}

QString leg(session::Leg leg)
{
    return leg == session::Leg::Client ? Text::tr("Client leg") : Text::tr("Server leg");
}

QString opcode(int opcode)
{
    switch (opcode) {
    case 0:
        return Text::tr("continuation");
    case 1:
        return Text::tr("text");
    case 2:
        return Text::tr("binary");
    case 8:
        return Text::tr("close");
    case 9:
        return Text::tr("ping");
    case 10:
        return Text::tr("pong");
    }
    return Text::tr("reserved (0x%1)").arg(opcode, 0, 16);
}

QString behaviour(session::Behaviour behaviour)
{
    switch (behaviour) {
    case session::Behaviour::Silent:
        return Text::tr("Receive only");
    case session::Behaviour::Echo:
        return Text::tr("Echo every message");
    }
    return {};
}

Tone toneOf(diagnosis::Class cls)
{
    switch (cls) {
    case diagnosis::Class::Normal:
        return Tone::Normal;
    case diagnosis::Class::Lost:
        return Tone::Lost;
    case diagnosis::Class::Failed:
        return Tone::Failed;
    case diagnosis::Class::Unknown:
        return Tone::Unknown;
    }
    return Tone::None;
}

const char *iconOf(diagnosis::Class cls)
{
    switch (cls) {
    case diagnosis::Class::Normal:
        return "normal";
    case diagnosis::Class::Lost:
        return "lost";
    case diagnosis::Class::Failed:
        return "failed";
    case diagnosis::Class::Unknown:
        return "unknown";
    }
    return "info";
}

const char *iconOf(session::Role role)
{
    switch (role) {
    case session::Role::Listener:
        return "listener";
    case session::Role::Client:
        return "client";
    case session::Role::Relay:
        return "relay";
    case session::Role::Browser:
        return "browser";
    case session::Role::Capture:
        return "wire";
    case session::Role::Proxy:
        return "relay";
    }
    return "info";
}

const char *iconOf(session::Source source)
{
    switch (source) {
    case session::Source::Wire:
        return "wire";
    case session::Source::Library:
        return "library";
    case session::Source::Tool:
        return "tool";
    case session::Source::Clock:
        return "clock";
    case session::Source::Browser:
        return "client";
    case session::Source::Log:
        return "library";
    }
    return "info";
}

const char *iconOf(session::EndpointStatus::State state)
{
    switch (state) {
    case session::EndpointStatus::State::Stopped:
        return "stopped";
    case session::EndpointStatus::State::Running:
        return "running";
    case session::EndpointStatus::State::Failed:
        return "failed";
    }
    return "info";
}

Tone toneOf(session::EndpointStatus::State state)
{
    switch (state) {
    case session::EndpointStatus::State::Stopped:
        return Tone::Muted;
    case session::EndpointStatus::State::Running:
        return Tone::Normal;
    case session::EndpointStatus::State::Failed:
        return Tone::Lost;
    }
    return Tone::None;
}

} // namespace ui::words
