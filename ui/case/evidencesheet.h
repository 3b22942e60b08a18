// What files of evidence are, before they are read: what each proves, what it cannot tell, how to record more
// the next time, and what may be said about it.
#pragma once

#include "case/casefiles.h"
#include "widgets/fields.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace ui {

class Theme;

class EvidenceSheet final : public QDialog
{
    Q_OBJECT
public:
    /// Before: asks what is to be known before the files are read. Afterwards: tells, of files that were
    /// read.
    enum class Purpose { Before, Afterwards };

    EvidenceSheet(QVector<CaseFile> files, Purpose purpose, const Theme &theme, QWidget *parent = nullptr);

    /// As the user has set them up.
    [[nodiscard]] QVector<session::EndpointSpec> specs() const;

private:
    void build();
    void buildList();
    [[nodiscard]] QWidget *buildOptions();
    [[nodiscard]] QWidget *addOption(const QString &label, const char *option, const QString &example,
                                     const std::function<QString(const session::EvidenceFile &)> &get,
                                     const std::function<void(session::EvidenceFile &)> &clear);
    void addKeys();
    void showFile(int index);
    void showRecording(const settings::FileLook &look);
    /// Takes over what is typed, and says what is wrong with it.
    void check();

    QVector<CaseFile> m_files;
    Purpose m_purpose;
    const Theme &m_theme;
    int m_shown = -1;
    Fields m_fields;
    QListWidget *m_list;
    QLabel *m_name, *m_title, *m_proves, *m_cannot, *m_notes, *m_flaw;
    QVBoxLayout *m_recording;
    QWidget *m_options;
    QFormLayout *m_form;
    QVector<QWidget *> m_ofCaptures, m_ofLogs; ///< fields for files of that sort only
    QPushButton *m_read = nullptr;
};

} // namespace ui
