#include "faults/readyfaults.h"

#include <QCoreApplication>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    const char *action, *text;
};

constexpr std::array rows{
    Row{"rst", QT_TRANSLATE_NOOP("ui::readyfaults", "Reset (RST)")},
    Row{"fin", QT_TRANSLATE_NOOP("ui::readyfaults", "End TCP without a Close frame (FIN)")},
    Row{"close=1011", QT_TRANSLATE_NOOP("ui::readyfaults", "Close with 1011, internal error")},
    Row{"close=1012", QT_TRANSLATE_NOOP("ui::readyfaults", "Close with 1012, service restart")},
    Row{"close", QT_TRANSLATE_NOOP("ui::readyfaults", "Close without a code")},
    Row{"freeze", QT_TRANSLATE_NOOP("ui::readyfaults", "Freeze: read nothing, pass nothing on")},
    Row{"drop-pongs", QT_TRANSLATE_NOOP("ui::readyfaults", "Swallow pongs")},
    Row{"latency=200ms±50ms", QT_TRANSLATE_NOOP("ui::readyfaults", "Delay everything by 200 ms ± 50 ms")},
    Row{"rate=10KB/s", QT_TRANSLATE_NOOP("ui::readyfaults", "Let 10 KB a second through")},
    Row{"rst@next-message", QT_TRANSLATE_NOOP("ui::readyfaults", "Reset at the next message")},
    Row{"fin@10KB", QT_TRANSLATE_NOOP("ui::readyfaults", "End TCP after 10 KB")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("ui::readyfaults", text);
}

} // namespace

QVector<ReadyFault> readyFaults(session::Leg leg)
{
    QVector<ReadyFault> faults;
    for (const Row &row : rows)
        faults.append({session::name(leg) + u':' + QString::fromUtf8(row.action), translated(row.text)});
    return faults;
}

QVector<ReadyFault> readyRefusals()
{
    return {{u"upgrade:503*3"_s,
             QCoreApplication::translate("ui::readyfaults", "Refuse the next 3 handshakes with HTTP 503")},
            {u"upgrade:401"_s,
             QCoreApplication::translate("ui::readyfaults", "Refuse the next handshake with HTTP 401")}};
}

QVector<session::Leg> legsToBreak(session::Role role)
{
    switch (role) {
    case session::Role::Listener:
        return {session::Leg::Client};
    case session::Role::Relay:
        return {session::Leg::Client, session::Leg::Server};
    case session::Role::Client:
    case session::Role::Browser:
    case session::Role::Capture:
    case session::Role::Proxy:
        break;
    }
    return {};
}

} // namespace ui
