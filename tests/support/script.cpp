#include "support/script.h"

#include <QtTest>

namespace support {

using namespace session;
using namespace std::chrono_literals;

namespace {

Nanoseconds seconds(const QString &text)
{
    return std::chrono::duration_cast<Nanoseconds>(std::chrono::duration<double>(text.toDouble()));
}

Traffic traffic(Way way, const QString &frames, Stamp at)
{
    Traffic traffic;
    traffic.way = way;
    traffic.frames = traffic.messages = frames.toUInt();
    traffic.bytes = traffic.frames * 10;
    traffic.firstAt = traffic.lastAt = at;
    return traffic;
}

TcpSample sample(const QString &kind)
{
    TcpSample sample;
    sample.state = 1;
    if (kind == QLatin1String("dead")) {
        sample.unacked = 3;
        sample.backoff = 4;
        sample.retransmits = 4;
        sample.lastAckIn = 40s;
    } else if (kind == QLatin1String("unread")) {
        sample.probes = 2;
        sample.backoff = 2;
        sample.notSentBytes = 4'000'000;
    }
    return sample;
}

Observation read(const QStringList &words)
{
    Observation seen{
        SessionId(1), EndpointId(1), seconds(words[0]), *fromName<Leg>(words[1]), Source::Wire, {}};
    const QString what = words[2];
    const QString a = words.value(3), b = words.value(4);
    const auto fate = [&](TcpFate f, const char *error) {
        seen.what = TcpEnd{f, QLatin1String(error), false};
    };
    const auto close = [&](Way way, const QString &flaw) {
        seen.what = CloseFrame{way, a.isEmpty() ? std::nullopt : std::optional(quint16(a.toUInt())),
                               words.mid(4).join(u' '), flaw, 8};
    };
    if (what == u"dialing")
        seen.what = Dialing{QStringLiteral("host"), 80};
    else if (what == u"connected")
        seen.what = Connected{QStringLiteral("127.0.0.1:1"), QStringLiteral("127.0.0.1:2")};
    else if (what == u"tls")
        seen.what = TlsEstablished{};
    else if (what == u"request") {
        RequestHead head;
        head.target = QStringLiteral("/");
        head.flaw = a;
        head.connection = QStringLiteral("b37a4f2cc0624f16");
        head.userAgent = QStringLiteral("Mozilla/5.0");
        seen.what = head;
    } else if (what == u"response") {
        ResponseHead head;
        head.status = a.toInt();
        seen.what = head;
    } else if (what == u"opened")
        seen.what = Opened{};
    else if (what == u"open_failed") {
        seen.what = OpenFailed{*fromName<Phase>(b), a, words.value(6), {}};
        seen.source = *fromName<Source>(words.value(5));
    } else if (what == u"in")
        seen.what = traffic(Way::In, a, seen.at);
    else if (what == u"out")
        seen.what = traffic(Way::Out, a, seen.at);
    else if (what == u"ping")
        seen.what = Ping{Way::Out};
    else if (what == u"pong")
        seen.what = Pong{Way::In, a == u"strange" ? std::nullopt : std::optional<Nanoseconds>(1ms)};
    else if (what == u"ping_in")
        seen.what = Ping{Way::In};
    else if (what == u"pong_out")
        seen.what = Pong{Way::Out, a.isEmpty() ? std::nullopt : std::optional(seconds(a))};
    else if (what == u"stuck")
        seen.what = Stuck{a.toULongLong()};
    else if (what == u"unread")
        seen.what = Violation{Way::In, QStringLiteral("opcode"), a.toULongLong(), true};
    else if (what == u"fault") {
        seen.what = Performed{QStringLiteral("fault"), a, {}};
        seen.source = Source::Tool;
    } else if (what == u"hold") {
        seen.what = Performed{QStringLiteral("hold"), a, {}};
        seen.source = Source::Tool;
    } else if (what == u"close_in")
        close(Way::In, {});
    else if (what == u"close_out")
        close(Way::Out, {});
    else if (what == u"bad_close")
        close(Way::In, QStringLiteral("bad_close"));
    else if (what == u"violation")
        seen.what = Violation{Way::In, a, 0};
    else if (what == u"truncated")
        seen.what = Truncated{Way::In, a, 5, 2, b.isEmpty() ? std::nullopt : std::optional(seconds(b))};
    else if (what == u"fin")
        fate(TcpFate::Fin, "");
    else if (what == u"tls_fin")
        seen.what = TcpEnd{TcpFate::Fin, {}, true};
    else if (what == u"tls_end")
        fate(TcpFate::Open, "");
    else if (what == u"reset")
        fate(TcpFate::Reset, "ECONNRESET");
    else if (what == u"timeout")
        fate(TcpFate::Timeout, "ETIMEDOUT");
    else if (what == u"unreachable")
        seen.what = TcpEnd{TcpFate::Unreachable, a.isEmpty() ? QStringLiteral("EHOSTUNREACH") : a, false};
    else if (what == u"closed_by_tool")
        fate(TcpFate::ClosedByTool, "");
    else if (what == u"tls_broken")
        seen.what = TlsBroken{a, {}};
    else if (what == u"tool") {
        seen.what = ToolEnd{*fromName<ToolReason>(a), QStringLiteral("close"), b, {}, {}};
        seen.source = Source::Tool;
    } else if (what == u"silence") {
        seen.what = Silence{a, seconds(b), 2};
        seen.source = Source::Clock;
    } else if (what == u"tcp_info")
        seen.what = sample(a);
    else if (what == u"ended")
        seen.what = Ended{true};
    else
        qFatal("script: unknown word %s", qPrintable(what));
    return seen;
}

} // namespace

Batch readScript(const QString &text)
{
    Batch batch;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
        if (words.size() >= 3)
            batch.append(read(words));
    }
    return batch;
}

Facts fold(const QString &text, Role role)
{
    Facts facts;
    facts.role = role;
    for (const Observation &seen : readScript(text))
        apply(facts, seen);
    return facts;
}

} // namespace support
