// The parts of a long JSON text that matter, one after the other: files of hundreds of megabytes are never
// held.
#pragma once

#include <QByteArray>

#include <functional>
#include <vector>

namespace evidence {

/// Reads a JSON text in any pieces and hands out the values at the paths that are wanted ("log.entries[]" is
/// each element of that array). A wanted value within another one is handed out first, and not again with it.
/// Tolerant: what is no JSON is passed over as far as brackets and quotes tell.
class JsonPieces
{
public:
    static constexpr qsizetype longest = 8 * 1024 * 1024; ///< of one value; a longer one is left out
    static constexpr int deepest = 64;

    using Take = std::function<void(std::size_t path, QByteArrayView value)>;
    explicit JsonPieces(std::vector<QByteArray> paths);

    void feed(QByteArrayView bytes, const Take &take);
    /// The outermost value has ended.
    [[nodiscard]] bool whole() const { return m_whole; }
    [[nodiscard]] quint64 leftOut() const { return m_leftOut; }

private:
    struct Level
    {
        bool array = false, key = false; ///< `key`: a name comes next
        qsizetype path = 0;              ///< how long the path was before
    };
    struct Held
    {
        std::size_t path = 0;
        std::size_t depth = 0; ///< of the value that is held
        QByteArray text;
        bool tooLong = false;
    };

    [[nodiscard]] const char *skipped(const char *at, const char *end);
    void take(const char *at, const Take &take);
    void beginValue(const char *at);
    void endValue(const char *end, const Take &take);
    void hold(QByteArrayView bytes);
    void holdUpTo(const char *end);

    std::vector<QByteArray> m_paths;
    std::vector<bool> m_undivided; ///< by path: nothing within it is wanted on its own
    std::vector<Level> m_levels;
    std::vector<Held> m_held;
    QByteArray m_path, m_name;
    const char *m_unheld = nullptr; ///< where what was not held yet begins, while bytes are fed
    qsizetype m_deeper = 0;         ///< levels beyond the deepest, or within what is undivided
    bool m_string = false, m_escaped = false, m_naming = false, m_word = false, m_whole = false;
    quint64 m_leftOut = 0;
};

} // namespace evidence
