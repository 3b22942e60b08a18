// What can be done to endpoints: make one, edit, duplicate, start, stop, remove, copy its address.
#pragma once

#include "monitor/monitor.h"

#include <QAction>

namespace ui {

class ProfileActions;
class Theme;

class EndpointActions final : public QObject
{
    Q_OBJECT
public:
    EndpointActions(monitor::Monitor &monitor, const Theme &theme, QWidget *window);

    /// The endpoint that edit, start, stop, remove and copy are about.
    void setCurrent(std::optional<session::EndpointId> id);
    /// Opens its settings with the first bytes of messages to be kept; nothing if it is gone.
    void keepMessages(session::EndpointId id);
    /// Nothing can be done any more, and why: an opened log.
    void forbid(const QString &reason);
    /// A page in a browser, listener, client, relay, and the guide to a relay.
    [[nodiscard]] QList<QAction *> makers() const
    {
        return {m_browser, m_listener, m_client, m_relay, m_guide};
    }
    [[nodiscard]] QAction *maker(session::Role role) const;
    [[nodiscard]] QAction *guide() const { return m_guide; }
    [[nodiscard]] QList<QAction *> ofOne() const
    {
        return {m_start, m_stop, m_edit, m_duplicate, m_variables, m_copy, m_remove};
    }
    /// All at once, and profiles of them.
    [[nodiscard]] ProfileActions &profiles() const { return *m_profiles; }
    /// All of them in the order of menus, with separators.
    [[nodiscard]] QList<QAction *> all() const;
    void retranslate();

    void openNew(session::Role role);
    /// The dialog that opens a page in a browser of its own; `page` is what it shows at first.
    void watchPage(const QString &page);

Q_SIGNALS:
    void added(session::EndpointId id);
    /// Another endpoint is selected, or none.
    void currentChanged(std::optional<session::EndpointId> id);
    void guideWanted();
    /// What a file of evidence tells and cannot tell.
    void aboutWanted(session::EndpointId id);
    /// A new endpoint is about to be asked for: what its dialog shows at first.
    void defaultsWanted(session::EndpointSpec &spec);

private:
    QAction *make(const Theme &theme, const QString &icon, const char *shortcut);
    void openDialog(const session::EndpointSpec &spec);
    void addAndStart(const session::EndpointSpec &spec);
    void openEdit();
    void edit(session::EndpointId id, bool keepMessages);
    void duplicate();
    void openVariables();
    void askToRemove();
    void update();
    [[nodiscard]] std::optional<session::EndpointStatus> current() const;

    monitor::Monitor &m_monitor;
    QWidget *m_window;
    std::optional<session::EndpointId> m_current;
    QString m_forbidden; ///< why nothing can be done; empty if something can
    ProfileActions *m_profiles;
    QAction *m_browser, *m_listener, *m_client, *m_relay, *m_guide, *m_separator, *m_togetherBelow;
    QAction *m_start, *m_stop, *m_edit, *m_duplicate, *m_variables, *m_copy, *m_remove;
};

} // namespace ui
