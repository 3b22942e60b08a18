// What a place cannot tell, as sentences.
#include "report/words.h"

#include <array>

namespace report {

using namespace session;

namespace {

struct Sentence
{
    const char *what, *text;
};

/// %1 stands for the note's detail.
constexpr std::array sentences{
    Sentence{"none", QT_TRANSLATE_NOOP("report", "There is no WebSocket in it.")},
    Sentence{"same_file", QT_TRANSLATE_NOOP("report", "The same file is read already: it adds nothing.")},
    Sentence{"cut", QT_TRANSLATE_NOOP("report", "It ends inside a record: what comes before was read.")},
    Sentence{"gzip", QT_TRANSLATE_NOOP("report",
                                       "Its gzip ends too early or is damaged: what comes before was read.")},
    Sentence{"damaged", QT_TRANSLATE_NOOP("report", "It is damaged at byte %1: what can be read was read.")},
    Sentence{"still_open", QT_TRANSLATE_NOOP("report", "%1 connections were still open when it ended.")},
    Sentence{"local_time",
             QT_TRANSLATE_NOOP("report",
                               "Its times have no time zone: that of this computer was taken (--timezone).")},
    Sentence{"encrypted",
             QT_TRANSLATE_NOOP(
                 "report", "Encrypted without keys (%1 connections): only FIN, RST and silence can be told, "
                           "no Close code, and whether it is a WebSocket at all is not certain; --keylog "
                           "FILE reads them.")},
    Sentence{"left_out",
             QT_TRANSLATE_NOOP(
                 "report", "%1 encrypted connections that offer HTTP/2, or go to other ports, were left out: "
                           "without keys they look like pages.")},
    Sentence{"cbc", QT_TRANSLATE_NOOP("report", "TLS with %1 cannot be decrypted here: AEAD suites only.")},
    Sentence{"http2",
             QT_TRANSLATE_NOOP("report", "WebSocket over HTTP/2 shares its TCP connection and is not "
                                         "read (%1 connections).")},
    Sentence{"snapped",
             QT_TRANSLATE_NOOP("report", "Only the first %1 bytes of each packet were captured: codes "
                                         "are unknown; tcpdump -s 0 keeps all.")},
    Sentence{"missed",
             QT_TRANSLATE_NOOP("report", "The capture lacks packets that did arrive (%1 gaps): it lost "
                                         "them, not the wire.")},
    Sentence{"lost_on_wire", QT_TRANSLATE_NOOP("report", "%1 gaps in the streams were never filled.")},
    Sentence{"dropped", QT_TRANSLATE_NOOP("report", "The capture itself says that it dropped %1 packets.")},
    Sentence{"begun", QT_TRANSLATE_NOOP("report", "%1 connections had begun before the capture.")},
    Sentence{"one_way", QT_TRANSLATE_NOOP("report", "Of %1 connections only one direction was captured.")},
    Sentence{"twice",
             QT_TRANSLATE_NOOP("report", "%1 packets were captured more than once; one of each counts.")},
    Sentence{"fragments", QT_TRANSLATE_NOOP("report", "%1 IP fragments were not put together.")},
    Sentence{"link_type", QT_TRANSLATE_NOOP("report", "Packets of link type %1 cannot be read.")},
    Sentence{"no_time",
             QT_TRANSLATE_NOOP("report", "%1 packets have no time (simple packet blocks): they take "
                                         "that of the packet before.")},
    Sentence{"too_many", QT_TRANSLATE_NOOP("report", "Too many connections at once: %1 were given up.")},
};

} // namespace

QStringList noteTexts(const EndpointStatus &status)
{
    QStringList texts;
    for (const PlaceNote &note : status.notes) {
        const auto *found = std::find_if(sentences.begin(), sentences.end(), [&](const Sentence &each) {
            return note.what == QLatin1String(each.what);
        });
        if (found == sentences.end()) { // of a later version
            texts.append(note.detail.isEmpty() ? note.what : note.what + u' ' + note.detail);
            continue;
        }
        const QString text = QCoreApplication::translate("report", found->text);
        texts.append(text.contains(QLatin1String("%1")) ? text.arg(note.detail) : text);
    }
    return texts;
}

QString addressOf(const EndpointStatus &status)
{
    return status.url.scheme().isEmpty() ? status.url.path(QUrl::FullyDecoded) : status.url.toString();
}

} // namespace report
