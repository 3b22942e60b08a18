// Where evidence comes from: a file that is there, a file that grows, a pipe.
#pragma once

#include <QByteArrayView>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <vector>

namespace player {

/// Reads on its own thread's event loop, one piece at a time: the next one only after next().
class Source final : public QObject
{
    Q_OBJECT
public:
    explicit Source(QObject *parent) : QObject(parent), m_poll(this) {}
    ~Source() override;

    /// Opens a path, or "-" for standard input. An error sentence, empty if it worked.
    [[nodiscard]] QString open(const QString &path, bool follow);
    /// Of a regular file, its size; else nothing.
    [[nodiscard]] std::optional<qint64> size() const { return m_size; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// Asks for the next piece, which comes with read(), or for the end.
    void next();
    /// Of a regular file: what is read next is its beginning.
    void rewind();
    void close();

Q_SIGNALS:
    /// Lives as long as the call.
    void read(QByteArrayView bytes);
    void ended();
    void failed(const QString &error);

private:
    void readOne();

    static constexpr std::size_t piece = 1024 * 1024;
    int m_descriptor = -1;
    bool m_isOurs = false, m_wanted = false;
    bool m_grows = false; ///< a regular file that is followed: its end is not the end
    std::optional<qint64> m_size;
    std::vector<char> m_buffer = std::vector<char>(piece);
    std::unique_ptr<QSocketNotifier> m_notifier; ///< of a pipe
    QTimer m_poll;                               ///< of a file that grows
};

} // namespace player
