// What the search for patterns was told, small enough to keep in a log: told again from there, it finds the
// same without folding one observation.
#pragma once

#include "findings/ending.h"

#include <memory>
#include <variant>

namespace findings {

/// What a session that lives has lived through.
struct Alive
{
    session::SessionId session{};
    session::Stamp at{};
    Survived survived;
    bool operator==(const Alive &) const = default;
};

/// An endpoint whose settings changed.
struct Forgotten
{
    session::EndpointId endpoint{};
    bool operator==(const Forgotten &) const = default;
};

using Told = std::variant<Opening, Alive, Ending, Forgotten, Introduction>;

/// What was told between two evaluations, in order.
struct Chapter
{
    session::Stamp now{}; ///< of the evaluation that followed
    std::vector<Told> told;
    bool operator==(const Chapter &) const = default;
};

/// Names the layout and the vocabulary of packed chapters: they change with it and can then no longer be
/// read.
[[nodiscard]] QString tapeFormat();
/// A chapter on its own: nothing else is needed to read it. About 150 bytes an ending and its opening, and
/// the texts, each once.
[[nodiscard]] QByteArray pack(const Chapter &chapter);

/// Unpacks one chapter after another. Knows texts again that came before: they are shared, not copied.
class Unpacking
{
public:
    Unpacking();
    ~Unpacking();
    /// Nothing if the bytes are damaged.
    [[nodiscard]] std::optional<Chapter> operator()(QByteArrayView bytes);

    struct Texts;

private:
    std::unique_ptr<Texts> m_texts;
};

} // namespace findings
