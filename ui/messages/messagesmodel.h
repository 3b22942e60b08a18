// The kept messages of one session as a table.
#pragma once

#include "messages/messagestore.h"
#include "tables/tablemodel.h"

namespace ui {

class MessagesModel final : public TableModel<KeptMessage>
{
    Q_OBJECT
public:
    enum ColumnIndex { TimeColumn, DirectionColumn, KindColumn, SizeColumn, ContentColumn };

    explicit MessagesModel(QObject *parent = nullptr);
    /// Rows that are there already stay where they are; null: none.
    void show(session::SessionId session, const MessageStore::Conversation *conversation);

private:
    session::SessionId m_session{};
    quint64 m_first = 0; ///< number of the first row among all messages of the session
};

} // namespace ui
