// The link to a browser that we started: two pipes, a NUL after each text. Nobody else can use it, and the
// browser ends when we do, however that happens.
#pragma once

#include "endpoint/browser/link.h"

#include <QSocketNotifier>

#include <memory>

namespace endpoint {

class PipeLink final : public ToolsLink
{
    Q_OBJECT
public:
    /// Takes both descriptors. They are made non-blocking.
    PipeLink(int reads, int writes, QObject *parent);
    ~PipeLink() override;
    void send(const QByteArray &text) override;
    void close() override;

private:
    void read();
    void write();
    void lose(const QString &why);

    int m_reads, m_writes;
    QByteArray m_in, m_out;
    qsizetype m_scanned = 0; ///< of m_in: no NUL before
    std::unique_ptr<QSocketNotifier> m_readable, m_writable;
};

} // namespace endpoint
