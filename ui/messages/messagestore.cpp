#include "messages/messagestore.h"

namespace ui {

using namespace session;

MessageStore::MessageStore(const monitor::Monitor &monitor, QObject *parent) : QObject(parent)
{
    connect(&monitor, &monitor::Monitor::applied, this, &MessageStore::take);
}

void MessageStore::take(const Batch &batch)
{
    QSet<SessionId> touched;
    for (const Observation &seen : batch) {
        const auto *message = std::get_if<Message>(&seen.what);
        if (!message)
            continue;
        const auto [place, isNew] = m_conversations.try_emplace(quint64(seen.session));
        if (isNew)
            m_order.push_back(quint64(seen.session));
        Conversation &conversation = place->second;
        const bool toServer = (seen.leg == Leg::Client) == (message->way == Way::In);
        conversation.messages.push_back({seen.at, toServer, message->text, message->size, message->preview});
        ++m_held;
        if (conversation.messages.size() > mostOfSession) {
            conversation.messages.pop_front();
            ++conversation.dropped;
            --m_held;
        }
        touched.insert(seen.session);
    }
    makeRoom(touched);
    if (!touched.isEmpty())
        Q_EMIT changed(touched);
}

void MessageStore::makeRoom(QSet<SessionId> &touched)
{
    while (m_held > mostOfAll && m_order.size() > 1) {
        const quint64 oldest = m_order.front();
        m_order.pop_front();
        m_held -= m_conversations[oldest].messages.size();
        m_conversations.erase(oldest);
        touched.insert(SessionId(oldest));
    }
}

const MessageStore::Conversation *MessageStore::of(SessionId session) const
{
    const auto found = m_conversations.find(quint64(session));
    return found == m_conversations.end() ? nullptr : &found->second;
}

} // namespace ui
