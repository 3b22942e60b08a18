// What others put around each line of a program: Kubernetes (CRI) a time, a stream and a tag before it,
// Docker and the journal of systemd an object of JSON around it, docker compose its name, --timestamps a
// time, and syslog its prefix.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace evidence {

/// The program's own line. A view into `line`, or into `room`.
[[nodiscard]] QByteArrayView withoutContainer(QByteArrayView line, QByteArray &room);
/// The line as syslog would have written it: behind the time of a wrapping of JSON, if there is one.
[[nodiscard]] QByteArrayView withTimeOfContainer(QByteArrayView line, QByteArray &room);

} // namespace evidence
