#include "language.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QLibraryInfo>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

// Without help, a font without Han characters falls back to whichever regional variant comes first, in any
// weight. The same for every language: peers speak Chinese in an English window too, and a font that changes
// with the language would leave texts laid out for the other one.
void chooseFont()
{
    QFont font = QApplication::font();
    QStringList families = font.families();
    const QStringList known = QFontDatabase::families();
    // An alias such as "Sans Serif" counts for nothing beside a real family: Latin text, quotes and all,
    // would be drawn with the Han font.
    if (!families.isEmpty())
        families.first() = QFontInfo(font).family();
    for (const QString &family : {u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s, u"WenQuanYi Micro Hei"_s}) {
        if (known.contains(family) && !families.contains(family))
            families.append(family);
    }
    if (families == font.families())
        return;
    font.setFamilies(families);
    QApplication::setFont(font);
}

} // namespace

void Language::choose(const QString &code)
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    const bool chinese = code == u"zh_CN";
    m_code = chinese ? code : u"en"_s;
    QLocale::setDefault(QLocale(m_code));
    chooseFont();
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
