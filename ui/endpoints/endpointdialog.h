// Asks for all that a listener, a client or a relay is: where, how, and what it does. Validated as it is
// typed.
#pragma once

#include "widgets/fields.h"

#include <QDialog>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;

namespace ui {

class ListenSide;

class EndpointDialog final : public QDialog
{
    Q_OBJECT
public:
    enum class Purpose { New, Edit };

    /// Shows `spec`, whose role decides what is asked for. `live`: sessions that end when an edited endpoint
    /// is saved, because it starts again.
    EndpointDialog(const session::EndpointSpec &spec, Purpose purpose, quint64 live,
                   QWidget *parent = nullptr);

    [[nodiscard]] session::EndpointSpec spec() const;
    /// What is wrong with the input; empty if nothing.
    [[nodiscard]] QString flaw() const;

private:
    [[nodiscard]] QFormLayout *page(const QString &title);
    void buildAddress();
    void buildRequest();
    void buildBehaviour();
    void buildAccess();
    void buildWatching();
    void buildRecovery();
    void addTarget(QFormLayout &form);
    void check();
    [[nodiscard]] std::optional<Fields::Flaw> read(session::EndpointSpec &spec) const;

    session::EndpointSpec m_start;
    Fields m_fields;
    ListenSide *m_listenSide = nullptr;
    QTabWidget *m_tabs;
    QLabel *m_url, *m_state;
    QLineEdit *m_target = nullptr;
    QCheckBox *m_reconnect = nullptr;
    bool m_targetEdited = false; ///< before that, that it is empty is no flaw to speak of
    QPushButton *m_ok;
};

} // namespace ui
