#include "conformance/cases.h"

#include "endpoint/rawpeer.h"

#include <algorithm>

namespace conformance {

namespace {

/// A frame with everything as it is told: the first byte, and the length as so many bytes.
struct Piece
{
    quint8 first = 0x81;
    QByteArray payload;
    int lengthBytes = -1; ///< of the extended length; -1: the shortest
};

QByteArray bytesOf(const Piece &piece, bool masked)
{
    if (piece.lengthBytes < 0)
        return frame(piece.first, piece.payload, masked);
    const quint64 size = quint64(piece.payload.size());
    QByteArray bytes(1, char(piece.first));
    bytes += char((masked ? 0x80 : 0) | (piece.lengthBytes == 2 ? 126 : 127));
    for (int shift = (piece.lengthBytes - 1) * 8; shift >= 0; shift -= 8)
        bytes += char(size >> shift);
    if (masked)
        bytes += QByteArray(4, '\0');
    return bytes + piece.payload;
}

class Table
{
public:
    QList<Case> cases;

    /// The peer closes with 1000 after these frames, which are legal.
    void legal(const QByteArray &name, const QList<Piece> &pieces, const QList<SentFrame> &answers)
    {
        QList<Piece> all = pieces;
        all.append({0x88, QByteArray("\x03\xe8")});
        add(name, all, answers, 1000, QStringLiteral("normal_closure"));
    }
    /// The last of these frames is not.
    void illegal(const QByteArray &name, const QList<Piece> &pieces, const QString &verdict,
                 const QList<SentFrame> &answers = {})
    {
        const bool text = verdict.startsWith(QLatin1String("invalid_payload"));
        add(name, pieces, answers, text ? 1007 : 1002, verdict);
    }
    void closing(const QByteArray &name, const QByteArray &body, std::optional<quint16> code,
                 const QString &verdict = {})
    {
        add(name, {{0x88, body}}, {}, code, verdict);
    }
    void add(const QByteArray &name, const QList<Piece> &pieces, const QList<SentFrame> &answers,
             std::optional<quint16> code, const QString &verdict)
    {
        const auto bytes = [pieces](bool masked) {
            QByteArray all;
            for (const Piece &piece : pieces)
                all += bytesOf(piece, masked);
            return all;
        };
        cases.append({name, bytes, answers, code, verdict});
    }
};

QByteArray numbered(const char *what, int number)
{
    return QByteArray(what) + ' ' + QByteArray::number(number);
}

QString protocolError(const char *sub)
{
    return QStringLiteral("protocol_error:") + QLatin1String(sub);
}

void framing(Table &table)
{
    for (const int size : {0, 1, 124, 125, 126, 127, 128, 65'535, 65'536, 200'000}) {
        for (const quint8 first : {quint8(0x81), quint8(0x82)}) {
            const QByteArray payload(size, first == 0x81 ? '*' : '\xfe');
            table.legal(numbered(first == 0x81 ? "text of" : "binary of", size), {{first, payload}},
                        {{first, payload}});
        }
    }
    table.illegal("length of two bytes where one will do", {{0x81, "abc", 2}}, protocolError("length"));
    table.illegal("length of eight bytes where one will do", {{0x82, "abc", 8}}, protocolError("length"));
    table.illegal("length of eight bytes where two will do", {{0x82, QByteArray(300, 'x'), 8}},
                  protocolError("length"));
    table.cases.append({"masked the wrong way",
                        [](bool masked) { return frame(0x81, "hello", !masked); },
                        {},
                        1002,
                        protocolError("masking")});
}

void pingsAndPongs(Table &table)
{
    table.legal("empty ping", {{0x89, ""}}, {{0x8a, ""}});
    table.legal("ping with text", {{0x89, "Hello, world!"}}, {{0x8a, "Hello, world!"}});
    const QByteArray binary("\x00\xff\xfe\xfd\xfc\xfb\x00\xff", 8);
    table.legal("ping with bytes", {{0x89, binary}}, {{0x8a, binary}});
    table.legal("ping of 125", {{0x89, QByteArray(125, '\xfe')}}, {{0x8a, QByteArray(125, '\xfe')}});
    table.illegal("ping of 126", {{0x89, QByteArray(126, '\xfe')}}, protocolError("bad_control"));
    table.illegal("pong of 126", {{0x8a, QByteArray(126, '\xfe')}}, protocolError("bad_control"));
    table.legal("pong that nobody asked for", {{0x8a, ""}}, {});
    table.legal("pong with a payload that nobody asked for, then a ping",
                {{0x8a, "unasked"}, {0x89, "asked"}}, {{0x8a, "asked"}});
    QList<Piece> pings;
    QList<SentFrame> pongs;
    for (int i = 0; i < 10; ++i) {
        pings.append({0x89, "ping " + QByteArray::number(i)});
        pongs.append({0x8a, "ping " + QByteArray::number(i)});
    }
    table.legal("ten pings", pings, pongs);
}

void reservedBits(Table &table)
{
    for (int bits = 1; bits < 8; ++bits) {
        for (const quint8 first : {quint8(0x81), quint8(0x82), quint8(0x89), quint8(0x8a), quint8(0x88)}) {
            const QByteArray name = numbered("reserved bits", bits) + numbered(" in frame", first & 0xf);
            table.illegal(name, {{quint8(first | bits << 4), first == 0x88 ? QByteArray("\x03\xe8") : "x"}},
                          protocolError("rsv"));
        }
        table.illegal(numbered("reserved bits after text and ping", bits),
                      {{0x81, "text"}, {0x89, "ping"}, {quint8(0x81 | bits << 4), "x"}}, protocolError("rsv"),
                      {{0x81, "text"}, {0x8a, "ping"}});
    }
}

void opcodes(Table &table)
{
    for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
        const auto first = quint8(0x80 | opcode);
        table.illegal(numbered("opcode, empty", opcode), {{first, ""}}, protocolError("opcode"));
        table.illegal(numbered("opcode with payload", opcode), {{first, "payload"}}, protocolError("opcode"));
        table.illegal(numbered("opcode after text", opcode), {{0x81, "text"}, {first, "x"}, {0x89, ""}},
                      protocolError("opcode"), {{0x81, "text"}});
    }
}

void fragmentation(Table &table)
{
    const QString fragments = protocolError("fragmentation"), control = protocolError("bad_control");
    table.illegal("ping in two", {{0x09, "a"}, {0x80, "b"}}, control);
    table.illegal("pong in two", {{0x0a, "a"}, {0x80, "b"}}, control);
    table.illegal("close in two", {{0x08, QByteArray("\x03\xe8")}, {0x80, ""}}, control);
    table.legal("text in two", {{0x01, "one"}, {0x80, "two"}}, {{0x81, "onetwo"}});
    table.legal("binary in three, the middle one empty", {{0x02, "a"}, {0x00, ""}, {0x80, "b"}},
                {{0x82, "ab"}});
    table.legal("text in three empty ones", {{0x01, ""}, {0x00, ""}, {0x80, ""}}, {{0x81, ""}});
    table.legal("text in two with a ping between", {{0x01, "one"}, {0x89, "ping"}, {0x80, "two"}},
                {{0x8a, "ping"}, {0x81, "onetwo"}});
    table.legal("text in five with pings between",
                {{0x01, "1"}, {0x00, "2"}, {0x89, "p"}, {0x00, "3"}, {0x00, "4"}, {0x89, "q"}, {0x80, "5"}},
                {{0x8a, "p"}, {0x8a, "q"}, {0x81, "12345"}});
    table.legal("a pong between", {{0x01, "one"}, {0x8a, "pong"}, {0x80, "two"}}, {{0x81, "onetwo"}});
    for (const quint8 first : {quint8(0x80), quint8(0x00)}) {
        const QByteArray last = first & 0x80 ? "last " : "";
        table.illegal(last + "continuation of nothing", {{first, "x"}, {0x81, "text"}}, fragments);
        table.illegal(last + "continuation after a whole message", {{0x81, "text"}, {first, "x"}}, fragments,
                      {{0x81, "text"}});
        table.illegal(last + "continuation after a message in two",
                      {{0x01, "one"}, {0x80, "two"}, {first, "x"}}, fragments, {{0x81, "onetwo"}});
    }
    table.illegal("text within a text", {{0x01, "one"}, {0x81, "two"}}, fragments);
    table.illegal("binary within a text", {{0x01, "one"}, {0x02, "two"}}, fragments);
    QList<Piece> many;
    for (int i = 0; i < 400; ++i)
        many.append({quint8(i == 0 ? 0x02 : i == 399 ? 0x80 : 0x00), QByteArray(100, 'x')});
    table.legal("binary in 400", many, {{0x82, QByteArray(40'000, 'x')}});
}

QList<QByteArray> legalTexts()
{
    return {"Hello-\xc2\xb5@\xc3\x9f\xc3\xb6\xc3\xa4\xc3\xbc\xc3\xa0\xc3\xa1-UTF-8!!",
            "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5",
            QByteArray("\x00", 1),
            "\xc2\x80",
            "\xdf\xbf",
            "\xe0\xa0\x80",
            "\xed\x9f\xbf",
            "\xee\x80\x80",
            "\xef\xbf\xbd",
            "\xef\xbf\xbe",
            "\xef\xbf\xbf",
            "\xef\xbb\xbf",
            "\xf0\x90\x80\x80",
            "\xf0\x9f\x98\x80",
            "\xf4\x8f\xbf\xbf"};
}

QList<QByteArray> illegalTexts()
{
    return {"\x80",
            "\xbf",
            "\xc0\x80",
            "\xc0\xaf",
            "\xc1\xbf",
            "\xc2",
            "\xc2\x41",
            "\xe0\x80\xaf",
            "\xe0\x9f\xbf",
            "\xe1\xbd",
            "\xed\xa0\x80",
            "\xed\xad\xbf\xed\xb0\x80",
            "\xed\xbf\xbf",
            "\xf0\x80\x80\xaf",
            "\xf0\x8f\xbf\xbf",
            "\xf0\x9f\x98",
            "\xf4\x90\x80\x80",
            "\xf5\x80\x80\x80",
            "\xf8\x88\x80\x80\x80",
            "\xfc\x84\x80\x80\x80\x80",
            "\xfe",
            "\xff",
            "legal, then \xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80 edited"};
}

void utf8(Table &table)
{
    const QString invalid = QStringLiteral("invalid_payload");
    for (const QByteArray &text : legalTexts()) {
        const QByteArray name = "UTF-8 " + text.toHex();
        table.legal(name, {{0x81, text}}, {{0x81, text}});
        for (qsizetype cut = 1; cut < text.size() && cut < 6; ++cut)
            table.legal(name + numbered(" parted at", int(cut)),
                        {{0x01, text.left(cut)}, {0x80, text.mid(cut)}}, {{0x81, text}});
        QList<Piece> single;
        for (qsizetype i = 0; i < text.size(); ++i)
            single.append({quint8((i == 0 ? 1 : 0) | (i + 1 == text.size() ? 0x80 : 0)), text.mid(i, 1)});
        table.legal(name + " byte by byte, pings between", single, {{0x81, text}});
    }
    for (const QByteArray &text : illegalTexts()) {
        const QByteArray name = "no UTF-8 " + text.toHex();
        table.illegal(name, {{0x81, text}}, invalid);
        table.illegal(name + " in two", {{0x01, text.left(1)}, {0x80, text.mid(1)}}, invalid);
        // What cannot become legal any more is not waited for.
        if (text != "\xc2" && text != "\xe1\xbd" && text != "\xf0\x9f\x98")
            table.illegal(name + ", message not ended", {{0x01, text}}, invalid);
        table.legal("binary " + name, {{0x82, text}}, {{0x82, text}});
    }
}

QByteArray body(int code, const QByteArray &reason = {})
{
    return QByteArray(1, char(code >> 8)) + char(code & 0xff) + reason;
}

void closings(Table &table)
{
    table.closing("close without a body", "", std::nullopt, QStringLiteral("no_status_close"));
    table.closing("close of one byte", "x", 1002, protocolError("bad_close"));
    table.closing("close with a reason", body(1000, "Hello World!"), 1000, QStringLiteral("normal_closure"));
    table.closing("close with a reason of 123", body(1000, QByteArray(123, '*')), 1000,
                  QStringLiteral("normal_closure"));
    table.illegal("close with a reason of 124", {{0x88, body(1000, QByteArray(124, '*'))}},
                  protocolError("bad_control"));
    for (const QByteArray &text : illegalTexts())
        table.closing("close with a reason that is no UTF-8 " + text.toHex(), body(1000, text), 1007,
                      QStringLiteral("invalid_payload:invalid_utf8"));
    for (const int code :
         {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
        table.closing(numbered("close", code), body(code), quint16(code));
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 32'768, 65'535})
        table.closing(numbered("close", code), body(code), 1002, protocolError("reserved_code"));
    table.add("text after the close", {{0x88, body(1000)}, {0x81, "late"}}, {}, 1000,
              QStringLiteral("normal_closure"));
    table.add("ping after the close", {{0x88, body(1000)}, {0x89, "late"}}, {}, 1000,
              QStringLiteral("normal_closure"));
    table.add("two closes", {{0x88, body(1000)}, {0x88, body(1001)}}, {}, 1000,
              QStringLiteral("normal_closure"));
    table.add("close within a message", {{0x01, "begun"}, {0x88, body(1000)}}, {}, 1000,
              QStringLiteral("normal_closure"));
}

} // namespace

QList<Case> allCases()
{
    Table table;
    framing(table);
    pingsAndPongs(table);
    reservedBits(table);
    opcodes(table);
    fragmentation(table);
    utf8(table);
    closings(table);
    return table.cases;
}

} // namespace conformance
