#include "case/evidencedesk.h"

#include "case/evidencesheet.h"
#include "kit/endpointnames.h"
#include "report/report.h"
#include "widgets/banner.h"

#include <QFileInfo>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;
using State = session::EndpointStatus::State;

EvidenceDesk::EvidenceDesk(monitor::Monitor &monitor, const Theme &theme, Banner &notice, QWidget *window)
    : QObject(window), m_monitor(monitor), m_theme(theme), m_notice(notice), m_window(window),
      m_strip(new ReadingStrip(monitor))
{
    connect(&monitor, &monitor::Monitor::endpointChanged, this, &EvidenceDesk::changed);
}

void EvidenceDesk::open(const QVector<CaseFile> &files)
{
    if (files.isEmpty())
        return;
    auto *sheet = new EvidenceSheet(files, EvidenceSheet::Purpose::Before, m_theme, m_window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet] {
        QVector<session::EndpointId> added;
        m_told.clear();
        for (const session::EndpointSpec &spec : sheet->specs()) // all are known before the first is read
            added.append(m_monitor.add(spec));
        for (const session::EndpointId id : added) {
            m_reading.insert(quint32(id));
            m_monitor.start(id);
        }
        Q_EMIT began();
    });
    sheet->open();
}

void EvidenceDesk::showAbout(session::EndpointId id)
{
    const auto endpoints = m_monitor.endpoints();
    const auto status =
        std::find_if(endpoints.begin(), endpoints.end(), [id](const auto &each) { return each.id == id; });
    if (status == endpoints.end())
        return;
    CaseFile file;
    file.look.path = report::addressOf(*status);
    file.look.kind =
        status->format.isEmpty() ? settings::FileLook::Kind::Stream : settings::FileLook::Kind::Evidence;
    file.look.format = status->format;
    file.look.role = status->role;
    file.look.bytes = QFileInfo(file.look.path).size();
    file.look.notes = status->notes;
    auto *sheet = new EvidenceSheet({file}, EvidenceSheet::Purpose::Afterwards, m_theme, m_window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void EvidenceDesk::changed(const session::EndpointStatus &status)
{
    if (status.state == State::Running || !m_reading.contains(quint32(status.id)))
        return;
    const QString name = endpointName(status);
    m_reading.remove(quint32(status.id));
    const monitor::Counts counts = m_monitor.counts(status.id);
    if (status.state == State::Failed) {
        m_told.append(report::endpointError(status.error));
        m_notice.show({u"failed"_s, Tone::Failed, m_told.join(u'\n'), {}, true});
    } else if (counts.ended() == 0 && !status.notes.isEmpty()) {
        m_told.append(tr("%1: %2").arg(name, report::joined(report::noteTexts(status))));
        m_notice.show({u"info"_s, Tone::Accent, m_told.join(u'\n'), {}, true});
    } else {
        const QString ends = QLocale().toString(counts.ended());
        Q_EMIT finished(counts.ended() == 1 ? tr("%1 has been read: 1 end.").arg(name)
                                            : tr("%1 has been read: %2 ends.").arg(name, ends));
    }
}

} // namespace ui
