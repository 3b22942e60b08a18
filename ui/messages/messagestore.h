// The messages that endpoints keep the first bytes of, by session, as they are applied: live or from a log.
#pragma once

#include "monitor/monitor.h"

#include <QObject>
#include <QSet>

#include <deque>
#include <unordered_map>

namespace ui {

struct KeptMessage
{
    session::Stamp at{};
    bool toServer = false, text = true;
    quint64 size = 0; ///< bytes of the whole message
    QByteArray begin; ///< its first bytes
};

/// Bounded: of each session its latest messages, of all together those of the sessions that spoke last.
class MessageStore final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t mostOfSession = 5'000, mostOfAll = 200'000;

    /// Listens from now on; the monitor outlives it.
    explicit MessageStore(const monitor::Monitor &monitor, QObject *parent = nullptr);

    struct Conversation
    {
        std::deque<KeptMessage> messages; ///< oldest first
        quint64 dropped = 0;              ///< earlier ones that are no longer held
    };
    /// Null if nothing is held of it.
    [[nodiscard]] const Conversation *of(session::SessionId session) const;

Q_SIGNALS:
    /// Of these sessions more is held, or less.
    void changed(const QSet<session::SessionId> &sessions);

private:
    void take(const session::Batch &batch);
    void makeRoom(QSet<session::SessionId> &touched);

    std::unordered_map<quint64, Conversation> m_conversations;
    std::deque<quint64> m_order; ///< sessions as they first spoke; some may be gone
    std::size_t m_held = 0;
};

} // namespace ui
