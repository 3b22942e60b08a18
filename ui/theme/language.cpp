#include "theme/language.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QLibraryInfo>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

// Without help, a font without Han characters falls back to whichever regional variant comes first, in any
// weight. Among several families Qt takes the first that is installed under that very name, which an alias
// such as "Sans Serif" is not: so the system's font is named as what it is, or all Latin letters and
// quotation marks would come from the Han font, whose “ and ” are as wide as a Han character. Chinese sets
// them so, and reads them first.
void chooseFont(bool chinese)
{
    static const QFont system = QApplication::font();
    const QStringList known = QFontDatabase::families();
    QStringList families{QFontInfo(system).family()};
    for (const QString &family : {u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s, u"WenQuanYi Micro Hei"_s}) {
        if (known.contains(family) && !families.contains(family))
            families.append(family);
    }
    if (chinese)
        families.append(families.takeFirst());
    QFont font = system;
    font.setFamilies(families);
    if (font == QApplication::font())
        return;
    // A widget that a style sheet has dressed keeps its font until it is dressed anew.
    const QString dress = qApp->styleSheet();
    qApp->setStyleSheet({});
    QApplication::setFont(font);
    qApp->setStyleSheet(dress);
}

} // namespace

void Language::choose(const QString &code)
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    const bool chinese = code == u"zh_CN";
    m_code = chinese ? code : u"en"_s;
    QLocale::setDefault(QLocale(m_code));
    chooseFont(chinese);
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
