// The filter box above the tables.
#pragma once

#include <QWidget>

class QLineEdit;

namespace ui {

class Theme;

class FilterBar final : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    void clear();
    void focusBox();

Q_SIGNALS:
    void textChanged(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();

    QLineEdit *m_box;
};

} // namespace ui
