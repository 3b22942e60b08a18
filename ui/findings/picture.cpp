#include "findings/picture.h"

#include "findings/catalogue.h"
#include "findings/picturedata.h"
#include "kit/clock.h"
#include "kit/words.h"
#include "report/report.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;
using findings::Finding;
using findings::FindingKind;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::PictureView)
};

constexpr int parts = 48; // of a histogram

/// "0", "30 s", "5 min", "2 h": ticks are round, so one unit is enough.
QString secondsText(double seconds)
{
    const QLocale locale;
    if (seconds == 0)
        return u"0"_s;
    if (seconds >= 7200 && std::fmod(seconds, 3600) == 0)
        return Text::tr("%1 h").arg(locale.toString(seconds / 3600, 'f', 0));
    if (seconds >= 120 && std::fmod(seconds, 60) == 0)
        return Text::tr("%1 min").arg(locale.toString(seconds / 60, 'f', 0));
    return seconds < 0.1 ? Text::tr("%1 ms").arg(locale.toString(seconds * 1000, 'g', 3))
                         : Text::tr("%1 s").arg(locale.toString(seconds, 'g', 6));
}

void timeAxis(Picture &picture)
{
    for (const double at : roundTicks(picture.left, picture.right, 5, true))
        picture.xTicks.append({at, secondsText(at)});
}

void countAxis(Picture &picture, int most)
{
    picture.top = std::max(1, most);
    for (const double at : roundTicks(0, picture.top, 3, false)) {
        if (at > 0 && at == std::floor(at))
            picture.yTicks.append({at, QLocale().toString(int(at))});
    }
}

/// Where the timer that fits can strike; what was measured where none is known.
std::pair<double, double> bandOf(const Finding &finding)
{
    const double low = finding.low.value_or(finding.seconds.value_or(0));
    const double high = finding.high.value_or(low);
    for (const findings::TimerRow &row : findings::Catalogue::builtIn().timers) {
        if (row.seconds && finding.matches.contains(row.name()) && row.holds(low, high))
            return {*row.seconds - row.early, *row.seconds + row.late};
    }
    return {low, high};
}

Picture histogram(const Finding &finding, const PictureData &data, const QString &title,
                  double (*value)(const Finding &, const findings::Ending &))
{
    QVector<double> members, others;
    for (const findings::Ending &ending : data.members)
        members.append(value(finding, ending));
    for (const findings::Ending &ending : data.others) {
        if (ending.opened)
            others.append(value(finding, ending));
    }
    if (members.isEmpty())
        return {};
    Picture picture;
    picture.kind = Picture::Kind::Bars;
    picture.title = title;
    picture.band = bandOf(finding);
    const double measured = std::max(picture.band->second, *std::max_element(members.begin(), members.end()));
    picture.left = 0;
    picture.right = std::max(measured * 1.35, 0.001);
    picture.members = countedIn(members, 0, picture.right, parts);
    picture.others = countedIn(others, 0, picture.right, parts);
    int most = 0;
    for (int i = 0; i < parts; ++i)
        most = std::max(most, picture.members[i] + picture.others[i]);
    picture.bandText = finding.matches.isEmpty() ? report::duration(session::Nanoseconds(qint64(
                                                       finding.seconds.value_or(picture.band->first) * 1e9)))
                                                 : finding.matches.first();
    picture.membersText = Text::tr("this finding");
    picture.othersText = Text::tr("other ends");
    timeAxis(picture);
    countAxis(picture, most);
    return picture;
}

double idleOf(const Finding &finding, const findings::Ending &ending)
{
    using std::chrono::duration;
    switch (finding.measure) {
    case findings::Measure::ToServer:
        return duration<double>(ending.idleWay.toServer).count();
    case findings::Measure::ToClient:
        return duration<double>(ending.idleWay.toClient).count();
    case findings::Measure::Lifetime:
        return duration<double>(ending.age()).count();
    case findings::Measure::Either:
    case findings::Measure::Each:
    case findings::Measure::Pong:
        break;
    }
    if (finding.kind == FindingKind::SilentIdleDrop && ending.fatalSilence)
        return duration<double>(*ending.fatalSilence).count();
    return duration<double>(ending.idle).count();
}

double ageOf(const Finding &, const findings::Ending &ending)
{
    return std::chrono::duration<double>(ending.age()).count();
}

/// How many sessions of the endpoint were open, from a little before the drop to a little after.
Picture openSessions(const Finding &finding, const PictureData &data, session::Stamp now)
{
    const double before = 30, after = 60;
    const auto x = [&](session::Stamp at) {
        return std::chrono::duration<double>(at - finding.firstAt).count();
    };
    std::vector<std::pair<double, int>> changes;
    for (const PictureData::Life &life : data.lives) {
        changes.emplace_back(x(life.from), 1);
        if (life.until)
            changes.emplace_back(x(*life.until), -1);
    }
    std::sort(changes.begin(), changes.end());
    Picture picture;
    picture.kind = Picture::Kind::Steps;
    picture.title = Text::tr("Open sessions around the drop");
    picture.left = -before, picture.right = x(finding.at) + after;
    QVector<QPointF> level{{picture.left, 0}};
    int open = 0, most = 0;
    for (const auto &[at, change] : changes) {
        open += change;
        if (at <= picture.left)
            level[0].setY(open);
        else if (at <= picture.right)
            level.append({at, double(open)});
        if (at <= picture.right)
            most = std::max(most, at >= picture.left ? open : 0);
    }
    most = std::max(most, int(level[0].y()));
    // What comes after now, nobody knows.
    level.append({std::clamp(x(now), level.last().x(), picture.right), level.last().y()});
    picture.lines = {level};
    picture.band = {{0.0, std::max(x(finding.at), 0.1)}};
    picture.bandText = Text::tr("drop");
    for (const double at : roundTicks(picture.left, picture.right, 5, true))
        picture.xTicks.append({at, at == 0 ? words::clockTime(finding.firstAt).left(8)
                                           : (at > 0 ? u"+"_s : u"−"_s) + secondsText(std::abs(at))});
    countAxis(picture, most + std::max(1, most / 3)); // room for the word
    return picture;
}

/// Attempts a second, over the time of the finding.
Picture attempts(const Finding &finding, const PictureData &data)
{
    QVector<double> members, others;
    const auto x = [&](session::Stamp at) {
        return std::chrono::duration<double>(at - finding.firstAt).count();
    };
    Picture picture;
    picture.kind = Picture::Kind::Bars;
    picture.title = Text::tr("Attempts to connect");
    for (const PictureData::Life &life : data.lives)
        (life.isMember ? members : others).append(x(life.from));
    const double length = std::max(10.0, x(finding.at));
    picture.left = -length * 0.3, picture.right = length * 1.3;
    picture.members = countedIn(members, picture.left, picture.right, parts);
    picture.others = countedIn(others, picture.left, picture.right, parts);
    int most = 0;
    for (int i = 0; i < parts; ++i)
        most = std::max(most, picture.members[i] + picture.others[i]);
    if (most == 0)
        return {};
    for (const double at : roundTicks(picture.left, picture.right, 4, true))
        picture.xTicks.append({at, at == 0 ? words::clockTime(finding.firstAt).left(8)
                                           : (at > 0 ? u"+"_s : u"−"_s) + secondsText(std::abs(at))});
    picture.membersText = Text::tr("this finding");
    picture.othersText = Text::tr("others");
    countAxis(picture, most);
    return picture;
}

Picture roundTrips(const PictureData &data)
{
    Picture picture;
    picture.kind = Picture::Kind::Lines;
    picture.title = Text::tr("Round trips of pings before the end");
    double most = 0, longest = 0;
    for (const findings::Ending &ending : data.members) {
        QVector<QPointF> line;
        const double age = std::chrono::duration<double>(ending.age()).count();
        for (const session::RttSample &sample : ending.rtts) {
            line.append({double(sample.at) - age, double(sample.milliseconds)});
            most = std::max(most, double(sample.milliseconds));
            longest = std::max(longest, age - double(sample.at));
        }
        if (line.size() > 1)
            picture.lines.append(line);
    }
    if (picture.lines.isEmpty())
        return {};
    picture.left = -longest, picture.right = 0, picture.top = most * 1.1;
    for (const double at : roundTicks(picture.left, 0, 4, true))
        picture.xTicks.append({at, at == 0 ? Text::tr("end") : u"−"_s + secondsText(-at)});
    for (const double at : roundTicks(0, picture.top, 3, false))
        picture.yTicks.append({at, secondsText(at / 1000)});
    return picture;
}

/// The largest of each session, in order of their ends: what got through below, what broke it above.
Picture sizes(const Finding &finding, const PictureData &data)
{
    const bool frames = finding.sub == u"frame", counts = finding.kind == FindingKind::MessageLimit;
    const bool toServer = finding.measure == findings::Measure::ToServer;
    const auto way = [toServer](const auto &both) {
        return double(toServer ? both.toServer : both.toClient);
    };
    const auto log = [](double value) { return std::log10(std::max(1.0, value)); };
    Picture picture;
    picture.kind = Picture::Kind::Dots;
    picture.title = counts ? Text::tr("Messages of each session, by time of its end")
                           : Text::tr("Largest message of each session, by time of its end");
    double low = 1e18, high = 0;
    const auto add = [&](QVector<QPointF> &dots, const findings::Ending &ending, double value) {
        if (value <= 0)
            return;
        dots.append({std::chrono::duration<double>(ending.at - finding.firstAt).count(), log(value)});
        low = std::min(low, log(value)), high = std::max(high, log(value));
    };
    for (const findings::Ending &ending : data.members)
        add(picture.dots, ending,
            counts ? way(ending.survived.messages)
                   : std::max(way(frames ? ending.fatalFrame : ending.fatalMessage),
                              way(frames ? ending.survived.frame : ending.survived.message)));
    for (const findings::Ending &ending : data.others)
        add(picture.otherDots, ending,
            counts ? way(ending.survived.messages)
                   : way(frames ? ending.survived.frame : ending.survived.message));
    if (picture.dots.isEmpty())
        return {};
    double first = 0, last = 1;
    for (const auto *dots : {&picture.dots, &picture.otherDots}) {
        for (const QPointF &dot : *dots)
            first = std::min(first, dot.x()), last = std::max(last, dot.x());
    }
    picture.left = first - (last - first) * 0.04, picture.right = last + (last - first) * 0.04;
    if (finding.low && finding.high) {
        picture.band = {{log(*finding.low), log(*finding.high)}};
        low = std::min(low, picture.band->first), high = std::max(high, picture.band->second);
    }
    picture.bottom = low - 0.2, picture.top = high + 0.25;
    picture.bandText = finding.matches.isEmpty() ? Text::tr("limit") : finding.matches.first();
    for (double power = std::ceil(picture.bottom); power <= picture.top; ++power)
        picture.yTicks.append({power, counts ? QLocale().toString(std::pow(10, power), 'f', 0)
                                             : words::bytes(quint64(std::pow(10, power)))});
    for (const double at : roundTicks(picture.left, picture.right, 4, true))
        picture.xTicks.append(
            {at, words::clockTime(finding.firstAt + session::Stamp(qint64(at * 1e9))).left(8)});
    picture.membersText = Text::tr("lost");
    picture.othersText = Text::tr("got through");
    return picture;
}

Picture shares(const Finding &finding)
{
    Picture picture;
    picture.kind = Picture::Kind::Shares;
    const bool outlier = finding.kind == FindingKind::Outlier;
    picture.title = outlier ? Text::tr("Share of connections lost") : Text::tr("How many of how many");
    picture.shares.append({outlier && !finding.subject.isEmpty() ? finding.subject : Text::tr("this finding"),
                           double(finding.count), double(finding.of)});
    if (outlier && finding.low && finding.high)
        picture.shares.append({Text::tr("all others"), *finding.low, *finding.high});
    return finding.of > 0 ? picture : Picture{};
}

} // namespace

Picture pictureOf(const Finding &finding, const monitor::Monitor &monitor)
{
    switch (finding.kind) {
    case FindingKind::IdleTimeout:
    case FindingKind::SilentIdleDrop:
    case FindingKind::PingInterval:
    case FindingKind::TimedClose:
        return histogram(finding, pictureData(finding, monitor), Text::tr("Silence before the end"), idleOf);
    case FindingKind::CodeTrap:
        return finding.sub == u"max_lifetime"
                   ? histogram(finding, pictureData(finding, monitor), Text::tr("Age at the end"), ageOf)
                   : histogram(finding, pictureData(finding, monitor), Text::tr("Silence before the end"),
                               idleOf);
    case FindingKind::MaxLifetime:
        return histogram(finding, pictureData(finding, monitor), Text::tr("Age at the end"), ageOf);
    case FindingKind::MassDrop:
        return openSessions(finding, pictureData(finding, monitor), now(monitor));
    case FindingKind::Flapping:
    case FindingKind::ReconnectStorm:
    case FindingKind::FixedOffset:
    case FindingKind::Takeover:
        return attempts(finding, pictureData(finding, monitor));
    case FindingKind::SizeLimit:
    case FindingKind::MessageLimit:
        return sizes(finding, pictureData(finding, monitor));
    case FindingKind::HeartbeatDegradation:
        return roundTrips(pictureData(finding, monitor));
    case FindingKind::Outlier:
    case FindingKind::ResumeRefused:
    case FindingKind::CodeRewritten:
    case FindingKind::AfterMessage:
    case FindingKind::PageHidden:
    case FindingKind::LongTask:
    case FindingKind::ScriptClose:
        return shares(finding);
    }
    return {};
}

QVector<int> countedIn(const QVector<double> &values, double low, double high, int parts)
{
    QVector<int> counts(parts);
    for (const double value : values) {
        if (value < low || value > high || high <= low)
            continue;
        ++counts[std::min(parts - 1, int((value - low) / (high - low) * parts))];
    }
    return counts;
}

QVector<double> roundTicks(double low, double high, int most, bool seconds)
{
    QVector<double> steps;
    for (double power = 1e-6; power < 1e12; power *= 10) {
        for (const double factor : {1.0, 2.0, 5.0})
            steps.append(power * factor);
    }
    if (seconds) {
        steps.removeIf([](double step) { return step > 10; });
        for (const double step : {15., 30., 60., 120., 300., 600., 900., 1800., 3600., 7200., 21600., 43200.,
                                  86400., 172800., 604800., 2592000.})
            steps.append(step);
    }
    QVector<double> ticks;
    for (const double step : steps) {
        const double first = std::ceil(low / step - 1e-9), last = std::floor(high / step + 1e-9);
        if (last - first + 1 > most)
            continue;
        for (double i = first; i <= last; ++i)
            ticks.append(i * step);
        break;
    }
    return ticks;
}

} // namespace ui
