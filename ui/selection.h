// What the user looks at, shared by all pages: sessions, and a span of time. Pages set it and follow it, and
// never know each other.
#pragma once

#include "session/words.h"

#include <QObject>
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
        Q_EMIT spanChanged();
    }
    [[nodiscard]] const std::optional<TimeSpan> &span() const { return m_span; }

Q_SIGNALS:
    void changed();
    void spanChanged();

private:
    QVector<session::SessionId> m_ids;
    std::optional<TimeSpan> m_span;
};

} // namespace ui
