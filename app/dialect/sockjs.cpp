// SockJS: o, h, a["…"], c[code,"reason"] from the server, ["…"] or "…" from the client. What is inside may be
// another dialect; the code in c is the real one, the Close frame's is always 1000.
#include "dialect/json.h"
#include "dialect/recognition.h"
#include "dialect/records.h"

namespace dialect {

namespace {

using namespace session;

class SockJs final : public Reader
{
public:
    explicit SockJs(const Opening &opening) : m_key(opening.key) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.goodbyes = true;
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        if (!message.text || message.head.isEmpty())
            return false;
        if (message.from == Leg::Client) {
            if (message.head[0] == '"')
                within(message, json::Value{message.head, message.isWhole()}, told);
            else if (message.head[0] != '[')
                return false;
            else
                unwrap(message, message.head, told);
            return true;
        }
        switch (message.head[0]) {
        case 'o':
            return message.size == 1;
        case 'h':
            told.ping(Leg::Server);
            return message.size == 1;
        case 'a':
            unwrap(message, message.head.sliced(1), told);
            return message.head.size() > 1 && message.head[1] == '[';
        case 'c':
            return close(message.head.sliced(1), told);
        default:
            return false;
        }
    }

private:
    static bool close(QByteArrayView array, Told &told)
    {
        const auto code = json::element(array, 0), reason = json::element(array, 1);
        const auto number = code ? code->number() : std::nullopt;
        if (!number || *number < 0 || *number > 4999)
            return false;
        const QString text = reason ? reason->text() : QString();
        const bool silent = text.contains(QLatin1String("no response from heartbeat"), Qt::CaseInsensitive);
        const bool interrupted = *number == 1002 && text.startsWith(QLatin1String("Connection interrupted"));
        const bool isDefault = *number == 3000 && text == QLatin1String("Go away!");
        AppGoodbye said = goodbye(Leg::Server, "c", text, *number == 1000, {},
                                  silent            ? "heartbeat_timeout"
                                  : *number == 2010 ? "policy_violation"
                                                    : "app_close",
                                  *number == 2010 ? "session_in_use"
                                  : interrupted   ? "interrupted"
                                  : isDefault     ? "without_reason"
                                                  : "");
        said.code = quint16(*number);
        told.goodbye(said);
        return true;
    }

    void unwrap(const Message &message, QByteArrayView array, Told &told)
    {
        bool any = false;
        for (int i = 0; i < 16; ++i) {
            const auto each = json::element(array, i);
            if (!each || !each->isString())
                break;
            within(message, *each, told);
            any = true;
        }
        if (!any)
            told.application(message.from);
    }

    /// A message inside: of another dialect, or of the application.
    void within(const Message &outer, const json::Value &value, Told &told)
    {
        const QByteArray text = value.unescaped();
        const Message inner{outer.from, outer.at, true, text,
                            value.whole ? quint64(text.size()) : quint64(text.size()) + outer.size};
        if (!m_inner && m_looked < 6) {
            ++m_looked;
            if (const Protocol *protocol = protocolBegunBy(inner, {})) {
                Opening opening;
                opening.key = m_key;
                m_inner = protocol->make(opening);
                AppHello hello = m_inner->hello();
                hello.version = QString::fromLatin1(protocol->label);
                told.hello(std::move(hello));
            }
        }
        if (!m_inner)
            told.application(outer.from);
        else if (!m_inner->read(inner, told))
            m_inner.reset(); // and none is looked for again
    }

    QByteArray m_key;
    std::unique_ptr<Reader> m_inner;
    quint8 m_looked = 0;
};

bool isThreeDigits(const QByteArray &text)
{
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool hinted(const Opening &opening)
{
    const QList<QByteArray> parts = opening.path().split('/');
    const qsizetype n = parts.size();
    return n >= 4 && parts[n - 1] == "websocket" && !parts[n - 2].isEmpty() && isThreeDigits(parts[n - 3]);
}

bool begins(const Message &message, bool isHinted)
{
    return isHinted && message.text && message.from == Leg::Server && message.head == "o";
}

} // namespace

constinit const Protocol sockJs{"sockjs", "SockJS", "", hinted, begins, makeReader<SockJs>};

} // namespace dialect
