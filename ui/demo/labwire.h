// One end of a WebSocket for the demo's lab, on a raw TCP socket, so that it can do what no library would:
// vanish, reset, freeze, send what is forbidden.
#pragma once

#include <QObject>
#include <QTcpSocket>

#include <optional>

namespace ui {

class LabWire final : public QObject
{
    Q_OBJECT
public:
    enum class End { Client, Server };

    /// Takes the socket over.
    LabWire(QTcpSocket *socket, End end, QObject *parent);

    /// Client: dials and sends the request.
    void dial(quint16 port, const QString &path, const QString &program);
    /// Server, after requested(): answers with 101, or refuses with that status.
    void accept();
    void refuse(int status);

    void sendText(const QByteArray &text);
    void sendClose(quint16 code, const QByteArray &reason);
    /// A frame that breaks RFC 6455 §5.2: a reserved opcode.
    void sendForbidden();
    void fin();
    void reset();
    /// Reads and answers nothing any more.
    void freeze();
    [[nodiscard]] QString path() const { return m_path; }

Q_SIGNALS:
    void requested();
    void opened();
    void text(const QByteArray &payload);
    void ended();

private:
    void read();
    void readHead();
    [[nodiscard]] bool readFrame();
    void take(int opcode, const QByteArray &payload);
    void sendFrame(int opcode, const QByteArray &payload);

    QTcpSocket *m_socket;
    End m_end;
    QString m_path, m_program;
    QByteArray m_buffer, m_key;
    bool m_isOpen = false, m_isFrozen = false, m_closeSent = false;
};

} // namespace ui
