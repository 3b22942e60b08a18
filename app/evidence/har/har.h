// HAR files: what browsers' developer tools and debugging proxies save.
#pragma once

#include "evidence/reader.h"

namespace evidence {

[[nodiscard]] int fitsHar(QByteArrayView head);
[[nodiscard]] std::unique_ptr<Reader> makeHar(const Options &options);

} // namespace evidence
