// What could not be written, or never came, until a log can say so.
#pragma once

#include "session/observation.h"

namespace journal {

struct Gap
{
    qint64 observations = 0; ///< none: there is no gap
    session::Stamp since{}, until{};
    QString error; ///< why, plain English

    explicit operator bool() const { return observations > 0; }
    void add(qint64 more, session::Stamp from, session::Stamp to)
    {
        if (observations == 0)
            since = from;
        until = std::max(until, to);
        observations += more;
    }
};

} // namespace journal
