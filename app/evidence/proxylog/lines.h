// Logs come in lines. One that is longer than any proxy writes is skipped, and said.
#pragma once

#include "evidence/reader.h"

#include <QByteArray>

namespace evidence {

class LineReader : public Reader
{
public:
    static constexpr qsizetype longest = 256 * 1024;

    void feed(QByteArrayView bytes, Sink &sink) final;
    void finish(Sink &sink) final;

protected:
    /// One line, without its end; never empty.
    virtual void line(QByteArrayView line, Sink &sink) = 0;
    /// All lines have been read.
    virtual void ended(Sink &) {}

private:
    void take(QByteArrayView line, Sink &sink);
    void skip(Sink &sink);

    QByteArray m_begun; ///< of the line that is not complete
    bool m_skipping = false, m_first = true;
};

} // namespace evidence
