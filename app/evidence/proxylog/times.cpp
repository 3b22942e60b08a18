#include "evidence/proxylog/times.h"

#include "evidence/proxylog/cursor.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>

using namespace std::chrono;

namespace evidence {

namespace {

/// Reads digits one after the other; `ok` once all were there.
struct Digits
{
    QByteArrayView text;
    qsizetype at = 0;
    bool ok = true;

    int number(int digits)
    {
        int value = 0;
        for (int i = 0; i < digits; ++i, ++at) {
            if (at >= text.size() || text[at] < '0' || text[at] > '9') {
                ok = false;
                return 0;
            }
            value = value * 10 + (text[at] - '0');
        }
        return value;
    }
    [[nodiscard]] char peek() const { return at < text.size() ? text[at] : '\0'; }
    void expect(QByteArrayView any)
    {
        ok = ok && at < text.size() && any.contains(text[at]);
        ++at;
    }
};

std::optional<nanoseconds> dateOf(int y, int m, int d)
{
    const year_month_day date{year(y), month(unsigned(m)), day(unsigned(d))};
    if (y < 1990 || y > 2200 || !date.ok())
        return {};
    return nanoseconds(sys_days(date).time_since_epoch());
}

/// "07:49:59", then a fraction and a zone, as far as they stand there.
bool readClock(Digits &in, Written &time)
{
    const int h = in.number(2);
    in.expect(":");
    const int m = in.number(2);
    in.expect(":");
    const int s = in.number(2);
    if (!in.ok || h > 23 || m > 59 || s > 60)
        return false;
    time.sinceEpoch += hours(h) + minutes(m) + seconds(s);
    if (in.peek() == '.' || in.peek() == ',') {
        ++in.at;
        nanoseconds unit = seconds(1);
        while (in.peek() >= '0' && in.peek() <= '9' && unit > 1ns) {
            unit /= 10;
            time.sinceEpoch += unit * (in.peek() - '0');
            ++in.at;
        }
        time.resolution = unit;
        while (in.peek() >= '0' && in.peek() <= '9')
            ++in.at;
    }
    if (in.peek() == 'Z') {
        ++in.at;
        time.zone = 0s;
        return true;
    }
    if (in.peek() == ' ' && in.at + 1 < in.text.size() &&
        (in.text[in.at + 1] == '+' || in.text[in.at + 1] == '-'))
        ++in.at;
    if (in.peek() == '+' || in.peek() == '-') {
        const int sign = in.peek() == '-' ? -1 : 1;
        ++in.at;
        const int zoneHours = in.number(2);
        if (in.peek() == ':')
            ++in.at;
        const int zoneMinutes = in.number(2);
        if (!in.ok || zoneHours > 14 || zoneMinutes > 59)
            return false;
        time.zone = sign * (hours(zoneHours) + minutes(zoneMinutes));
    }
    return true;
}

} // namespace

std::optional<Written> clfTime(QByteArrayView text)
{
    static constexpr std::array<QByteArrayView, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    Digits in{text};
    const int d = in.number(2);
    in.expect("/");
    if (!in.ok || text.size() < 20)
        return {};
    const auto found = std::find(months.begin(), months.end(), text.sliced(in.at, 3));
    in.at += 3;
    in.expect("/");
    const int y = in.number(4);
    in.expect(":");
    const auto date =
        in.ok && found != months.end() ? dateOf(y, int(found - months.begin()) + 1, d) : std::nullopt;
    if (!date)
        return {};
    Written time;
    time.sinceEpoch = *date;
    return readClock(in, time) ? std::optional(time) : std::nullopt;
}

std::optional<Written> isoTime(QByteArrayView text)
{
    Digits in{text};
    const int y = in.number(4);
    in.expect("-/");
    const int m = in.number(2);
    in.expect("-/");
    const int d = in.number(2);
    in.expect("T t");
    const auto date = in.ok ? dateOf(y, m, d) : std::nullopt;
    if (!date)
        return {};
    Written time;
    time.sinceEpoch = *date;
    return readClock(in, time) ? std::optional(time) : std::nullopt;
}

std::optional<Written> epochTime(QByteArrayView text)
{
    const auto dot = text.indexOf('.');
    const auto whole = numberIn<qint64>(dot < 0 ? text : text.first(dot));
    if (!whole || *whole < 600'000'000) // 1989
        return {};
    Written time;
    time.zone = 0s;
    nanoseconds unit = *whole < 100'000'000'000           ? nanoseconds(1s)
                       : *whole < 100'000'000'000'000     ? nanoseconds(1ms)
                       : *whole < 100'000'000'000'000'000 ? nanoseconds(1us)
                                                          : 1ns;
    if (*whole > std::numeric_limits<qint64>::max() / unit.count())
        return {};
    time.sinceEpoch = unit * *whole;
    for (qsizetype i = dot + 1; dot >= 0 && i < text.size() && unit > 1ns; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return {};
        unit /= 10;
        time.sinceEpoch += unit * (text[i] - '0');
    }
    time.resolution = unit;
    return time;
}

std::optional<nanoseconds> secondsIn(QByteArrayView text)
{
    double value = 0;
    const char *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    constexpr double tenYears = 10 * 366 * 86'400.0;
    if (text.isEmpty() || read.ec != std::errc() || read.ptr != end || !(value >= 0) || value > tenYears)
        return {};
    return round<nanoseconds>(duration<double>(value));
}

QString zoneText(seconds east)
{
    const auto all = std::abs(duration_cast<minutes>(east).count());
    return QStringLiteral("%1%2:%3")
        .arg(QLatin1Char(east < 0s ? '-' : '+'))
        .arg(all / 60, 2, 10, QLatin1Char('0'))
        .arg(all % 60, 2, 10, QLatin1Char('0'));
}

session::Stamp Zone::stamp(const Written &time, Sink &sink) const
{
    if (const auto zone = time.zone ? time.zone : m_given ? m_given : m_learnt)
        return time.sinceEpoch - *zone;
    const auto msecs = duration_cast<milliseconds>(time.sinceEpoch).count();
    const QDateTime written = QDateTime::fromMSecsSinceEpoch(msecs, Qt::UTC);
    const seconds east(QDateTime(written.date(), written.time(), Qt::LocalTime).offsetFromUtc());
    sink.note({QStringLiteral("local_time"), QString()});
    return time.sinceEpoch - east;
}

} // namespace evidence
