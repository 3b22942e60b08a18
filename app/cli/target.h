// Where a command prints what it was asked for.
#pragma once

#include "cli/output.h"

#include <QString>

namespace cli {

/// Standard output, or a file that did not exist so far. What is there is not ours.
class Target
{
public:
    /// Complains if the file cannot be made.
    explicit Target(const QString &file);
    ~Target();
    Target(const Target &) = delete;
    Target &operator=(const Target &) = delete;
    [[nodiscard]] bool isGood() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// Nothing was printed: a file that was made for it goes again.
    void giveUp();
    /// Says what could not be written there. True if all was.
    [[nodiscard]] bool complainOf(const Output &out) const;

private:
    QString m_name;
    int m_descriptor;
};

/// The language of the run, for what no script reads: Chinese, or the English of the sources. Answers what
/// HTML calls it.
QString installLanguage();

/// Whether an option names a moment, and not a time of every day; complains if not.
[[nodiscard]] bool isMoment(const char *option, const QString &text);

} // namespace cli
