// From the address of a page to a browser that is watched: one that is started for it, or one that runs
// already.
#pragma once

#include "session/endpointspec.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace ui {

class FileField;

/// What was typed, as an endpoint; or what is wrong with it.
struct BrowserWish
{
    session::EndpointSpec spec;
    QString flaw; ///< in the language of the window; empty: nothing
};
/// `page` may lack its scheme: "shop.example/chat", "localhost:3000". `tools`: the DevTools of a browser that
/// runs; empty for one that is started.
[[nodiscard]] BrowserWish browserFor(const QString &page, const QString &tools, const QString &program);

class WatchPage final : public QDialog
{
    Q_OBJECT
public:
    enum class Purpose { New, Edit };
    explicit WatchPage(Purpose purpose = Purpose::New, QWidget *parent = nullptr);

    void setPage(const QString &address);
    void show(const session::EndpointSpec &spec);
    [[nodiscard]] session::EndpointSpec spec() const { return m_wish.spec; }

private:
    void build(Purpose purpose);
    void check();
    [[nodiscard]] int letters() const;

    BrowserWish m_wish;
    session::EndpointSpec m_given; ///< what the dialog has no field for stays as it was
    Purpose m_purpose;
    QLineEdit *m_page, *m_tools;
    QRadioButton *m_own, *m_running;
    FileField *m_program;
    QCheckBox *m_insecure, *m_payloads;
    QLabel *m_flaw;
    QPushButton *m_start;
};

} // namespace ui
