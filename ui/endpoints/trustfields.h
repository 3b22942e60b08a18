// The certificates of a client or relay, as rows of a form.
#pragma once

#include "widgets/fields.h"

class QFormLayout;

namespace ui {

/// `whole`: marked when a certificate lacks its key.
void addTrustFields(QFormLayout &form, Fields &fields, QWidget *whole, session::Role role);

} // namespace ui
