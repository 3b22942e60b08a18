// How far long files have been read, with a button that stops it.
#pragma once

#include "monitor/monitor.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QMap>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

/// Of all files that are being read, as values.
class ReadingProgress
{
public:
    void tell(session::EndpointId id, qint64 bytes, qint64 size) { m_files[quint32(id)] = {bytes, size}; }
    void forget(session::EndpointId id) { m_files.remove(quint32(id)); }
    [[nodiscard]] QVector<session::EndpointId> ids() const;
    /// 0 … 1000; nothing while the size of none is known.
    [[nodiscard]] std::optional<int> permille() const;

private:
    struct File
    {
        qint64 bytes = 0, size = 0;
    };
    QMap<quint32, File> m_files;
};

class ReadingStrip final : public QFrame
{
    Q_OBJECT
public:
    explicit ReadingStrip(monitor::Monitor &monitor, QWidget *parent = nullptr);

    /// It shows after so long: short files need none.
    static constexpr std::chrono::milliseconds patience{400};

protected:
    void changeEvent(QEvent *event) override;

private:
    void told(session::EndpointId id, qint64 bytes, qint64 size);
    void changed(const session::EndpointStatus &status);
    void show();
    void stop();
    void retranslate();

    monitor::Monitor &m_monitor;
    ReadingProgress m_progress;
    QTimer m_patience;
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_stop;
};

} // namespace ui
