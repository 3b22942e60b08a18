// The paths of the HTML report: where ends began, and for the first ones how each went along its places.
// Private to this room.
#pragma once

#include "findings/paths/path.h"

#include <QByteArray>

#include <map>
#include <unordered_map>

namespace report::html {

class Paths
{
public:
    static constexpr std::size_t mostTold = 300;

    /// The latest state of a path counts.
    void add(const findings::Path &path);
    /// Empty without paths.
    [[nodiscard]] QByteArray section() const;

private:
    std::map<QString, quint64> m_origins;            ///< how many ends, by where they began
    std::unordered_map<quint32, QString> m_originOf; ///< by path
    std::map<quint32, QByteArray> m_told;            ///< the first ones, by number
};

} // namespace report::html
