// What the user looks at, shared by all pages: sessions, a span of time, and what tables are narrowed to.
// Pages set it and follow it, and never know each other.
#pragma once

#include "session/words.h"

#include <QObject>
#include <QSet>
#include <QString>
#include <QVector>

namespace ui {

struct TimeSpan
{
    session::Stamp from{}, until{};
    bool operator==(const TimeSpan &) const = default;
    /// Whether something that lasted from `begin` to `end` falls into it, in part at least.
    [[nodiscard]] bool touches(session::Stamp begin, session::Stamp end) const
    {
        return begin <= until && end >= from;
    }
};

/// Sessions that belong together, such as those of a finding.
struct Scope
{
    QString name;
    QSet<session::SessionId> ids;
    bool operator==(const Scope &) const = default;
};

class Selection final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// The first is the current one.
    void set(const QVector<session::SessionId> &ids)
    {
        if (ids == m_ids)
            return;
        m_ids = ids;
        Q_EMIT changed();
    }
    [[nodiscard]] const QVector<session::SessionId> &ids() const { return m_ids; }
    [[nodiscard]] std::optional<session::SessionId> current() const
    {
        return m_ids.isEmpty() ? std::nullopt : std::optional(m_ids.first());
    }

    /// Tables show only what falls into it; nothing shows all.
    void setSpan(const std::optional<TimeSpan> &span)
    {
        if (span == m_span)
            return;
        m_span = span;
        Q_EMIT narrowed();
    }
    [[nodiscard]] const std::optional<TimeSpan> &span() const { return m_span; }

    /// Tables show only these; nothing shows all.
    void setScope(const std::optional<Scope> &scope)
    {
        if (scope == m_scope)
            return;
        m_scope = scope;
        Q_EMIT narrowed();
    }
    [[nodiscard]] const std::optional<Scope> &scope() const { return m_scope; }

Q_SIGNALS:
    void changed();
    /// The span or the scope has changed.
    void narrowed();

private:
    QVector<session::SessionId> m_ids;
    std::optional<TimeSpan> m_span;
    std::optional<Scope> m_scope;
};

} // namespace ui
