#include "endpoint/net/doorkeeper.h"

#include <QNetworkInterface>
#include <QSysInfo>

#include <algorithm>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype keyLength = 256; ///< of a value that is remembered as reported
constexpr auto lookUpInterval = 5s;  ///< addresses of this computer come and go

} // namespace

Doorkeeper::Doorkeeper(const EndpointSpec &spec)
{
    m_gate.secure = spec.listen.scheme() == QLatin1String("wss");
    m_gate.target = spec.role == Role::Relay ? spec.target : QUrl();
    follow(spec);
}

void Doorkeeper::listensAt(const QHostAddress &address, quint16 port)
{
    m_gate.bound = address;
    m_gate.port = port;
    const QString name = QSysInfo::machineHostName();
    m_gate.names = {name, name.section(u'.', 0, 0)};
    lookUpAddresses();
}

void Doorkeeper::follow(const EndpointSpec &spec)
{
    m_gate.allowedOrigins = spec.allowOrigins;
    m_gate.allowedHosts = spec.allowHosts;
}

Admission Doorkeeper::judge(const wire::HttpHead &request)
{
    Admission admission = admit(request, m_gate);
    if (admission.passes() || base::now() - m_lookedUpAt < lookUpInterval)
        return admission;
    lookUpAddresses();
    return admit(request, m_gate);
}

bool Doorkeeper::mayReport(const Admission &refusal, Stamp now)
{
    const QString key = refusal.refused + u' ' + refusal.value.left(keyLength);
    std::erase_if(m_reported, [now](const auto &entry) { return now - entry.second >= reportInterval; });
    if (m_reported.contains(key))
        return false;
    if (m_reported.size() >= reportsRemembered)
        m_reported.erase(
            std::min_element(m_reported.begin(), m_reported.end(),
                             [](const auto &one, const auto &other) { return one.second < other.second; }));
    m_reported[key] = now;
    return true;
}

void Doorkeeper::lookUpAddresses()
{
    m_lookedUpAt = base::now();
    m_gate.addresses = QNetworkInterface::allAddresses();
}

} // namespace endpoint
