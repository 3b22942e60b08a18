// The JSON Lines of Dropscope itself (`watch --json`, `report --format jsonl`): what another one saw and how
// it judged it.
#pragma once

#include "evidence/reader.h"

namespace evidence {

[[nodiscard]] int fitsDropscopeLines(QByteArrayView head);
/// When it begins; of parts of one, the first is read first.
[[nodiscard]] std::optional<session::Stamp> dropscopeLinesBeginAt(QByteArrayView head);
/// Of the first endpoint.
[[nodiscard]] session::Role roleInDropscopeLines(QByteArrayView head);
[[nodiscard]] std::unique_ptr<Reader> makeDropscopeLines(const Options &options);

} // namespace evidence
