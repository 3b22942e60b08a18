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
    const QStringList names = facts.request->subprotocols.split(u',', Qt::SkipEmptyParts);
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
