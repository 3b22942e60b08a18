// Dialogs about what is selected, and about what there is: two sessions side by side, many together,
// commands, the reference. They only show.
#pragma once

#include <QObject>

class QMainWindow;

namespace monitor {
class Monitor;
}

namespace ui {

class Selection;
class SessionActions;
struct Sheet;

class Lookups final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this; `window` is the parent of the dialogs.
    Lookups(const monitor::Monitor &monitor, const Selection &selection, const SessionActions &actions,
            QMainWindow &window);

    void showCommands();
    /// The log beside another one, or beside itself.
    void compareLogs(const QByteArray &ownCodes);
    /// Opens where the cause of the selected session is explained.
    void showReference();

Q_SIGNALS:
    /// Only what this part of a filter fits is to be shown.
    void filterWanted(const QString &part);

private:
    void compare();
    void summarize();
    void show(const Sheet &sheet);

    const monitor::Monitor &m_monitor;
    const Selection &m_selection;
    QMainWindow &m_window;
};

} // namespace ui
