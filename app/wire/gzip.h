// One gzip member (RFC 1952) of bytes that we send.
#pragma once

#include <QByteArray>

namespace wire {

[[nodiscard]] QByteArray gzipped(QByteArrayView bytes);

} // namespace wire
