// The preferences on one page that can be searched; the list at the left leads to their sections.
#pragma once

#include "preferences/preferences.h"
#include "theme/theme.h"

#include <QDialog>
#include <QVector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace ui {

class PreferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    PreferencesDialog(const Preferences &preferences, ThemeChoice theme, const QString &language,
                      QWidget *parent = nullptr);

    [[nodiscard]] Preferences preferences() const;
    [[nodiscard]] ThemeChoice theme() const;
    [[nodiscard]] QString language() const;

private:
    struct Row
    {
        QVector<QWidget *> widgets;
        QString words; ///< what the search looks in
    };
    struct Section
    {
        QLabel *heading;
        QVector<Row> rows;
    };

    QFormLayout *addSection(const QString &title);
    void addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &note = {});
    void buildLook(ThemeChoice theme, const QString &language);
    void buildEndpoints();
    void buildNotifications();
    void buildLogs();
    void buildCodes();
    void judge();
    void fill(const Preferences &preferences);
    void search(const QString &text);

    QLineEdit *m_search;
    QPlainTextEdit *m_codes;
    QLabel *m_flaw;
    QPushButton *m_ok;
    QListWidget *m_list;
    QScrollArea *m_scroll;
    QLabel *m_nothing;
    QVector<Section> m_sections;
    QComboBox *m_theme, *m_language;
    QSpinBox *m_ping, *m_missed, *m_longestWait, *m_hopeless, *m_days, *m_megabytes;
    QCheckBox *m_reconnect, *m_record, *m_secrets, *m_startAgain, *m_notify, *m_notifyNormal;
};

} // namespace ui
