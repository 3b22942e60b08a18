// Files that are one place, because the user gave them one name: one reader reads them, so that what one log
// does not tell of a connection the other does.
#pragma once

#include "endpoint/endpoint.h"
#include "evidence/reader.h"

#include <QStringList>

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace player {

class Player;

/// The reader of a place, and the players whose files it reads. On the wire thread.
struct Place
{
    const evidence::Format *format = nullptr;
    session::EvidenceFile options; ///< without a path
    std::unique_ptr<evidence::Reader> reader;
    Player *first = nullptr;       ///< to which the sessions belong
    std::vector<Player *> reading; ///< in their order; those of files go one after the other
    std::size_t files = 0;         ///< that have joined
};

/// All of a monitor.
class Places
{
public:
    /// A file of that name is going to be read; until gone(). Thread-safe.
    void expect(session::EndpointId id, const QString &name);
    /// It has been read, or never will be. Thread-safe.
    void gone(session::EndpointId id);
    /// Whether a file of that name may still come, besides those whose format is known. Thread-safe.
    [[nodiscard]] bool isExpected(const QString &name) const;

    // On the wire thread.
    /// The place of that name and kind that is being read; else a new one.
    [[nodiscard]] std::shared_ptr<Place> find(const session::EndpointSpec &spec,
                                              const evidence::Format &format);
    /// Players that may have waited for the last one of that name.
    [[nodiscard]] std::vector<Player *> firsts(const QString &name) const;
    void forget(const std::shared_ptr<Place> &place);

private:
    mutable std::mutex m_mutex;
    std::map<session::EndpointId, QString> m_expected;
    std::vector<std::pair<QString, std::shared_ptr<Place>>> m_places;
};

} // namespace player
