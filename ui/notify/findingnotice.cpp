#include "notify/findingnotice.h"

#include "report/findings.h"
#include "widgets/banner.h"

#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

FindingNotice::FindingNotice(const monitor::Monitor &monitor, FindingStore &store, Banner &banner,
                             QObject *parent)
    : QObject(parent), m_store(store), m_banner(banner), m_names(monitor)
{
    connect(&store, &FindingStore::appeared, this, [this](quint64 finding) { tell(finding, false); });
    connect(&store, &FindingStore::solved, this, [this](quint64 finding) { tell(finding, true); });
    connect(&monitor, &monitor::Monitor::endpointChanged, this, [this] { m_names.forget(); });
    connect(&banner, &Banner::closed, this, [this] { m_told = 0; });
    connect(&banner, &Banner::buttonClicked, this, [this] {
        m_banner.setVisible(false);
        Q_EMIT showWanted(std::exchange(m_told, 0));
    });
}

void FindingNotice::tell(quint64 finding, bool solved)
{
    const findings::Finding *told = m_store.find(finding);
    if (!told || m_store.isMuted(finding))
        return;
    // Its cause is told: a consequence is no news beside it.
    if (!solved && told->because && m_store.find(told->because))
        return;
    m_told = finding;
    m_solved = solved;
    show();
    Q_EMIT announced(solved ? tr("Solved, as it seems") : tr("New finding"), report::label(told->kind));
}

void FindingNotice::show()
{
    const findings::Finding *told = m_told ? m_store.find(m_told) : nullptr;
    if (!told)
        return;
    const QLocale locale;
    const QString what = report::label(told->kind), where = m_names.of(told->endpoint);
    const QString text =
        m_solved ? tr("Solved, as it seems: %1 at %2. A session outlived it; a change of yours works, or it "
                      "never was one limit.")
                       .arg(what, where)
                 : tr("New finding: %1 at %2, %3 of %4 ends.")
                       .arg(what, where, locale.toString(told->count), locale.toString(told->of));
    m_banner.show({m_solved ? u"normal"_s : u"finding"_s, m_solved ? Tone::Normal : Tone::Accent, text,
                   tr("Show"), true});
}

void FindingNotice::retranslate()
{
    m_names.forget();
    if (!m_banner.isHidden())
        show();
}

} // namespace ui
