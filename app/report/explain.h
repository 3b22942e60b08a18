// What a close code, a cause or a finding means, where the evidence for it comes from, and what to do.
#pragma once

#include "wire/closecode.h"

#include <QString>
#include <QVector>

namespace report {

/// Plain text for a topic as people type it ("1006", "eof_without_close", "idle timeout"); empty when the
/// topic is unknown. `own`: the user's meanings of close codes.
[[nodiscard]] QString explain(const QString &topic, const wire::CloseCodes &own = {});
enum class TopicKind { Cause, Finding, CloseCode, Protocol };

/// Something that explain() knows.
struct Topic
{
    TopicKind kind = TopicKind::Cause;
    QString name;  ///< for explain()
    QString label; ///< as people read it
};
/// All of them, by kind, in the order of their numbers; error texts are left out. `own` as above.
[[nodiscard]] QVector<Topic> topics(const wire::CloseCodes &own = {});

/// Topics that are spelt much like this one, best first, at most eight.
[[nodiscard]] QStringList topicsLike(const QString &topic);

} // namespace report
