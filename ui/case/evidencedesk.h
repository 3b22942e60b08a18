// Takes files of evidence into a window: asks with a sheet, has the monitor read them, and says what came of
// it.
#pragma once

#include "case/casefiles.h"
#include "case/readingstrip.h"

namespace ui {

class Banner;
class Theme;

class EvidenceDesk final : public QObject
{
    Q_OBJECT
public:
    /// `notice`: where it is said what could not be read. All must outlive this.
    EvidenceDesk(monitor::Monitor &monitor, const Theme &theme, Banner &notice, QWidget *window);

    /// Shows the sheet; the files are read if the user agrees.
    void open(const QVector<CaseFile> &files);
    /// The sheet of a file that is or was read, with what it could not tell.
    void showAbout(session::EndpointId id);
    /// Stands above the pages while long files are read.
    [[nodiscard]] ReadingStrip *strip() const { return m_strip; }

Q_SIGNALS:
    /// The user agreed, and reading begins.
    void began();
    /// A file has been read to its end.
    void finished(const QString &text);

private:
    void changed(const session::EndpointStatus &status);

    monitor::Monitor &m_monitor;
    const Theme &m_theme;
    Banner &m_notice;
    QWidget *m_window;
    ReadingStrip *m_strip;
    QSet<quint32> m_reading; ///< whose end is worth a word
    QStringList m_told;      ///< of the files opened last: what stands in the notice
};

} // namespace ui
