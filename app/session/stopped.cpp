#include "session/stopped.h"

namespace session {

EndpointStatus stoppedStatus(const EndpointSpec &spec)
{
    EndpointStatus status;
    status.id = spec.id, status.role = spec.role, status.name = spec.name;
    status.framework = spec.framework;
    if (spec.isEvidence()) {
        status.url.setPath(spec.evidence.path, QUrl::DecodedMode);
    } else if (spec.isLiveBrowser()) {
        status.url = spec.browser.address;
        status.target = QUrl(spec.browser.pages.value(0));
    } else {
        status.url = spec.role == Role::Client ? spec.target.adjusted(QUrl::RemoveUserInfo) : spec.listen;
        status.target = spec.role == Role::Relay ? spec.target : QUrl();
    }
    return status;
}

} // namespace session
