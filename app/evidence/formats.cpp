#include "evidence/capture/capture.h"
#include "evidence/reader.h"

#include <array>

namespace evidence {

namespace {

const std::array allFormats{
    capture::pcapFormat,
    capture::pcapngFormat,
};

} // namespace

std::span<const Format> formats()
{
    return allFormats;
}

} // namespace evidence
