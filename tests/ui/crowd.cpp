#include "ui/crowd.h"

#include <QRandomGenerator>

#include <algorithm>

namespace traffic {

using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36";

class Crowd
{
public:
    Crowd(Stamp until, quint64 firstId) : m_until(until), m_id(firstId) {}

    Batch take()
    {
        idleTimer();
        massDrop();
        sizeLimit();
        slowPongs();
        std::stable_sort(m_batch.begin(), m_batch.end(),
                         [](const Observation &a, const Observation &b) { return a.at < b.at; });
        return m_batch;
    }

private:
    [[nodiscard]] double random(double least, double most)
    {
        return least + m_random.generateDouble() * (most - least);
    }

    /// Returns its id. `secondsAgo`: when it began.
    quint64 add(quint32 endpoint, double secondsAgo, const QString &url, const QString &script)
    {
        const quint64 id = m_id++;
        const Peer peer{id,
                        endpoint,
                        m_until - Stamp(qint64(secondsAgo * 1e9)),
                        u"192.168.7.%1:%2"_s.arg(20 + id % 60).arg(40000 + id % 20000),
                        url,
                        QLatin1String(chrome)};
        const QString opened =
            endpoint == 2 ? u"0 client connected\n0.001 client request\n0.003 server connected\n0.02 server "
                            "response 101\n0.021 client opened\n"_s
                          : QLatin1String(opening);
        Batch part = observed(peer, opened + script);
        for (Observation &seen : part) {
            if (auto *head = std::get_if<Boxed<ResponseHead>>(&seen.what); head && endpoint == 2) {
                ResponseHead response = *head;
                response.fingerprint = QStringList{u"Server: nginx/1.22.1"_s};
                *head = response;
            }
        }
        m_batch += part;
        m_startedAt = peer.startedAt;
        return id;
    }

    [[nodiscard]] static QString line(double at, const QString &rest)
    {
        return u"%1 %2\n"_s.arg(at, 0, 'f', 4).arg(rest);
    }

    /// A relay before a proxy that cuts after 60 s of silence; pauses of up to 48 s survive.
    void idleTimer()
    {
        for (int i = 0; i < 46; ++i) {
            double at = 1;
            QString script;
            for (int message = 0; message < 4 + i % 5; ++message) {
                script += line(at, u"client in 1"_s) + line(at + 0.001, u"server out 1"_s) +
                          line(at + 0.03, u"server in 2"_s) + line(at + 0.031, u"client out 2"_s);
                at += random(2, 48);
            }
            const double ago = 3400 - i * 66;
            if (i % 3 == 2) {
                script += line(at, u"client close_in 1001"_s) + line(at, u"server out 0"_s) +
                          line(at + 0.001, u"server close_out 1001"_s) +
                          line(at + 0.02, u"server close_in 1001"_s) +
                          line(at + 0.021, u"client close_out 1001"_s) + line(at + 0.03, u"client fin"_s) +
                          line(at + 0.03, u"server fin"_s) + line(at + 0.04, u"client ended"_s);
            } else {
                script += line(at, u"client in 1"_s) + line(at + 0.001, u"server out 1"_s);
                const double end = at + 0.001 + random(60.0, 60.12);
                script += line(end, u"server fin"_s) + line(end + 0.001, u"client closed_by_tool"_s) +
                          line(end + 0.002, u"server ended"_s);
            }
            add(2, ago, u"/graphql"_s, script);
        }
    }

    /// All sessions of a server end within a moment, and come back one after another.
    void massDrop()
    {
        for (int i = 0; i < 30; ++i) {
            const double ago = random(2300, 2900), end = ago - 1500 + random(0, 0.35);
            QString script;
            for (double at = 1; at < end - 1; at += random(5, 40))
                script += line(at, u"client in 2"_s) + line(at + 0.01, u"client out 3"_s);
            script += i % 2 ? line(end, u"client reset"_s) : line(end, u"client fin"_s);
            script += line(end + 0.001, u"client ended"_s);
            const quint64 lost = add(1, ago, u"/chat?room=%1"_s.arg(i), script);
            if (i % 4 == 3)
                continue;
            const double back = 1500 - random(1.5, 40);
            script = line(0.5, u"client in 3"_s) + line(0.6, u"client out 2"_s);
            const bool lives = i % 3 == 0;
            if (!lives) {
                const double at = random(300, 1200);
                script += line(at, u"client in 1"_s) + line(at + 2, u"client close_in 1000 bye"_s) +
                          line(at + 2, u"client close_out 1000"_s) + line(at + 2.01, u"client fin"_s) +
                          line(at + 2.02, u"client ended"_s);
            }
            const quint64 id = add(1, back, u"/chat?room=%1"_s.arg(i), script);
            m_batch.append({SessionId(id), EndpointId(1), m_startedAt + 1ms, Leg::Client, Source::Wire,
                            Continues{lost, u"cookie"_s}});
        }
    }

    /// Messages above 64 KiB are answered with Close 1009.
    void sizeLimit()
    {
        for (int i = 0; i < 18; ++i) {
            const double ago = random(200, 3000), at = random(3, 40);
            const bool tooBig = i % 3 == 0;
            const quint64 id = add(
                2, ago, u"/upload"_s,
                tooBig ? line(at + 0.2, u"server close_in 1009 too big"_s) +
                             line(at + 0.2, u"client close_out 1009"_s) +
                             line(at + 0.21, u"client close_in 1009"_s) +
                             line(at + 0.21, u"server close_out 1009"_s) + line(at + 0.22, u"server fin"_s) +
                             line(at + 0.22, u"client fin"_s) + line(at + 0.23, u"server ended"_s)
                       : line(at + 20, u"client close_in 1000"_s) +
                             line(at + 20, u"server close_out 1000"_s) + line(at + 20.1, u"client fin"_s) +
                             line(at + 20.1, u"server fin"_s) + line(at + 20.2, u"client ended"_s));
            const quint64 size =
                tooBig ? 65'537 + quint64(random(0, 90'000)) : 2'000 + quint64(random(0, 63'000));
            for (const auto &[leg, way] :
                 {std::pair(Leg::Client, Way::In), std::pair(Leg::Server, Way::Out)}) {
                for (const double when : {at, at + 5}) {
                    if (when > at && tooBig)
                        continue;
                    Traffic passed;
                    passed.way = way;
                    passed.frames = passed.messages = 1;
                    passed.bytes = passed.largestFrame = passed.largestMessage = when > at ? 80 : size;
                    passed.firstAt = passed.lastAt = m_startedAt + Stamp(qint64(when * 1e9));
                    m_batch.append({SessionId(id), EndpointId(2), passed.lastAt, leg, Source::Wire, passed});
                }
            }
        }
    }

    /// Round trips leave their baseline before the connection dies.
    void slowPongs()
    {
        for (int i = 0; i < 5; ++i) {
            const double ago = 2000 - i * 300;
            QString script;
            const double end = 30 * 15 + 31 + i;
            script += line(1, u"client in 2"_s) + line(end - 0.001, u"client silence pong 30"_s) +
                      line(end, u"client tool heartbeat"_s) + line(end, u"client closed_by_tool"_s) +
                      line(end + 0.001, u"client ended"_s);
            const quint64 id = add(1, ago, u"/device/%1"_s.arg(i), script);
            for (int ping = 1; ping <= 30; ++ping) {
                const double rtt = ping > 24 ? 90.0 * (ping - 23) : random(18, 26);
                const Stamp at = m_startedAt + Stamp(qint64(ping * 15e9));
                const Stamp answered = at + Stamp(qint64(rtt * 1e6));
                m_batch.append({SessionId(id), EndpointId(1), at, Leg::Client, Source::Tool, Ping{Way::Out}});
                m_batch.append({SessionId(id), EndpointId(1), answered, Leg::Client, Source::Wire,
                                Pong{Way::In, answered - at}});
                TcpSample sample;
                sample.state = 1;
                sample.rtt = std::chrono::microseconds(qint64(rtt * 900));
                sample.rttVar = sample.rtt / 5;
                sample.totalRetransmits = sample.retransmits = ping > 26 ? quint32(ping - 26) : 0;
                sample.notSentBytes = ping > 25 ? quint32(ping - 25) * 900 : 0;
                m_batch.append({SessionId(id), EndpointId(1), answered, Leg::Client, Source::Wire, sample});
            }
        }
    }

    Stamp m_until;
    quint64 m_id;
    Batch m_batch;
    Stamp m_startedAt{};
    QRandomGenerator m_random{7};
};

} // namespace

Batch crowd(Stamp until, quint64 firstId)
{
    return Crowd(until, firstId).take();
}

} // namespace traffic
