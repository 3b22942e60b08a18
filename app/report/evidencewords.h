// What a format of evidence is, what it proves and cannot, and how to record more the next time.
#pragma once

#include <QString>
#include <QVector>

namespace report {

struct EvidenceWords
{
    QString title;  ///< "Packet capture (pcapng)"
    QString proves; ///< one sentence or two
    QString cannot;
    /// What to do the next time, and the command or configuration line that does it.
    struct Recording
    {
        QString text, command;
        bool operator==(const Recording &) const = default;
    };
    QVector<Recording> recording;
    bool operator==(const EvidenceWords &) const = default;
};

/// Of a format by its name of the contract; with an empty title if it has no words.
[[nodiscard]] EvidenceWords evidenceWords(const QString &format);

} // namespace report
