// Which places of a path are nearer to the client than which: by addresses, by what a place is, by what each
// of them saw of the end. What nothing shows stays open.
#pragma once

#include "findings/paths/sight.h"

#include <QStringList>
#include <QVector>

namespace findings {

/// The two are the two ends of one hop: what leaves `a` towards the server comes in at `b`.
[[nodiscard]] bool leadsTo(const Sight &a, const Sight &b);
/// One capture holds both sides of a proxy: the second connection is opened and answered within the first
/// one, and goes elsewhere.
[[nodiscard]] bool isBehindInOneCapture(const Sight &outer, const Sight &inner);
/// 0: the client's own place, 2: the server's own, 1: on the way.
[[nodiscard]] int rank(const Sight &sight);
[[nodiscard]] bool isSameHop(const Hop &a, const Hop &b);
/// Their clients are known with their ports, and differ. Servers have many names, and some logs tell no port.
[[nodiscard]] bool areOtherHops(const std::optional<Hop> &a, const std::optional<Hop> &b);
/// Whether `a` is nearer to the client than `b`: 1 yes, -1 no, 0 cannot be told.
[[nodiscard]] int isBefore(const Sight &a, const Sight &b);

/// Of places that saw one connection, known by their numbers.
class Order
{
public:
    /// `listed`: they stand from the client to the server already.
    explicit Order(const QVector<Sight> &sights, bool listed = false);

    /// `a` is nearer to the client than `b`.
    [[nodiscard]] bool isBefore(qsizetype a, qsizetype b) const { return m_before[a][b] != 0; }
    /// What they know cannot all be true.
    [[nodiscard]] bool contradicts() const { return m_contradicts; }
    /// There is one order only.
    [[nodiscard]] bool isWhole() const;
    /// All, from the client to the server. Of those whose order is open the first comes first.
    [[nodiscard]] QVector<qsizetype> listed() const;
    /// Whose place on the way nothing shows: one alone, or two of which each may be the nearer one.
    [[nodiscard]] QVector<QVector<qsizetype>> open() const;

private:
    using Before = QVector<QVector<int>>;
    static void close(Before &before);
    [[nodiscard]] static bool isCircular(const Before &before);
    /// The end came to one from the server, to the other from the client: it lay between them.
    void orderBySigns();
    /// True if that was news.
    bool orderNeighbours();

    const QVector<Sight> m_sights;
    Before m_before;
    bool m_contradicts = false;
};

} // namespace findings
