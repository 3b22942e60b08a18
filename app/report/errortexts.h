// The error texts that libraries, browsers and proxies print, and what each proves, as data:
// resources/errortexts.json.
//
// A row: says (the text as it is printed), of (by whom), has (plain words that all must stand in a text, see
// diagnosis::plainWords; {code} stands for a close code) or is (the whole text, letter by letter: the states
// of proxies), proves, not (what it does not prove), causes, source. The row whose words are longest explains
// a text.
#pragma once

#include "diagnosis/verdict.h"

#include <optional>
#include <vector>

namespace report {

struct ErrorText
{
    QString says, of, proves, doesNotProve, source;
    QStringList has, is;
    QList<diagnosis::Cause> causes;
};

struct FoundText
{
    const ErrorText *row = nullptr;
    std::optional<quint16> code; ///< that the text names, where the row asks for one
};

[[nodiscard]] const std::vector<ErrorText> &errorTexts();
/// The row that explains it, or those of the states that it lists ("UF,URX"); empty if there is none.
[[nodiscard]] std::vector<FoundText> errorTextsIn(const QString &text);
/// The close code that a text names, by number if it speaks of closing or of a code, or by one of the names
/// of that number that libraries print; nothing if it names none.
[[nodiscard]] std::optional<quint16> closeCodeIn(const QString &text);
/// What prints it, in the language of the run.
[[nodiscard]] QString printerOf(const ErrorText &row);
/// For `explain`: what was found in that text.
[[nodiscard]] QString explainErrorText(const FoundText &found, const QString &text);

} // namespace report
