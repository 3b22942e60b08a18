// Random but reproducible lives of sessions, made of every kind of observation.
#pragma once

#include "session/facts.h"

#include <map>

namespace streams {

/// The observations of `sessions` sessions, interleaved in order of time and cut into batches. The same seed
/// gives the same stream. Every session ends, except each `openEvery`-th if that is not 0.
[[nodiscard]] QVector<session::Batch> random(quint32 seed, int sessions, int openEvery = 0);

/// A session that opens, carries some traffic and ends with this.
[[nodiscard]] session::Batch plain(quint64 id, const QVector<session::What> &ending);

using Folded = std::map<quint64, session::Facts>;
void fold(Folded &sessions, const session::Batch &batch);

} // namespace streams
