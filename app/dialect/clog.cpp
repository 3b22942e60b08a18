// CLOG (Common Lisp Omnificent GUI): the server sends JavaScript, the page events. The server's first message
// names the connection; a page that was cut comes back with that name in its query. The page sends "0" every
// 10 s, which nobody answers.
#include "dialect/recognition.h"
#include "dialect/records.h"

#include <algorithm>

namespace dialect {

namespace {

using namespace session;
using namespace std::chrono_literals;

constexpr QByteArrayView naming = "clog['connection_id']";

/// The name of the connection; empty if the message does not begin by giving one.
QByteArray nameIn(QByteArrayView text)
{
    if (!text.startsWith(naming))
        return {};
    const QByteArray rest = text.sliced(naming.size()).toByteArray().trimmed();
    if (!rest.startsWith('='))
        return {};
    const QByteArray value = rest.mid(1).trimmed();
    const char quote = value.isEmpty() ? '\0' : value[0];
    const qsizetype end = quote == '\'' || quote == '"' ? value.indexOf(quote, 1) : -1;
    return end > 1 ? value.mid(1, end - 1) : QByteArray();
}

class Clog final : public Reader
{
public:
    explicit Clog(const Opening &opening)
        : m_key(opening.key), m_asked(tokenOf(opening.query("r").value_or(QByteArray()), opening.key))
    {
    }

    AppHello hello() const override
    {
        AppHello hello;
        hello.askedBy = Leg::Client;
        hello.interval = 10s; // of boot.js; never announced
        hello.token = m_name;
        hello.resumes = m_asked;
        // Hunchentoot's 40 s; a garbage collection in the silence starts one of its two waits anew.
        hello.patience = {waits(Leg::Server, AppWait::Sign, 40s, 20s)};
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        if (!message.text)
            return false;
        if (message.from == Leg::Client && message.size == 1 && message.head == "0") {
            told.ping(Leg::Client);
        } else if (const QByteArray name = message.from == Leg::Server ? nameIn(message.head) : QByteArray();
                   !name.isEmpty()) {
            m_name = tokenOf(name, m_key);
            if (!m_asked.isEmpty()) // a server that knows the page has no reason to name it anew
                told.resumed(m_name == m_asked);
            told.hello(hello());
        } else {
            told.application(message.from);
        }
        return true;
    }

private:
    QByteArray m_key;
    QString m_asked, m_name;
};

bool names(const Message &message)
{
    return message.text && message.from == Leg::Server && !nameIn(message.head).isEmpty();
}

/// A page that comes back: it asks for its connection by name, and is not named anew.
bool hinted(const Opening &opening)
{
    return opening.path().endsWith("/clog") && !opening.query("r").value_or("").isEmpty();
}

/// What a page says: its heartbeat, an event, or "7:answer".
bool begins(const Message &message, bool isHinted)
{
    if (names(message))
        return true;
    if (!isHinted || !message.text || message.from != Leg::Client)
        return false;
    const auto colon = message.head.indexOf(':');
    const QByteArrayView before = colon < 0 ? message.head : message.head.first(colon);
    const bool isNumber = !before.isEmpty() && std::all_of(before.begin(), before.end(),
                                                           [](char c) { return c >= '0' && c <= '9'; });
    return (message.size == 1 && before == "0") || (colon > 0 && (isNumber || before == "E"));
}

/// No other program says that, and the page may be cut before it says anything.
bool proves(const Message &message)
{
    return names(message);
}

} // namespace

constinit const Protocol clog{"clog", "CLOG", "", hinted, begins, makeReader<Clog>, proves};

} // namespace dialect
