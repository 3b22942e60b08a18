#include "diagnosis/codebook.h"

namespace diagnosis {

QString systemOf(const session::Facts &facts, const CodeBook &book)
{
    if (!book.system.isEmpty())
        return book.system;
    if (!facts.response)
        return {};
    return facts.response->subprotocol.isEmpty() ? wire::systemBehind(facts.response->fingerprint)
                                                 : facts.response->subprotocol;
}

} // namespace diagnosis
