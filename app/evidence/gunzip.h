// Takes gzip off a stream, if there is any (RFC 1952), several members included.
#pragma once

#include <QByteArrayView>

#include <functional>
#include <memory>

namespace evidence {

class Gunzip
{
public:
    Gunzip();
    ~Gunzip();

    /// Two bytes tell.
    [[nodiscard]] static bool isGzip(QByteArrayView head);
    /// Inflates in pieces of a bounded size. False once the stream is damaged; what came before was handed
    /// on.
    bool feed(QByteArrayView bytes, const std::function<void(QByteArrayView)> &take);
    /// The stream has ended with a whole member.
    [[nodiscard]] bool isWhole() const;

private:
    struct State;
    std::unique_ptr<State> d;
};

} // namespace evidence
