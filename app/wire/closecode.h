// Close codes as data: RFC 6455 §7.4 and the IANA registry, plus what frameworks and subprotocols mean by
// theirs (resources/closecodes.json). 4003 means nothing in general: without a system that speaks it, it
// stays a private code.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace wire {

/// What a system's own documentation or client does after a code. Unstated is not "no".
enum class Retry { Unstated, No, Yes, AtOnce, BackOff, Resume };

/// A code, or a range of codes, and its meaning to one system.
struct CloseCode
{
    quint16 code = 0;
    quint16 last = 0;                          ///< last of the range; `code` itself for a single code
    QString name;                              ///< "Going Away"
    QString meaning;                           ///< one English sentence
    bool onTheWire = true;                     ///< may be in a Close frame
    bool fromClient = true, fromServer = true; ///< who sends it, as far as its meaning tells
    bool normal = false; ///< ends a session normally, though its number alone would not say so
    Retry retry = Retry::Unstated;
    QString source;      ///< where the meaning is from
    QString system;      ///< whose code it is, as people call it ("Discord gateway"); empty: the registry, or
                         ///< anybody's
    QStringList speaks;  ///< subprotocols and framework names that select this row; empty: any session
    QStringList headers; ///< beginnings of response header lines that give the system away

    [[nodiscard]] bool isRange() const { return last > code; }
    [[nodiscard]] bool covers(quint16 value) const { return code <= value && value <= last; }
    bool operator==(const CloseCode &) const = default;
};
using CloseCodes = QList<CloseCode>;

/// True if an endpoint may put this code into a Close frame: 1000–1003, 1007–1014, 3000–4999.
[[nodiscard]] bool mayBeOnTheWire(quint16 code);
/// The registry entry; nothing for a code that nobody registered.
[[nodiscard]] std::optional<CloseCode> registered(quint16 code);

/// What `code` means in a session that speaks `system`, its subprotocol or the framework the user named (may
/// be empty; case does not matter). The user's `own` meanings come first, then the system's, then the
/// registry's, at last the registry's range ("private use"); a row for the system goes before one for any, a
/// single code before a range.
[[nodiscard]] std::optional<CloseCode> meaningOf(quint16 code, QStringView system,
                                                 const CloseCodes &own = {});
/// The name of the shipped system that one of these "Name: value" lines of a response gives away; empty if
/// none does.
[[nodiscard]] QString systemBehind(const QStringList &responseHeaders);
/// What selects the codes of each shipped system: subprotocols and framework names.
[[nodiscard]] QStringList knownSystems();
/// Every shipped meaning of `code`, the registry's first.
[[nodiscard]] CloseCodes meaningsOf(quint16 code);

/// A table as shipped or as written by a user, or what is wrong with it. Its layout:
///   {"tables": [{"system": "…", "speaks": ["…"], "headers": ["…"], "source": "…", "codes": [
///     {"code": 4000, "last": 4099, "name": "…", "meaning": "…", "wire": true, "from": "client|server",
///      "normal": false, "retry": "no|yes|at_once|back_off|resume", "source": "…"}]}]}
/// Only tables, codes, code and name are required; "from" left out means both; a code's source overrides its
/// table's.
struct CloseCodeTable
{
    CloseCodes codes;
    QString error; ///< empty: `codes` is all of it
};
[[nodiscard]] CloseCodeTable readCloseCodes(const QByteArray &json);

} // namespace wire
