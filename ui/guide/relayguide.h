// From the address a page uses to the first session in the relay: proposes, checks, explains, and waits.
#pragma once

#include "guide/certificate.h"
#include "guide/probe.h"
#include "guide/proposal.h"
#include "kit/changefeed.h"
#include "kit/refusal.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace ui {

class CopyLine;
class LabelGrid;
class Theme;

class RelayGuide final : public QDialog
{
    Q_OBJECT
public:
    RelayGuide(monitor::Monitor &monitor, ChangeFeed &feed, const Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void added(session::EndpointId id);
    /// The page is rather to be watched in a browser.
    void browserWanted(const QString &page);
    /// The user wants to see the first session.
    void showWanted(session::SessionId session);

private:
    void build();
    void propose();
    void check();
    void addCheck(const Check &check);
    void clearChecks();
    void clearRows();
    void start();
    void follow(const session::EndpointStatus &status);
    void lookForSession(const monitor::Changes &changes);
    void lookForItsEnd(const monitor::Changes &changes);
    void lookForFailures(const monitor::Changes &changes);
    void letIn();
    void lookAtCertificate();
    void askToTrust(const QSslCertificate &certificate);
    void explain(const QUrl &relay);
    void say(Tone tone, const QString &icon, const QString &text);

    monitor::Monitor &m_monitor;
    const Theme &m_theme;
    Proposal m_proposal;
    std::unique_ptr<Probe> m_probe;
    std::unique_ptr<CertificateLook> m_look;
    QUrl m_trusted;        ///< the target whose certificate was accepted
    QString m_certificate; ///< where that is kept
    std::optional<session::EndpointId> m_relay;
    std::optional<session::SessionId> m_first;
    std::optional<Refusal> m_refusal; ///< the latest, until it is let in
    QTimer m_patience;                ///< until the page is suspected to go around the relay
    QLineEdit *m_address;
    QSpinBox *m_port;
    QLabel *m_flaw, *m_plan, *m_around, *m_statusIcon, *m_status;
    CopyLine *m_open, *m_replace;
    QLabel *m_openIntro, *m_replaceIntro;
    QVBoxLayout *m_checks;
    QPushButton *m_check, *m_start, *m_show, *m_letIn, *m_browse, *m_trust, *m_inBrowser;
};

} // namespace ui
