// NetLog: what Chromium browsers and Electron write of their network (chrome://net-export, --log-net-log).
#pragma once

#include "evidence/reader.h"

namespace evidence {

[[nodiscard]] int fitsNetLog(QByteArrayView head);
[[nodiscard]] std::unique_ptr<Reader> makeNetLog(const Options &options);

} // namespace evidence
