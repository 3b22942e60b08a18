// What a close code, a cause or a finding means, where the evidence for it comes from, and what to do.
#pragma once

#include <QString>

namespace report {

/// Plain text for a topic as people type it ("1006", "eof_without_close"); empty when the topic is unknown.
[[nodiscard]] QString explain(const QString &topic);

} // namespace report
