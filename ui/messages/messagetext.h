// How the content of a message is shown: as it is, as JSON that is laid out, in hexadecimal.
#pragma once

#include "messages/messagestore.h"

namespace ui {

enum class ContentForm { AsItIs, Json, Hex };

/// The form that suits it best.
[[nodiscard]] ContentForm formOf(const KeptMessage &message);
/// JSON that is cut off, or is none, is shown as it is. Control characters become visible.
[[nodiscard]] QString contentAs(ContentForm form, const KeptMessage &message);
/// "00000010  48 65 6c 6c 6f                                    Hello", 16 bytes a line.
[[nodiscard]] QString hexDump(const QByteArray &bytes);

} // namespace ui
