// A capture as evidence: packets in, sessions out.
#pragma once

#include "evidence/reader.h"

namespace evidence::capture {

extern const Format pcapFormat, pcapngFormat;

} // namespace evidence::capture
