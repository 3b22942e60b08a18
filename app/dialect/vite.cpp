// Hot module replacement of Vite: JSON objects; the client beats every 30 s, nobody answers, and the server's
// end has no goodbye.
#include "dialect/json.h"
#include "dialect/recognition.h"
#include "dialect/records.h"

namespace dialect {

namespace {

using namespace session;

class Hmr final : public Reader
{
public:
    explicit Hmr(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.version = QStringLiteral("Vite");
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        if (!message.text || !message.head.startsWith('{'))
            return false;
        if (message.from == Leg::Client && json::textAt(message.head, "type") == QLatin1String("ping"))
            told.ping(Leg::Client);
        return true;
    }
};

} // namespace

constinit const Protocol hmr{"hmr", "HMR", "vite-hmr", neverHinted, neverBegins, makeReader<Hmr>};

} // namespace dialect
