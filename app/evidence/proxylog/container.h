// What containers put around each line of a program: Kubernetes (CRI) a time, a stream and a tag before it,
// Docker an object of JSON around it.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace evidence {

/// The program's own line. A view into `line`, or into `room`.
[[nodiscard]] QByteArrayView withoutContainer(QByteArrayView line, QByteArray &room);

} // namespace evidence
