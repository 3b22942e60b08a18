// The language of the window, changed while it runs: Qt then tells every widget (QEvent::LanguageChange).
#pragma once

#include <QObject>
#include <QTranslator>

#include <array>

namespace ui {

struct LanguageName
{
    const char *code;     ///< "en", "zh_CN"
    const char16_t *name; ///< in the language itself
};
inline constexpr std::array<LanguageName, 2> languages{{{"en", u"English"}, {"zh_CN", u"简体中文"}}};

class Language final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// A code of `languages`; anything else is taken as English.
    void choose(const QString &code);
    [[nodiscard]] QString code() const { return m_code; }
    /// The one of `languages` that the desktop speaks.
    [[nodiscard]] static QString ofDesktop();

private:
    QString m_code = QStringLiteral("en");
    QTranslator m_ours, m_qt;
};

} // namespace ui
