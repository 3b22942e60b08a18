// What an endpoint breaks on purpose, as rows of a form.
#pragma once

#include "widgets/fields.h"

class QFormLayout;

namespace ui {

void addFaultFields(QFormLayout &form, Fields &fields, session::Role role);

} // namespace ui
