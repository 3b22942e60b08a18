// Asks what of a log leaves, in which form, and whether with pseudonyms; with pseudonyms it shows first what
// remains.
#pragma once

#include "export/exportjob.h"
#include "export/exportscope.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTemporaryDir;

namespace ui {

class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    /// Where the log comes from: the file of an opened log, or a copy of the one that is being written.
    /// Answers an error sentence.
    using Log = std::function<QString(const QString &copy)>;

    struct What
    {
        QString log; ///< opened; empty: `copy` makes one
        Log copy;
        QVector<ExportScope> scopes;
        int scope = 0;      ///< chosen at first
        bool share = false; ///< at first
        QByteArray ownCodes;
        QString language;      ///< as HTML names it
        QString suggestedName; ///< without a suffix
    };
    ExportDialog(What what, QWidget *parent = nullptr);
    ~ExportDialog() override;

    void choose(monitor::LogExport::Format format);
    /// Writes what is chosen.
    void write(const QString &file);

Q_SIGNALS:
    void written(const QString &file);

private:
    void build();
    void update();
    /// Shows what remains, without writing it.
    void look();
    void askWhere();
    void finished(const ExportJob::Result &result);
    void showRemains(const ExportJob::Result &result);
    /// False if there is no log to read, which has been said.
    [[nodiscard]] bool ready();
    [[nodiscard]] monitor::LogExport order() const;
    [[nodiscard]] monitor::LogExport::Format format() const;
    void setBusy(bool busy);

    What m_what;
    std::unique_ptr<QTemporaryDir> m_folder; ///< of the copy
    ExportJob m_job;
    QString m_file;       ///< being written; empty while only looked at
    bool m_stale = false; ///< something else was chosen while it was looked at
    QComboBox *m_scope, *m_format;
    QLabel *m_about, *m_remains, *m_status;
    QCheckBox *m_share;
    QPlainTextEdit *m_beginning;
    QProgressBar *m_busy;
    QPushButton *m_save;
};

/// "report.html".
[[nodiscard]] QString suffixOf(monitor::LogExport::Format format);

/// The beginning of an export as somebody reads it who looks for what is told: of a page its text.
[[nodiscard]] QString readable(QString beginning, monitor::LogExport::Format format);

/// What was replaced and what remains, in sentences; `pseudonyms`: see monitor::LogExported.
[[nodiscard]] QStringList remainsOf(const QMap<QString, qsizetype> &pseudonyms);

} // namespace ui
