// Tells in a strip of the window, and by the desktop, that a pattern was found, and that one is gone: "your
// change works" is news, too.
#pragma once

#include "kit/endpointnames.h"
#include "kit/findingstore.h"

namespace ui {

class Banner;

class FindingNotice final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this.
    FindingNotice(const monitor::Monitor &monitor, FindingStore &store, Banner &banner, QObject *parent);

    void retranslate();

Q_SIGNALS:
    void showWanted(quint64 finding);
    /// The same for the desktop.
    void announced(const QString &title, const QString &text);

private:
    void tell(quint64 finding, bool solved);
    void show();

    FindingStore &m_store;
    Banner &m_banner;
    EndpointNames m_names;
    quint64 m_told = 0; ///< which finding the strip tells of; 0: none
    bool m_solved = false;
};

} // namespace ui
