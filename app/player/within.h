// The places of which one file tells, as endpoints: the first is the endpoint that reads the file, the others
// stand beside it.
#pragma once

#include "endpoint/endpoint.h"
#include "evidence/reader.h"

#include <map>
#include <optional>

namespace player {

class PlacesWithin
{
public:
    /// `format`: of the file, once it is known.
    PlacesWithin(const session::EndpointSpec &file, const evidence::Format *const &format)
        : m_file(file), m_format(format)
    {
    }

    struct News
    {
        bool ofFirst = false; ///< the file's own endpoint has another role or name
        std::optional<session::EndpointSpec> other;
    };
    /// What is told from now on is of that place. `role`: of the file's own endpoint, as far as it is known.
    [[nodiscard]] News turnTo(const evidence::Within &place, endpoint::Shared &shared, session::Role &role);
    /// Of the place that it turned to.
    [[nodiscard]] session::EndpointId endpoint() const { return m_places.at(*m_at).id; }
    /// Of the file's own endpoint, which has the name of the file while there are no others.
    [[nodiscard]] QString name() const { return m_name.isEmpty() ? m_file.name : m_name; }
    /// Of all but the first.
    [[nodiscard]] QVector<session::EndpointSpec> others() const;
    [[nodiscard]] session::EndpointStatus status(const session::EndpointSpec &place,
                                                 session::EndpointStatus::State state) const;

private:
    /// One name is one place.
    [[nodiscard]] QString nameOf(const QString &name, qint64 number) const;

    const session::EndpointSpec &m_file;
    const evidence::Format *const &m_format;
    std::map<qint64, session::EndpointSpec> m_places; ///< by the numbers of the file
    std::optional<qint64> m_at;
    qint64 m_first = 0;
    QString m_nameOfFirst, m_name;
};

} // namespace player
