// Endpoints as the settings remember them. What a command line asks for is of one run and is not remembered.
#pragma once

#include "session/endpointspec.h"

#include <QVector>

class QSettings;

namespace ui {

[[nodiscard]] QVector<session::EndpointSpec> loadEndpoints(QSettings &settings);
void saveEndpoints(QSettings &settings, const QVector<session::EndpointSpec> &specs);

} // namespace ui
