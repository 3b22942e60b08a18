// What a newcomer sees first: five ways in.
#pragma once

#include <QScrollArea>

#include <array>

class QCommandLinkButton;
class QLabel;

namespace ui {

class Theme;

class WelcomePage final : public QScrollArea
{
    Q_OBJECT
public:
    enum class Way { Browser, Listen, Connect, Relay, OpenLog, Demo };

    explicit WelcomePage(const Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(ui::WelcomePage::Way way);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QWidget *m_column;
    QLabel *m_title, *m_text;
    std::array<QCommandLinkButton *, 6> m_ways;
};

} // namespace ui
