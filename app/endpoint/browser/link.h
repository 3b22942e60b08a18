// The way to a browser's developer tools: texts go both ways.
#pragma once

#include <QObject>

namespace endpoint {

class ToolsLink : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void send(const QByteArray &text) = 0;
    /// Nothing is signalled after that.
    virtual void close() = 0;

Q_SIGNALS:
    void opened();
    void received(const QByteArray &text);
    /// It never opened, or is over. Once.
    void lost(const QString &why);
};

} // namespace endpoint
