// The work of one relayed session that opens and closes, stage by stage, without sockets: for counting
// instructions, which is as good on a busy machine as on an idle one (tests/bench/instructions).
//
//   dropscope-stages heads|journal|read|store|print SESSIONS
#include "diagnosis/classify.h"
#include "endpoint/relay/exchange.h"
#include "endpoint/tap/heads.h"
#include "endpoint/tap/secrets.h"
#include "journal/journal.h"
#include "loop.h"
#include "monitor/sessionstore.h"
#include "report/report.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <cstdio>

using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray key(32, 'k');
constexpr quint64 together = 50; ///< sessions in a batch, as in a storm

wire::HttpHead headOf(wire::HeadReader::Kind kind, const std::string &text)
{
    wire::HeadReader reader(kind);
    (void)reader.feed(QByteArrayView(text.data(), qsizetype(text.size())));
    return reader.head();
}

/// What a relay observes of a session.
Batch life(quint64 id)
{
    static const RequestHead request =
        endpoint::requestSeen(headOf(wire::HeadReader::Kind::Request, bench::request), {}, {});
    static const ResponseHead response =
        endpoint::responseSeen(headOf(wire::HeadReader::Kind::Response, bench::answer), {}, {});
    Batch all;
    Stamp now = 1'700'000'000s + std::chrono::milliseconds(id);
    const auto see = [&](Leg leg, Source source, const What &what) {
        now += 100us;
        all.append({SessionId(id), EndpointId(1), now, leg, source, what});
    };
    see(Leg::Client, Source::Wire,
        Connected{u"127.0.0.1:9000"_s, u"127.0.0.1:%1"_s.arg(20'000 + id % 40'000)});
    see(Leg::Client, Source::Wire, request);
    see(Leg::Server, Source::Tool, Dialing{u"127.0.0.1"_s, 9001});
    see(Leg::Server, Source::Wire,
        Connected{u"127.0.0.1:%1"_s.arg(20'001 + id % 40'000), u"127.0.0.1:9001"_s});
    see(Leg::Server, Source::Wire, response);
    see(Leg::Server, Source::Wire, Opened{});
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        see(leg, Source::Wire, CloseFrame{Way::In, 1000, {}, {}, 8});
        see(leg == Leg::Client ? Leg::Server : Leg::Client, Source::Wire,
            CloseFrame{Way::Out, 1000, {}, {}, 8});
    }
    for (const Leg leg : {Leg::Client, Leg::Server})
        see(leg, Source::Wire, TcpEnd{TcpFate::Fin, {}, false});
    see(Leg::Client, Source::Tool, Ended{});
    return all;
}

/// `take` is called with batches of that many sessions.
void inBatches(quint64 sessions, const auto &take)
{
    for (quint64 id = 1; id <= sessions;) {
        Batch batch;
        for (quint64 i = 0; i < together && id <= sessions; ++i, ++id)
            batch += life(id);
        take(batch);
    }
}

void heads(quint64 sessions)
{
    const QByteArrayView asked(bench::request.data(), qsizetype(bench::request.size()));
    const QByteArrayView answered(bench::answer.data(), qsizetype(bench::answer.size()));
    const endpoint::HeadRewrite rewrite;
    endpoint::Secrets gate;
    gate.redactWith(key);
    const auto pass = [&gate](What what) { gate.redact(what); };
    for (quint64 id = 0; id < sessions; ++id) {
        endpoint::Exchange exchange(64 * 1024, rewrite);
        exchange.fromClient(asked);
        while (const auto command = exchange.next()) {
            if (const auto *request = std::get_if<endpoint::Exchange::Asked>(&*command))
                pass(Boxed(endpoint::requestSeen(request->head, wire::requestFlaw(request->head), key)));
        }
        exchange.fromServer(answered);
        while (const auto command = exchange.next()) {
            if (const auto *upgraded = std::get_if<endpoint::Exchange::Upgraded>(&*command)) {
                pass(Boxed(endpoint::responseSeen(
                    upgraded->head, wire::responseFlaw(upgraded->head, exchange.upgradeRequest()), key)));
                break;
            }
        }
    }
}

void write(journal::Writer &writer, quint64 sessions, const QString &file)
{
    if (writer.create(file, key, 1s))
        qFatal("cannot create a log");
    inBatches(sessions, [&](const Batch &batch) { writer.append(batch); });
    writer.close();
}

void read(quint64 sessions)
{
    const QTemporaryDir folder;
    journal::Writer writer;
    write(writer, sessions, folder.filePath(u"a.dropscope"_s));
    journal::Reader reader;
    if (reader.open(folder.filePath(u"a.dropscope"_s)) || reader.replay([](const Batch &) { return true; }))
        qFatal("cannot read the log");
}

void store(quint64 sessions, bool print)
{
    monitor::SessionStore store([](EndpointId) { return Role::Relay; });
    qsizetype printed = 0;
    inBatches(sessions, [&](const Batch &batch) {
        const monitor::Changes changes = store.apply(batch);
        for (const SessionId id : changes.concluded) {
            const monitor::Session &session = *store.find(id);
            if (print)
                printed += report::disconnectText(session.facts, *session.verdict).size() +
                           report::sessionText(session.facts).size();
        }
    });
    std::printf("%lld\n", static_cast<long long>(printed));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const std::string stage = argc == 3 ? argv[1] : "";
    const quint64 sessions = argc == 3 ? std::strtoull(argv[2], nullptr, 10) : 0;
    if (stage == "heads") {
        heads(sessions);
    } else if (stage == "journal") {
        const QTemporaryDir folder;
        journal::Writer writer;
        write(writer, sessions, folder.filePath(u"a.dropscope"_s));
    } else if (stage == "read") {
        read(sessions);
    } else if (stage == "store" || stage == "print") {
        store(sessions, stage == "print");
    } else {
        std::fputs("usage: dropscope-stages heads|journal|read|store|print SESSIONS\n", stderr);
        return 2;
    }
    return 0;
}
