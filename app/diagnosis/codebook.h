// What is known about the close codes of one endpoint's application.
#pragma once

#include "session/facts.h"
#include "wire/closecode.h"

namespace diagnosis {

struct CodeBook
{
    QString system;       ///< the framework that the user named; empty: as the session itself shows
    wire::CloseCodes own; ///< the user's own meanings: they come before the shipped ones
};

/// Whose codes a session speaks: what the user said, else its subprotocol, else what the response's headers
/// give away; empty if nothing does.
[[nodiscard]] QString systemOf(const session::Facts &facts, const CodeBook &book);

} // namespace diagnosis
