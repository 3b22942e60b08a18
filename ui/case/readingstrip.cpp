#include "case/readingstrip.h"

#include "kit/endpointnames.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

QVector<session::EndpointId> ReadingProgress::ids() const
{
    QVector<session::EndpointId> all;
    for (auto file = m_files.begin(); file != m_files.end(); ++file)
        all.append(session::EndpointId(file.key()));
    return all;
}

std::optional<int> ReadingProgress::permille() const
{
    qint64 bytes = 0, size = 0;
    for (const File &file : m_files) {
        bytes += std::min(file.bytes, file.size);
        size += file.size;
    }
    if (size <= 0)
        return {};
    return int(double(bytes) / double(size) * 1000);
}

ReadingStrip::ReadingStrip(monitor::Monitor &monitor, QWidget *parent)
    : QFrame(parent), m_monitor(monitor), m_text(new QLabel), m_bar(new QProgressBar), m_stop(new QPushButton)
{
    setObjectName(u"readingStrip"_s);
    setProperty("role", u"banner"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_stop->setObjectName(u"stopReading"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 5, 6, 5);
    layout->addWidget(m_text, 2);
    layout->addWidget(m_bar, 3);
    layout->addWidget(m_stop);
    hide();
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &ReadingStrip::show);
    connect(m_stop, &QPushButton::clicked, this, &ReadingStrip::stop);
    connect(&monitor, &monitor::Monitor::evidenceRead, this, &ReadingStrip::told);
    connect(&monitor, &monitor::Monitor::endpointChanged, this, &ReadingStrip::changed);
    connect(&monitor, &monitor::Monitor::endpointRemoved, this, [this](session::EndpointId id) {
        m_progress.forget(id);
        show();
    });
    retranslate();
}

// A pipe, and a file that grows, have no end to come near to.
void ReadingStrip::told(session::EndpointId id, qint64 bytes, qint64 size)
{
    const auto spec = m_monitor.spec(id);
    if (!spec || spec->evidence.follow || size == 0)
        return;
    m_progress.tell(id, bytes, size);
    if (isVisible())
        show();
    else if (!m_patience.isActive())
        m_patience.start();
}

void ReadingStrip::changed(const session::EndpointStatus &status)
{
    if (status.state == session::EndpointStatus::State::Running)
        return;
    m_progress.forget(status.id);
    show();
}

void ReadingStrip::show()
{
    const QVector<session::EndpointId> ids = m_progress.ids();
    if (ids.isEmpty()) {
        m_patience.stop();
        hide();
        return;
    }
    if (!isVisible() && m_patience.isActive())
        return;
    const int permille = m_progress.permille().value_or(0);
    m_bar->setValue(permille);
    const QString percent = QLocale().toString(permille / 10);
    m_text->setText(ids.size() == 1
                        ? tr("Reading %1: %2 %").arg(EndpointNames(m_monitor).of(ids.first()), percent)
                        : tr("Reading %1 files: %2 %").arg(QLocale().toString(ids.size()), percent));
    setVisible(true);
}

void ReadingStrip::stop()
{
    for (const session::EndpointId id : m_progress.ids())
        m_monitor.stop(id);
}

void ReadingStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void ReadingStrip::retranslate()
{
    m_bar->setAccessibleName(tr("Progress of reading"));
    m_stop->setText(tr("Stop Reading"));
    m_stop->setToolTip(tr("What was read so far stays"));
    show();
}

} // namespace ui
