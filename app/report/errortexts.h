// The error texts that libraries, browsers and proxies print, and what each proves, as data:
// resources/errortexts.json.
//
// A row: says (the text as it is printed), of (by whom), has (plain words that all must stand in a text, see
// diagnosis::plainWords), proves, not (what it does not prove), causes, source. The row whose words are
// longest explains a text.
#pragma once

#include "diagnosis/verdict.h"

#include <vector>

namespace report {

struct ErrorText
{
    QString says, of, proves, doesNotProve, source;
    QStringList has;
    QList<diagnosis::Cause> causes;
};

[[nodiscard]] const std::vector<ErrorText> &errorTexts();
/// The row that explains it; null if there is none.
[[nodiscard]] const ErrorText *errorTextIn(const QString &text);
/// For `explain`; empty if the text is none that is known.
[[nodiscard]] QString explainErrorText(const QString &text);

} // namespace report
