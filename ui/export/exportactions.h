// Export, share and compare, as actions for menus: of the whole log, of what the pages show, of sessions or a
// finding.
#pragma once

#include "export/exportscope.h"
#include "theme/language.h"

#include <QAction>
#include <QSettings>

namespace ui {

class ExportActions final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this.
    ExportActions(monitor::Monitor &monitor, Selection &selection, const Language &language,
                  QSettings &settings, QWidget *window);

    [[nodiscard]] QList<QAction *> all() const { return {m_export, m_share, m_compare}; }
    /// What stands in the filter bar.
    void setFilter(const query::Filter &filter, const QString &text);
    /// Of what is selected.
    void exportSelected();
    /// Of these, whatever is selected; `name` is what they are together.
    void exportSessions(const QVector<session::SessionId> &ids, const QString &name);
    void retranslate();

Q_SIGNALS:
    void written(const QString &file);
    void compareWanted(const QByteArray &ownCodes);

private:
    void open(const QVector<ExportScope> &scopes, int scope, bool share);
    [[nodiscard]] QVector<ExportScope> scopes() const;

    monitor::Monitor &m_monitor;
    Selection &m_selection;
    const Language &m_language;
    QSettings &m_settings;
    QWidget *m_window;
    query::Filter m_filter;
    QString m_filterText;
    QAction *m_export, *m_share, *m_compare;
};

} // namespace ui
