#include "inspector/sequence.h"

#include "base/visible.h"
#include "kit/words.h"
#include "report/application.h"
#include "report/report.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace session;
using Step = SequenceStep;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::SequenceView)
};

constexpr auto noteworthy = 1s;   // a silence
constexpr auto passedWithin = 1s; // from one leg to the other

/// Where the lines of a session stand.
struct Lines
{
    int client = -1, dropscope = 0, server = -1;
    [[nodiscard]] int of(Leg leg) const
    {
        const int line = leg == Leg::Client ? client : server;
        return line < 0 ? dropscope : line;
    }
};

/// Turns one observation into a step; a note of its own where nothing passes between two parties.
struct ToStep
{
    const Facts &facts;
    const Observation &seen;
    Step &step;
    Lines lines;

    void arrow(bool in, const QString &text, Tone tone = Tone::None) const
    {
        step.kind = Step::Kind::Arrow;
        step.from = in ? lines.of(seen.leg) : lines.dropscope;
        step.to = in ? lines.dropscope : lines.of(seen.leg);
        step.text = text;
        step.tone = tone;
    }
    void note(Tone tone = Tone::None) const
    {
        step.from = step.to = seen.source == Source::Tool ? lines.dropscope : lines.of(seen.leg);
        step.text = report::sentence(seen, facts.role);
        step.tone = tone;
    }
    [[nodiscard]] bool fromPeer() const { return seen.leg == Leg::Client; }

    void operator()(const Dialing &d) const { arrow(false, Text::tr("dial %1:%2").arg(d.host).arg(d.port)); }
    void operator()(const Connected &) const { arrow(fromPeer(), Text::tr("TCP connection")); }
    void operator()(const TlsEstablished &tls) const { arrow(fromPeer(), tls.protocol); }
    void operator()(const RequestHead &head) const
    {
        arrow(fromPeer(), u"%1 %2"_s.arg(head.method, head.target.left(80)).trimmed());
    }
    void operator()(const ResponseHead &head) const
    {
        arrow(!fromPeer(), u"HTTP %1 %2"_s.arg(head.status).arg(head.reason).trimmed(),
              head.status == 101 ? Tone::None : Tone::Failed);
    }
    void operator()(const Opened &) const
    {
        step.from = step.to = lines.dropscope;
        step.text = Text::tr("open");
        step.tone = Tone::Live;
    }
    void operator()(const OpenFailed &) const { note(Tone::Failed); }
    void operator()(const Ping &ping) const { arrow(ping.way == Way::In, Text::tr("ping")); }
    void operator()(const Pong &pong) const { arrow(pong.way == Way::In, Text::tr("pong")); }
    void operator()(const CloseFrame &close) const
    {
        QString text = Text::tr("Close %1").arg(report::closeCodeLabel(close.code));
        if (!close.reason.isEmpty())
            text = Text::tr("%1, “%2”").arg(text, close.reason.left(80));
        arrow(close.way == Way::In, text, Tone::Accent);
    }
    void operator()(const TcpEnd &end) const
    {
        switch (end.fate) {
        case TcpFate::Fin:
            if (report::answersPassedEnd(seen, facts))
                arrow(true, Text::tr("FIN, in answer"), Tone::Muted);
            else
                arrow(true, u"FIN"_s);
            return;
        case TcpFate::Reset:
            arrow(true, u"RST"_s, Tone::Lost);
            step.isCut = true;
            return;
        case TcpFate::ClosedByTool:
            step.isCut = facts.toolEnd && facts.toolEnd->what == u"reset";
            if (step.isCut)
                arrow(false, Text::tr("RST by Dropscope"), Tone::Lost);
            else
                arrow(false, Text::tr("closed by Dropscope"));
            return;
        case TcpFate::Open:
        case TcpFate::Timeout:
        case TcpFate::Unreachable:
        case TcpFate::Unknown:
            note(Tone::Lost);
            return;
        }
    }
    /// From one side to the other, with the name that its protocol has for it.
    void say(Leg from, const QString &text, Tone tone) const
    {
        step.kind = Step::Kind::Arrow;
        step.from = lines.of(from);
        step.to = lines.of(otherThan(from));
        step.passes = step.from != lines.dropscope && step.to != lines.dropscope;
        step.text = text;
        step.tone = tone;
    }
    void operator()(const AppGoodbye &goodbye) const
    {
        QString text = report::goodbyeLabel(facts.app->hello.protocol, goodbye.what);
        if (!goodbye.text.isEmpty())
            text = Text::tr("%1, “%2”").arg(text, goodbye.text.left(80));
        say(goodbye.from, text, Tone::Accent);
    }
    void operator()(const AppError &error) const
    {
        say(error.from, report::sentence(seen, facts.role), Tone::Lost);
    }
    void operator()(const Truncated &) const { note(Tone::Lost); }
    void operator()(const Violation &) const { note(Tone::Lost); }
    void operator()(const TlsBroken &) const { note(Tone::Lost); }
    void operator()(const PlaceEnd &) const { note(Tone::Accent); }
    void operator()(const PlaceWord &) const { note(); }
    void operator()(const ToolEnd &) const { note(Tone::Accent); }
    template <class Other>
    void operator()(const Other &) const
    {
        note(Tone::Muted);
    }
};

QString frameText(const FrameRecord &frame)
{
    if (frame.opcode == 9 || frame.opcode == 10)
        return words::opcode(frame.opcode);
    return Text::tr("%1, %2").arg(words::opcode(frame.opcode), words::bytes(frame.size));
}

/// A run of equal arrows is one arrow with a number.
struct Drawn
{
    Step step;
    int count = 1;
    quint64 bytes = 0;
    int opcode = -1;
    bool ownOfItsLeg = false;   ///< like on both legs, and yet nothing that passes
    std::optional<TcpFate> end; ///< of TCP
};

/// The latest heartbeats of the application: more would hide what they lead to.
void addBeats(std::vector<Drawn> &all, const Facts &facts, const Lines &lines)
{
    constexpr qsizetype shown = 5;
    if (!facts.app || !facts.openedAt)
        return;
    const auto &ticks = facts.app->ticks;
    const QString name = report::heartbeatLabel(facts.app->hello.protocol);
    for (qsizetype i = std::max<qsizetype>(0, ticks.size() - shown); i < ticks.size(); ++i) {
        const AppTick &tick = ticks[i];
        const Stamp at = *facts.openedAt + std::chrono::duration_cast<Nanoseconds>(
                                               std::chrono::duration<double>(double(tick.at)));
        const AppBeats &others = facts.app->beats(otherThan(tick.from));
        const bool awaited =
            tick.milliseconds < 0 && others.lastPong && facts.app->beats(tick.from).unanswered;
        QString text = name;
        if (tick.milliseconds >= 0)
            text = Text::tr("%1, answered after %2")
                       .arg(name, words::milliseconds(std::chrono::duration_cast<Nanoseconds>(
                                      std::chrono::duration<double, std::milli>(double(tick.milliseconds)))));
        else if (awaited)
            text = Text::tr("%1, not answered").arg(name);
        Drawn drawn;
        drawn.step.at = at;
        const Observation none{};
        ToStep{facts, none, drawn.step, lines}.say(tick.from, text, awaited ? Tone::Lost : Tone::Muted);
        all.push_back(drawn);
    }
}

std::vector<Drawn> collect(const Facts &facts, const Lines &lines)
{
    std::vector<Drawn> all;
    for (const Observation &seen : facts.timeline.all()) {
        Drawn drawn;
        drawn.step.at = seen.at;
        drawn.ownOfItsLeg =
            std::holds_alternative<Connected>(seen.what) || std::holds_alternative<TlsEstablished>(seen.what);
        if (const auto *end = std::get_if<TcpEnd>(&seen.what))
            drawn.end = end->fate;
        drawn.step.decided = facts.first && seen == *facts.first;
        visitWhat(ToStep{facts, seen, drawn.step, lines}, seen.what);
        if (!drawn.step.text.isEmpty())
            all.push_back(drawn);
    }
    if (facts.lastFrames) {
        for (const FrameRecord &frame : facts.lastFrames->frames) {
            if (frame.opcode == 8)
                continue; // seen as a Close frame already
            const bool in = frame.way == Way::In;
            Drawn drawn;
            drawn.step = {Step::Kind::Arrow,
                          frame.at,
                          in ? lines.of(frame.leg) : lines.dropscope,
                          in ? lines.dropscope : lines.of(frame.leg),
                          false,
                          false,
                          false,
                          frame.opcode > 8 ? Tone::Muted : Tone::None,
                          frameText(frame)};
            drawn.bytes = frame.size, drawn.opcode = frame.opcode;
            all.push_back(drawn);
        }
    }
    addBeats(all, facts, lines);
    std::stable_sort(all.begin(), all.end(),
                     [](const Drawn &a, const Drawn &b) { return a.step.at < b.step.at; });
    return all;
}

/// What came in on one leg and left on the other is one arrow.
void joinPassed(std::vector<Drawn> &all, const Lines &lines)
{
    std::vector<bool> gone(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        Step &in = all[i].step;
        if (gone[i] || all[i].ownOfItsLeg || in.kind != Step::Kind::Arrow || in.to != lines.dropscope ||
            in.isCut)
            continue;
        const int onward = in.from == lines.client ? lines.server : lines.client;
        for (std::size_t j = i + 1; j < all.size() && all[j].step.at - in.at < passedWithin; ++j) {
            const Step &out = all[j].step;
            if (gone[j] || out.kind != Step::Kind::Arrow || out.from != lines.dropscope || out.to != onward ||
                out.text != in.text)
                continue;
            gone[j] = true;
            in.to = onward;
            in.passes = true;
            break;
        }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!gone[i])
            all[kept++] = all[i];
    }
    all.resize(kept);
}

/// A relay passes the first end of TCP on as it came; what it closes itself afterwards is that very act.
void passEnds(std::vector<Drawn> &all, const Facts &facts, const Lines &lines)
{
    if (!facts.openedAt || facts.toolEnd || facts.faulted)
        return;
    const auto first = std::find_if(all.begin(), all.end(), [](const Drawn &drawn) {
        return drawn.end && drawn.step.kind == Step::Kind::Arrow;
    });
    if (first == all.end() || (first->end != TcpFate::Fin && first->end != TcpFate::Reset))
        return;
    const int onward = first->step.from == lines.client ? lines.server : lines.client;
    first->step.to = onward;
    first->step.passes = true;
    all.erase(std::remove_if(std::next(first), all.end(),
                             [onward](const Drawn &drawn) {
                                 return drawn.end == TcpFate::ClosedByTool && drawn.step.to == onward;
                             }),
              all.end());
}

void joinRuns(std::vector<Drawn> &all)
{
    std::vector<Drawn> joined;
    for (const Drawn &next : all) {
        Drawn *last = joined.empty() ? nullptr : &joined.back();
        if (last && next.opcode >= 0 && next.opcode == last->opcode && next.step.from == last->step.from &&
            next.step.to == last->step.to && next.step.at - last->step.at < noteworthy) {
            ++last->count;
            last->bytes += next.bytes;
            last->step.text = Text::tr("%1 × %2, %3")
                                  .arg(QString::number(last->count), words::opcode(last->opcode),
                                       words::bytes(last->bytes));
            continue;
        }
        joined.push_back(next);
    }
    all = std::move(joined);
}

int widthOf(const QString &text)
{
    int width = 0;
    for (const QChar c : text)
        width += c.unicode() >= 0x2e80 ? 2 : 1; // East Asian characters take two cells
    return width;
}

/// Cut or filled with that character to so many cells.
QString fitted(QString text, int cells, QChar fill = u' ')
{
    while (widthOf(text) > cells)
        text.chop(1);
    return text + QString(cells - widthOf(text), fill);
}

} // namespace

Sequence sequenceOf(const Facts &facts)
{
    Sequence sequence;
    sequence.startedAt = facts.startedAt;
    Lines lines;
    if (facts.client().exists && facts.server().exists)
        lines = {0, 1, 2};
    else if (facts.client().exists)
        lines = {0, 1, -1};
    else
        lines = {-1, 0, 1};
    if (lines.client >= 0)
        sequence.parties.append(Text::tr("Client"));
    sequence.parties.append(u"Dropscope"_s);
    if (lines.server >= 0)
        sequence.parties.append(Text::tr("Server"));

    std::vector<Drawn> all = collect(facts, lines);
    if (lines.client >= 0 && lines.server >= 0) {
        joinPassed(all, lines);
        passEnds(all, facts, lines);
    }
    joinRuns(all);
    const int tooMany = std::max(0, int(all.size()) - Sequence::maxSteps);
    Stamp last = facts.startedAt;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (tooMany > 0 && int(i) == Sequence::keptAtStart) {
            sequence.steps.append({Step::Kind::LeftOut, all[i].step.at, 0, 0, false, false, false,
                                   Tone::Muted, Text::tr("not shown: %1").arg(tooMany)});
            i += std::size_t(tooMany);
            last = all[i].step.at;
        }
        const Step &step = all[i].step;
        const quint64 dropped = facts.lastFrames ? facts.lastFrames->dropped : 0;
        const bool firstFrame =
            all[i].opcode >= 0 && dropped > 0 && step.at <= facts.lastFrames->frames.first().at;
        if (firstFrame)
            sequence.steps.append({Step::Kind::LeftOut, step.at, 0, 0, false, false, false, Tone::Muted,
                                   Text::tr("earlier frames: %1").arg(QLocale().toString(dropped))});
        else if (step.at - last >= noteworthy)
            sequence.steps.append({Step::Kind::Silence, step.at, 0, 0, false, false, false, Tone::Muted,
                                   Text::tr("%1 without an event").arg(report::duration(step.at - last))});
        last = step.at;
        sequence.steps.append(step);
    }
    return sequence;
}

QString asText(const Sequence &sequence)
{
    constexpr int timeCells = 13, gapCells = 38;
    const int parties = int(sequence.parties.size());
    QStringList lines;
    QString head = fitted({}, timeCells);
    for (int i = 0; i < parties; ++i)
        head += i + 1 < parties ? fitted(sequence.parties[i], gapCells + 1) : sequence.parties[i];
    lines.append(head);
    for (const Step &step : sequence.steps) {
        QString line =
            QString(std::max(0, timeCells - 2 - widthOf(words::offset(sequence.startedAt, step.at))), u' ') +
            words::offset(sequence.startedAt, step.at) + u"  "_s;
        if (step.kind == Step::Kind::Silence || step.kind == Step::Kind::LeftOut) {
            line = fitted({}, timeCells) + u"  … "_s + step.text + u" …"_s;
        } else if (step.kind == Step::Kind::Note) {
            for (int i = 0; i < parties; ++i)
                line += i == step.from  ? u"* "_s + step.text
                        : i < step.from ? fitted(u"|"_s, gapCells + 1)
                                        : QString();
        } else {
            const int left = std::min(step.from, step.to), right = std::max(step.from, step.to);
            const bool forwards = step.from < step.to;
            for (int i = 0; i < left; ++i)
                line += fitted(u"|"_s, gapCells + 1);
            const int room = (right - left) * (gapCells + 1) - 1;
            const QString body = fitted(
                u"- "_s + fitted(step.text, std::min(room - 6, widthOf(step.text))) + u' ', room - 1, u'-');
            const QChar tip = step.isCut ? u'X' : forwards ? u'>' : u'<';
            line += u'|' + (forwards ? body + tip : tip + body) + u'|';
            for (int i = right + 1; i < parties; ++i)
                line += fitted({}, gapCells) + u'|';
        }
        if (step.decided)
            line += Text::tr("   <= the first event of the end");
        lines.append(base::visible(line));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace ui
