// Logs come in lines. One that is longer than any proxy writes is skipped, and said.
#pragma once

#include "evidence/reader.h"

#include <QByteArray>

#include <map>

namespace evidence {

class LineReader : public Reader
{
public:
    static constexpr qsizetype longest = 256 * 1024;

    void from(std::size_t file, Sink &) final { m_file = file; }
    void feed(QByteArrayView bytes, Sink &sink) final;
    void finish(Sink &sink) final;

protected:
    /// One line, without its end; never empty.
    virtual void line(QByteArrayView line, Sink &sink) = 0;
    /// Reads the time that syslog or Kubernetes put before a line.
    [[nodiscard]] virtual bool readsPrefix() const { return false; }
    /// All lines have been read.
    virtual void ended(Sink &) {}

private:
    struct Begun
    {
        QByteArray text; ///< of the line that is not complete
        bool skipping = false, first = true;
    };
    void take(Begun &file, QByteArrayView line, Sink &sink);
    void skip(Begun &file, Sink &sink);

    std::size_t m_file = 0;
    std::map<std::size_t, Begun> m_begun; ///< by file
};

} // namespace evidence
