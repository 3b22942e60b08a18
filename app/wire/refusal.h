// What the body of a refusal says, in one line. Pure: bytes in, words out.
#pragma once

#include "wire/handshake.h"
#include "wire/httpbody.h"

#include <chrono>

namespace wire {

/// So many characters are kept of that line.
constexpr qsizetype refusalKept = 160;
/// In which the body of a refusal may come after its head.
constexpr std::chrono::seconds refusalTime{1};

/// The first line that tells more than the status does, of the beginning of a body as it is on the wire: the
/// title or first text of a page, else the first line. Without one, or if the body is compressed, the reason
/// of the status line.
[[nodiscard]] QString refusalText(const HttpHead &head, QByteArrayView body);

/// The beginning of such a body, which may come in pieces and later than its head.
class RefusalBody
{
public:
    explicit RefusalBody(HttpHead head) : m_head(std::move(head)) {}
    void take(QByteArrayView bytes);
    /// No more of it is looked at, or there is no more of that body.
    [[nodiscard]] bool isOver(const HttpBody &body) const
    {
        return isEnough() || body.isDone() || body.isBroken();
    }
    [[nodiscard]] const HttpHead &head() const { return m_head; }
    [[nodiscard]] QString text() const { return refusalText(m_head, m_body); }

private:
    [[nodiscard]] bool isEnough() const;

    HttpHead m_head;
    QByteArray m_body;
};

} // namespace wire
