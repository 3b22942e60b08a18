#include "messages/messagesmodel.h"

#include "kit/words.h"

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto context = "ui::MessagesModel";

QString content(const KeptMessage &message)
{
    const QString text = words::printable(message.begin, message.text);
    return quint64(message.begin.size()) < message.size ? text + u" …"_s : text;
}

constexpr std::array<Column<KeptMessage>, 5> columns{{
    {QT_TRANSLATE_NOOP("ui::MessagesModel", "Time"), Qt::AlignLeft, 13,
     [](const KeptMessage &m) { return words::clockTime(m.at); },
     [](const KeptMessage &m) { return QVariant(qlonglong(m.at.count())); }},
    {QT_TRANSLATE_NOOP("ui::MessagesModel", "Direction"), Qt::AlignLeft, 17,
     [](const KeptMessage &m) {
         return m.toServer ? MessagesModel::tr("to the server") : MessagesModel::tr("to the client");
     },
     [](const KeptMessage &m) { return QVariant(int(m.toServer)); },
     [](const KeptMessage &) { return Tone::Muted; },
     [](const KeptMessage &m) { return m.toServer ? "out" : "in"; }},
    {QT_TRANSLATE_NOOP("ui::MessagesModel", "Kind"), Qt::AlignLeft, 8,
     [](const KeptMessage &m) { return m.text ? MessagesModel::tr("text") : MessagesModel::tr("binary"); },
     [](const KeptMessage &m) { return QVariant(int(m.text)); }},
    {QT_TRANSLATE_NOOP("ui::MessagesModel", "Size"), Qt::AlignRight, 9,
     [](const KeptMessage &m) { return words::bytes(m.size); },
     [](const KeptMessage &m) { return QVariant(m.size); }},
    {QT_TRANSLATE_NOOP("ui::MessagesModel", "Content"), Qt::AlignLeft, 60, content,
     [](const KeptMessage &m) { return QVariant(content(m)); }},
}};

} // namespace

MessagesModel::MessagesModel(QObject *parent) : TableModel(columns, context, parent) {}

void MessagesModel::show(session::SessionId session, const MessageStore::Conversation *conversation)
{
    const quint64 first = conversation ? conversation->dropped : 0;
    const std::size_t count = conversation ? conversation->messages.size() : 0;
    const auto known = std::size_t(rowCount());
    const bool grew = session == m_session && conversation && first == m_first && count >= known;
    m_session = session;
    m_first = first;
    if (!grew) {
        replaceRows(conversation ? std::vector<KeptMessage>(conversation->messages.begin(),
                                                            conversation->messages.end())
                                 : std::vector<KeptMessage>());
        return;
    }
    if (count > known)
        appendRows({conversation->messages.begin() + std::ptrdiff_t(known), conversation->messages.end()});
}

} // namespace ui
