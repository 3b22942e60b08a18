#include "demo/labclients.h"

#include <QTimer>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

enum class Exit { LeftToTheServer, Close, Vanish, Reset, Freeze, Forbidden };
enum class Via { Listener, Relay };

} // namespace

struct LabClients::Part
{
    const char *path, *program;
    Via via;
    milliseconds talksEvery; ///< 0: says something once, then nothing
    Exit exit;
    milliseconds after;     ///< … after it opened
    milliseconds comesBack; ///< after its end, and up to half of that later
    quint16 code = 1000;
    const char *reason = "";
    int size = 40; ///< of a message
};

namespace {

constexpr const char *browser = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0";
constexpr const char *phone = "ShopApp/4.2 (Android 14)";
constexpr const char *script = "Python/3.11 websockets/10.4";

} // namespace

static constexpr std::array cast{
    // Through the relay: the server's idle timer cuts those that say nothing.
    LabClients::Part{"/feed?channel=1", phone, Via::Relay, 0ms, Exit::LeftToTheServer, 0ms, 900ms},
    LabClients::Part{"/feed?channel=2", phone, Via::Relay, 0ms, Exit::LeftToTheServer, 0ms, 1300ms},
    LabClients::Part{"/feed?channel=3", browser, Via::Relay, 0ms, Exit::LeftToTheServer, 0ms, 700ms},
    LabClients::Part{"/feed?channel=4", script, Via::Relay, 0ms, Exit::LeftToTheServer, 0ms, 1800ms},
    LabClients::Part{"/chat", browser, Via::Relay, 1500ms, Exit::LeftToTheServer, 0ms, 1100ms},
    LabClients::Part{"/chat", phone, Via::Relay, 2500ms, Exit::LeftToTheServer, 0ms, 2100ms},
    LabClients::Part{"/orders", script, Via::Relay, 800ms, Exit::LeftToTheServer, 0ms, 5s},
    LabClients::Part{"/upload", browser, Via::Relay, 2s, Exit::LeftToTheServer, 0ms, 9s, 1000, "", 5000},
    LabClients::Part{"/chat", browser, Via::Relay, 2s, Exit::Close, 9s, 3s, 1001},
    LabClients::Part{"/admin", script, Via::Relay, 0ms, Exit::LeftToTheServer, 0ms, 11s},
    // At the listener: clients that end it themselves.
    LabClients::Part{"/live", browser, Via::Listener, 1s, Exit::Close, 30s, 2s, 1001},
    LabClients::Part{"/live", browser, Via::Listener, 1200ms, Exit::Close, 5s, 4s, 1001},
    LabClients::Part{"/live", phone, Via::Listener, 900ms, Exit::Vanish, 7s, 5s},
    LabClients::Part{"/live", phone, Via::Listener, 700ms, Exit::Reset, 4s, 8s},
    LabClients::Part{"/metrics", script, Via::Listener, 500ms, Exit::Freeze, 6s, 6s},
    LabClients::Part{"/live", script, Via::Listener, 1s, Exit::Close, 8s, 9s, 4001, "session expired"},
    LabClients::Part{"/legacy", "OldDevice/0.9", Via::Listener, 1s, Exit::Forbidden, 5s, 14s},
};

void LabClients::begin(quint16 listener, quint16 relay)
{
    m_listener = listener;
    m_relay = relay;
    milliseconds start = 100ms;
    for (const Part &part : cast) {
        QTimer::singleShot(start, this, [this, &part] { play(part); });
        start += 130ms;
    }
}

void LabClients::stop()
{
    m_stopped = true;
    for (LabWire *wire : findChildren<LabWire *>())
        wire->sendClose(1001, "the demo is over");
}

void LabClients::play(const Part &part)
{
    if (m_stopped)
        return;
    auto *wire = new LabWire(new QTcpSocket, LabWire::End::Client, this);
    connect(wire, &LabWire::opened, this, [this, wire, &part] { act(*wire, part); });
    // A socket may report its end twice, by error and by disconnection.
    connect(wire, &LabWire::ended, this, [this, wire, &part] {
        wire->disconnect(this);
        wire->deleteLater();
        playAgain(part);
    });
    wire->dial(part.via == Via::Relay ? m_relay : m_listener, QString::fromLatin1(part.path),
               QString::fromLatin1(part.program));
}

void LabClients::act(LabWire &wire, const Part &part)
{
    const QByteArray message = QByteArray(R"({"say":")") + QByteArray(part.size, 'x') + "\"}";
    wire.sendText(message);
    if (part.talksEvery > 0ms) {
        auto *talk = new QTimer(&wire);
        connect(talk, &QTimer::timeout, &wire, [&wire, message] { wire.sendText(message); });
        talk->start(part.talksEvery);
    }
    if (part.exit == Exit::LeftToTheServer)
        return;
    QTimer::singleShot(part.after, &wire, [this, &wire, &part] {
        switch (part.exit) {
        case Exit::LeftToTheServer:
            break;
        case Exit::Close:
            wire.sendClose(part.code, part.reason);
            break;
        case Exit::Vanish:
            wire.fin();
            break;
        case Exit::Reset:
            wire.reset();
            break;
        case Exit::Freeze:
            wire.freeze();
            for (QTimer *talk : wire.findChildren<QTimer *>(QString(), Qt::FindDirectChildrenOnly))
                talk->stop();
            // Nobody reads the end of a frozen socket: it is left for the heartbeat to find, then let go.
            QTimer::singleShot(12s, &wire, [&wire] { wire.reset(); });
            break;
        case Exit::Forbidden:
            wire.sendForbidden();
            break;
        }
    });
}

void LabClients::playAgain(const Part &part)
{
    const auto more = milliseconds(m_random.bounded(int(part.comesBack.count() / 2) + 1));
    QTimer::singleShot(part.comesBack + more, this, [this, &part] { play(part); });
}

} // namespace ui
