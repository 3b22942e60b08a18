// Files of endpoints, as the window and watch --config read them: any bytes either read or fail with a place,
// within the bounds, and what was read comes back from what is written of it.
#include "settings/profile.h"

#include <cstdlib>

namespace {

void require(bool claim)
{
    if (!claim)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace settings;
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const Configuration file = readConfiguration(text, QStringLiteral("now"));
    require(file.places.size() == file.arguments.size());
    const ReadProfile read = readProfile(text);
    require(file.error.isEmpty() || read.error == file.error);
    require(read.error.isEmpty() || read.endpoints.isEmpty());
    require(read.endpoints.size() <= mostProfileEndpoints);
    const WrittenProfile written = writeProfile(read.endpoints);
    if (read.endpoints.isEmpty())
        return 0;
    const ReadProfile again = readProfile(written.text);
    require(again.error.isEmpty() && again.endpoints.size() == read.endpoints.size());
    require(writeProfile(again.endpoints).text == written.text);
    for (qsizetype i = 0; i < read.endpoints.size() && written.leftOut.isEmpty(); ++i) {
        session::EndpointSpec one = read.endpoints[i], other = again.endpoints[i];
        one.name = other.name = QString(); // names become distinct
        one.id = other.id = {};            // evidence is left out
        require(one == other);
    }
    return 0;
}
