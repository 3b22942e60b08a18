// The sessions the user looks at, shared by all pages: pages set it and follow it, and never know each other.
#pragma once

#include "session/words.h"

#include <QObject>
#include <QVector>

namespace ui {

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

Q_SIGNALS:
    void changed();

private:
    QVector<session::SessionId> m_ids;
};

} // namespace ui
