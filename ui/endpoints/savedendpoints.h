// Endpoints as the settings remember them. What a command line asks for is of one run and is not remembered.
#pragma once

#include "session/endpointspec.h"

#include <QVector>

class QSettings;

namespace ui {

struct SavedEndpoint
{
    session::EndpointSpec spec;
    bool running = true; ///< to be started again
    bool operator==(const SavedEndpoint &) const = default;
};

[[nodiscard]] QVector<SavedEndpoint> loadEndpoints(QSettings &settings);
void saveEndpoints(QSettings &settings, const QVector<SavedEndpoint> &endpoints);

} // namespace ui
