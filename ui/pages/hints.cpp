#include "pages/hints.h"

#include "models/endpointnames.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using State = session::EndpointStatus::State;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::hints)
};

const session::EndpointStatus *firstIn(State state, const QVector<session::EndpointStatus> &endpoints)
{
    const auto it = std::find_if(endpoints.begin(), endpoints.end(),
                                 [state](const auto &status) { return status.state == state; });
    return it == endpoints.end() ? nullptr : &*it;
}

PageHint nothingSetUp()
{
    return {{u"listener"_s,
             Text::tr("Start by listening"),
             Text::tr("Dropscope accepts WebSocket connections on an address of this computer, watches each "
                      "one, and tells why "
                      "and by whom it was ended."),
             {},
             {},
             {},
             Text::tr("New listener…")},
            HintAction::NewListener};
}

PageHint nothingRuns(const session::EndpointStatus &endpoint)
{
    const bool failed = endpoint.state == State::Failed;
    return {{QString::fromLatin1(failed ? "failed" : "stopped"),
             failed ? Text::tr("“%1” could not start").arg(endpointName(endpoint))
                    : Text::tr("“%1” is stopped").arg(endpointName(endpoint)),
             failed ? endpoint.error
                    : Text::tr("Start it to accept connections at %1.").arg(endpoint.url.toString()),
             {},
             {},
             {},
             failed ? Text::tr("Try again") : Text::tr("Start")},
            HintAction::StartEndpoint,
            endpoint.id};
}

/// The case in which no connection can come; nothing if one can.
std::optional<PageHint> notReady(const QVector<session::EndpointStatus> &endpoints)
{
    if (endpoints.isEmpty())
        return nothingSetUp();
    if (firstIn(State::Running, endpoints))
        return {};
    const auto *failed = firstIn(State::Failed, endpoints);
    return nothingRuns(failed ? *failed : endpoints.first());
}

} // namespace

QString exampleCommand(const QUrl &url)
{
    return u"python3 -m websockets %1"_s.arg(url.toString());
}

PageHint sessionsHint(const QVector<session::EndpointStatus> &endpoints)
{
    if (auto hint = notReady(endpoints))
        return *hint;
    const QUrl url = firstIn(State::Running, endpoints)->url;
    return {{u"listener"_s,
             Text::tr("Waiting for a connection"),
             Text::tr("Point a web page, an application or a device at this address. Each connection appears "
                      "here as soon as "
                      "it is made."),
             url.toString(),
             exampleCommand(url),
             Text::tr("Or try it from a terminal:"),
             {}}};
}

PageHint disconnectsHint(const QVector<session::EndpointStatus> &endpoints, bool anyLive)
{
    if (auto hint = notReady(endpoints))
        return *hint;
    if (anyLive)
        return {{u"quiet"_s,
                 Text::tr("No connection has ended yet"),
                 Text::tr("Close the browser tab, stop the program or pull the plug: the end appears here, "
                          "with its cause and "
                          "who brought it about. To end a connection yourself, select it under Sessions."),
                 {},
                 {},
                 {},
                 {}}};
    const QUrl url = firstIn(State::Running, endpoints)->url;
    return {{u"quiet"_s,
             Text::tr("No connection has ended yet"),
             Text::tr("Connect to this address, then close the tab, stop the program or pull the plug: the "
                      "end appears here, "
                      "with its cause and who brought it about."),
             url.toString(),
             exampleCommand(url),
             Text::tr("Or try it from a terminal:"),
             {}}};
}

PageHint logSessionsHint()
{
    return {{u"quiet"_s,
             Text::tr("No session was open when this log ended"),
             Text::tr("All that this log saw has ended. See Disconnects."),
             {},
             {},
             {},
             {}}};
}

PageHint logDisconnectsHint()
{
    return {{u"quiet"_s,
             Text::tr("No connection ended in this log"),
             Text::tr("This log saw no end of a connection."),
             {},
             {},
             {},
             {}}};
}

} // namespace ui
