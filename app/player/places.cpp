#include "player/places.h"

#include <algorithm>

namespace player {

void Places::expect(session::EndpointId id, const QString &name)
{
    const std::lock_guard lock(m_mutex);
    m_expected[id] = name;
}

void Places::gone(session::EndpointId id)
{
    const std::lock_guard lock(m_mutex);
    m_expected.erase(id);
}

bool Places::isExpected(const QString &name) const
{
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_expected.begin(), m_expected.end(),
                       [&](const auto &each) { return each.second == name; });
}

std::shared_ptr<Place> Places::find(const session::EndpointSpec &spec, const evidence::Format &format)
{
    session::EvidenceFile options = spec.evidence;
    options.path.clear();
    options.format.clear();
    for (const auto &[name, place] : m_places) {
        if (name == spec.name && place->first && format.takesSeveral && place->format->make == format.make &&
            place->options == options)
            return place;
    }
    auto place = std::make_shared<Place>();
    place->format = &format;
    place->options = options;
    m_places.emplace_back(spec.name, place);
    return place;
}

std::vector<Player *> Places::firsts(const QString &name) const
{
    std::vector<Player *> all;
    for (const auto &[of, place] : m_places) {
        if (of == name && place->first)
            all.push_back(place->first);
    }
    return all;
}

void Places::forget(const std::shared_ptr<Place> &place)
{
    std::erase_if(m_places, [&](const auto &each) { return each.second == place; });
}

} // namespace player
