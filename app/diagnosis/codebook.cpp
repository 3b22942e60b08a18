#include "diagnosis/codebook.h"

#include <algorithm>

namespace diagnosis {

namespace {

bool speaksCodes(const QString &protocol)
{
    static const QStringList known = wire::knownSystems();
    return !protocol.isEmpty() && known.contains(protocol, Qt::CaseInsensitive);
}

/// A subprotocol that the client asked for says what it speaks, even if the server agreed to none.
QString offered(const session::Facts &facts)
{
    if (!facts.request)
        return {};
    // Its older protocol has no codes; a server that knows only the newer one refuses it with its own.
    constexpr QLatin1StringView older("graphql-ws"), newer("graphql-transport-ws");
    QStringList names = facts.request->subprotocols.split(u',', Qt::SkipEmptyParts);
    for (QString &name : names)
        name = name.trimmed() == older ? QString(newer) : name;
    const auto it = std::find_if(names.begin(), names.end(),
                                 [](const QString &name) { return speaksCodes(name.trimmed()); });
    return it == names.end() ? QString() : it->trimmed();
}

} // namespace

QString systemOf(const session::Facts &facts, const CodeBook &book)
{
    if (!book.system.isEmpty())
        return book.system;
    if (facts.app && speaksCodes(facts.app->hello.protocol))
        return facts.app->hello.protocol;
    if (!facts.response)
        return {};
    if (!facts.response->subprotocol.isEmpty())
        return facts.response->subprotocol;
    const QString behind = wire::systemBehind(facts.response->fingerprint);
    return behind.isEmpty() ? offered(facts) : behind;
}

} // namespace diagnosis
