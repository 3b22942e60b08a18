// The debug log of the Python library websockets (and of uvicorn, which uses it): each frame, and each change
// of state.
#pragma once

#include "evidence/reader.h"

namespace evidence {

[[nodiscard]] int fitsPythonWebSockets(QByteArrayView head);
[[nodiscard]] std::unique_ptr<Reader> makePythonWebSockets(const Options &options);

} // namespace evidence
