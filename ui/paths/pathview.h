// The path of the selected session: where its end came from in one sentence, its places in a row with the way
// of the end along them, and a table with the times.
#pragma once

#include "paths/pathmodel.h"
#include "paths/pathpicture.h"

#include <QWidget>

class QLabel;

namespace ui {

class EmptyState;
class SmallTable;
class Theme;

class PathView final : public QWidget
{
    Q_OBJECT
public:
    explicit PathView(const Theme &theme, QWidget *parent = nullptr);

    /// `path`: null if the connection was seen at one place only.
    void show(const findings::Path *path, session::SessionId shown);
    [[nodiscard]] const PathPicture &picture() const { return m_picture; }

Q_SIGNALS:
    void sessionWanted(session::SessionId id);
    /// The user wants to add another place's record.
    void filesWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    class Canvas;
    void retranslate();

    const Theme &m_theme;
    PathPicture m_picture;
    PathModel m_model;
    QWidget *m_content;
    QLabel *m_summary, *m_sure, *m_more;
    Canvas *m_canvas;
    SmallTable *m_table;
    EmptyState *m_empty;
};

/// The row of places in words, for screen readers: "client, haproxy, RST towards the client, nginx, server".
[[nodiscard]] QString describe(const PathPicture &picture);

} // namespace ui
