// A log for the eyes of others: what could tell who, where and what was said becomes pseudonyms, the same for
// the same, so that sessions can still be compared. Times, sizes, numbers, causes and the words of standards
// remain. What this room does not know to be one of those is replaced.
#pragma once

#include "findings/paths/path.h"
#include "report/export/export.h"

#include <QMap>

#include <array>
#include <unordered_map>

namespace report {

class Share
{
public:
    /// Originals of one sort that get pseudonyms of their own. Those that come later share one, "value-more":
    /// nothing is told of them, but the same is no longer told from another. Originals are not kept.
    static constexpr std::size_t mostNames = 250'000;

    explicit Share(std::size_t most = mostNames) : m_most(most) {}

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
    /// 128 bits of a hash of the original.
    using Digest = std::array<quint64, 2>;
    struct Fold
    {
        std::size_t operator()(const Digest &digest) const { return std::size_t(digest[0]); }
    };
    using Numbers = std::unordered_map<Digest, quint32, Fold>;

    /// "value-3": the third of that sort, whenever it comes.
    [[nodiscard]] QString pseudonym(const QString &sort, const QString &original);
    [[nodiscard]] QString text(const QString &original);
    [[nodiscard]] QString host(const QString &original);
    [[nodiscard]] QString authority(const QString &original); ///< with its port, if it has one
    [[nodiscard]] QString target(const QString &original);    ///< a path with its query
    [[nodiscard]] QString url(const QString &original);       ///< or a target, or a host
    [[nodiscard]] QString header(const QString &line);

    std::size_t m_most;
    QMap<QString, Numbers> m_known; ///< by sort
};

/// Tells `into` the same with pseudonyms.
[[nodiscard]] std::unique_ptr<Export> sharedExport(std::unique_ptr<Export> into,
                                                   std::shared_ptr<Share> share);

} // namespace report
