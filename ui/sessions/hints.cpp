#include "sessions/hints.h"

#include "endpoints/clientlink.h"
#include "kit/clock.h"
#include "kit/endpointnames.h"
#include "report/report.h"

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

/// The endpoint to talk about: the selected one, else one that runs, else one that could not, else any.
session::EndpointStatus chosen(const QVector<session::EndpointStatus> &endpoints,
                               std::optional<session::EndpointId> selected)
{
    const auto rank = [selected](const session::EndpointStatus &status) {
        return status.id == selected            ? 0
               : status.state == State::Running ? 1
               : status.state == State::Failed  ? 2
                                                : 3;
    };
    return *std::min_element(endpoints.begin(), endpoints.end(),
                             [&](const auto &a, const auto &b) { return rank(a) < rank(b); });
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

/// A file is not started again: it was read, or is being read.
PageHint fileHint(const session::EndpointStatus &file)
{
    const QString name = endpointName(file);
    if (file.state == State::Failed)
        return {{u"failed"_s,
                 Text::tr("“%1” cannot be read").arg(name),
                 report::endpointError(file.error),
                 {},
                 {},
                 {},
                 {}}};
    if (file.state == State::Running)
        return {{u"open"_s,
                 Text::tr("“%1” is being read").arg(name),
                 Text::tr("Connections appear here as they are found; those that ended, under Disconnects."),
                 {},
                 {},
                 {},
                 {}}};
    return {{u"quiet"_s,
             Text::tr("“%1” has been read").arg(name),
             report::joined(QStringList{Text::tr("No connection in it belongs on this page.")} +
                            report::noteTexts(file)),
             {},
             {},
             {},
             {}}};
}

/// A browser is not connected to: its pages connect.
PageHint browserHint(const session::EndpointStatus &browser)
{
    const QString page = browser.target.toString();
    return {
        {u"browser"_s,
         Text::tr("Watching “%1”").arg(endpointName(browser)),
         page.isEmpty()
             ? Text::tr("Use the pages of the browser. Each WebSocket that they open appears here.")
             : Text::tr(
                   "Use the page in the browser that has opened. Each WebSocket that it opens appears here, "
                   "whatever its address."),
         page,
         {},
         {},
         {}}};
}

PageHint nothingRuns(const session::EndpointStatus &endpoint)
{
    if (isFile(endpoint))
        return fileHint(endpoint);
    const bool failed = endpoint.state == State::Failed;
    return {{QString::fromLatin1(failed ? "failed" : "stopped"),
             failed ? Text::tr("“%1” could not start").arg(endpointName(endpoint))
                    : Text::tr("“%1” is stopped").arg(endpointName(endpoint)),
             failed ? report::endpointError(endpoint.error)
             : endpoint.role == session::Role::Browser
                 ? Text::tr("Start it to open its page in a browser and watch it.")
             : endpoint.role == session::Role::Client
                 ? Text::tr("Start it to connect to %1.").arg(endpoint.url.toString())
                 : Text::tr("Start it to accept connections at %1.").arg(endpoint.url.toString()),
             {},
             {},
             {},
             failed ? Text::tr("Try again") : Text::tr("Start")},
            HintAction::StartEndpoint,
            endpoint.id};
}

/// A client waits for nobody: it says how it gets on.
PageHint clientHint(const session::EndpointStatus &endpoint, const ClientLink &link)
{
    const QString name = endpointName(endpoint), url = endpoint.url.toString();
    const auto hint = [](const char *icon, const QString &title, const QString &text) {
        return PageHint{{QString::fromLatin1(icon), title, text, {}, {}, {}, {}}};
    };
    switch (link.state) {
    case ClientLink::State::Connected:
    case ClientLink::State::Connecting:
        return hint("connecting", Text::tr("“%1” is connecting").arg(name),
                    Text::tr("Its connection to %1 appears here as soon as it is open.").arg(url));
    case ClientLink::State::Waiting:
        return hint(
            "reconnect", Text::tr("“%1” is not connected").arg(name),
            Text::tr("It dials %1 again in %2 s. Why the last attempt ended stands under Disconnects.")
                .arg(url)
                .arg(link.seconds));
    case ClientLink::State::Down:
        break;
    }
    return hint(
        "stopped", Text::tr("“%1” is not connected").arg(name),
        Text::tr("Its connection to %1 has ended, and it does not dial again by itself. Select the end "
                 "under Disconnects to see why, and to reconnect.")
            .arg(url));
}

/// The case in which no connection can come; nothing if one can.
std::optional<PageHint> notReady(const QVector<session::EndpointStatus> &endpoints,
                                 std::optional<session::EndpointId> selected)
{
    if (endpoints.isEmpty())
        return nothingSetUp();
    const session::EndpointStatus endpoint = chosen(endpoints, selected);
    return endpoint.state == State::Running && !isFile(endpoint) ? std::nullopt
                                                                 : std::optional(nothingRuns(endpoint));
}

} // namespace

QString exampleCommand(const QUrl &url)
{
    return u"python3 -m websockets %1"_s.arg(url.toString());
}

PageHint sessionsHint(const monitor::Monitor &monitor, std::optional<session::EndpointId> selected)
{
    const auto endpoints = monitor.endpoints();
    if (auto hint = notReady(endpoints, selected))
        return *hint;
    const session::EndpointStatus endpoint = chosen(endpoints, selected);
    if (endpoint.role == session::Role::Browser)
        return browserHint(endpoint);
    if (const auto link = clientLink(monitor, endpoint, now(monitor)))
        return clientHint(endpoint, *link);
    const QUrl url = endpoint.url;
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

PageHint disconnectsHint(const monitor::Monitor &monitor, std::optional<session::EndpointId> selected)
{
    const auto endpoints = monitor.endpoints();
    if (auto hint = notReady(endpoints, selected))
        return *hint;
    const session::EndpointStatus endpoint = chosen(endpoints, selected);
    if (endpoint.role == session::Role::Browser && monitor.counts().live == 0)
        return browserHint(endpoint);
    if (endpoint.role == session::Role::Client || monitor.counts().live > 0)
        return {{u"quiet"_s,
                 Text::tr("No connection has ended yet"),
                 Text::tr("Close the browser tab, stop the program or pull the plug: the end appears here, "
                          "with its cause and "
                          "who brought it about. To end a connection yourself, select it under Sessions."),
                 {},
                 {},
                 {},
                 {}}};
    const QUrl url = endpoint.url;
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
