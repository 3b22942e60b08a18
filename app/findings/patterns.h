// The search for what many endings prove together. Values in, findings out: no clock, no signals, no words.
// The cost of one ending is bounded: groups keep their latest 50 ends of a day, and are judged again at most
// every few ends.
//
// Live and replay alike: opened() at the 101, survived() now and then for live sessions, ended() once per
// session, and evaluate() after each batch, with the time of the batch.
#pragma once

#include "findings/book.h"
#include "findings/catalogue.h"

#include <memory>

namespace findings {

class Patterns
{
public:
    /// The catalogue must outlive this.
    explicit Patterns(const Catalogue &catalogue = Catalogue::builtIn());
    ~Patterns();
    Patterns(Patterns &&) noexcept;
    Patterns &operator=(Patterns &&) noexcept;

    void opened(const Opening &opening);
    void named(const Introduction &named);
    /// What an open session has lived through so far (see survivedOf). Every few seconds is enough; a session
    /// that outlives a timer is the counter-example that keeps it from being named.
    void survived(session::SessionId session, const Survived &lived, session::Stamp at);
    /// What was broken on purpose counts neither for a finding nor against one.
    void ended(const Ending &ending);
    /// Something from outside that may explain later ends: "reload", "deploy", …
    void happened(session::EndpointId endpoint, const QString &what, session::Stamp at);
    /// The endpoint's settings changed: what was learnt about it is void.
    void forget(session::EndpointId endpoint);

    /// Judges what has changed, expires what is old, and returns the findings that are new, updated or closed
    /// since the last call.
    [[nodiscard]] QVector<Finding> evaluate(session::Stamp now);
    /// All that hold at present, in order of their numbers.
    [[nodiscard]] QVector<Finding> findings() const;
    /// The latest that are over, closed. They keep their advice: much is read after the event.
    [[nodiscard]] QVector<Finding> over() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace findings
