// A log for the eyes of others: what could tell who, where and what was said becomes pseudonyms, the same for
// the same, so that sessions can still be compared. Times, sizes, numbers, causes and the words of standards
// remain. What this room does not know to be one of those is replaced.
#pragma once

#include "findings/paths/path.h"
#include "report/export/export.h"

#include <QHash>
#include <QMap>

namespace report {

class Share
{
public:
    [[nodiscard]] session::Facts facts(const session::Facts &of);
    [[nodiscard]] diagnosis::Verdict verdict(const diagnosis::Verdict &of);
    [[nodiscard]] session::Observation observation(const session::Observation &of);
    [[nodiscard]] session::RecoveryStep step(const session::RecoveryStep &of);
    [[nodiscard]] session::EndpointStatus endpoint(const session::EndpointStatus &of);
    [[nodiscard]] findings::Finding finding(const findings::Finding &of);

    [[nodiscard]] findings::Path path(const findings::Path &of);

    /// How many different originals of each sort have got pseudonyms: "host", "address", "payload", …
    [[nodiscard]] QMap<QString, qsizetype> counts() const;

    /// The pseudonym of one field, by the name that its kind gives it.
    [[nodiscard]] QString field(const QString &kind, const QString &key, const QString &value);
    [[nodiscard]] QByteArray payload(const QByteArray &bytes);

private:
    [[nodiscard]] static QString nameOf(session::EndpointId id);
    /// "value-3": the third of that sort, whenever it comes.
    [[nodiscard]] QString pseudonym(const QString &sort, const QString &original);
    [[nodiscard]] QString text(const QString &original);
    [[nodiscard]] QString host(const QString &original);
    [[nodiscard]] QString authority(const QString &original); ///< with its port, if it has one
    [[nodiscard]] QString target(const QString &original);    ///< a path with its query
    [[nodiscard]] QString url(const QString &original);       ///< or a target, or a host
    [[nodiscard]] QString header(const QString &line);

    QHash<QString, QHash<QString, QString>> m_known; ///< by sort
};

/// Tells `into` the same with pseudonyms.
[[nodiscard]] std::unique_ptr<Export> sharedExport(std::unique_ptr<Export> into,
                                                   std::shared_ptr<Share> share);

} // namespace report
