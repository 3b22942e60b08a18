// A line for the path of a file, with a button that looks for it.
#pragma once

#include <QWidget>

class QLineEdit;

namespace ui {

class FileField final : public QWidget
{
    Q_OBJECT
public:
    explicit FileField(const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);
    void setPlaceholder(const QString &text);

Q_SIGNALS:
    void changed();

private:
    void browse();

    QString m_title;
    QLineEdit *m_path;
};

} // namespace ui
