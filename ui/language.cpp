#include "language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

void Language::choose(const QString &code)
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    const bool chinese = code == u"zh_CN";
    m_code = chinese ? code : u"en"_s;
    QLocale::setDefault(QLocale(m_code));
    if (!chinese)
        return;
    // Qt's own words (context menus of text fields) are translated where Qt's translations are installed.
    if (m_qt.load(u"qtbase_"_s + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_ours.load(u":/i18n/dropscope_%1.qm"_s.arg(m_code)))
        QCoreApplication::installTranslator(&m_ours);
}

QString Language::ofDesktop()
{
    return QLocale::system().language() == QLocale::Chinese ? u"zh_CN"_s : u"en"_s;
}

} // namespace ui
