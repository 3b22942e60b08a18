#include "cli/target.h"

#include "cli/complain.h"
#include "query/literals.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QTranslator>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace cli {

Target::Target(const QString &file)
    : m_name(file.isEmpty() ? QStringLiteral("standard output") : file),
      m_descriptor(file.isEmpty() ? STDOUT_FILENO
                                  : ::open(QFile::encodeName(file).constData(),
                                           O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666))
{
    if (m_descriptor < 0)
        complain(QStringLiteral("%1: cannot create it: %2")
                     .arg(file, QString::fromLocal8Bit(std::strerror(errno))));
}

Target::~Target()
{
    if (m_descriptor > STDOUT_FILENO)
        ::close(m_descriptor);
}

void Target::giveUp()
{
    if (m_descriptor > STDOUT_FILENO)
        ::unlink(QFile::encodeName(m_name).constData());
}

bool Target::complainOf(const Output &out) const
{
    if (!out.isGood() && !out.isClosed())
        complain(QStringLiteral("%1: %2").arg(m_name, out.error()));
    return out.isGood();
}

QString installLanguage()
{
    static QTranslator translator;
    if (QLocale::system().language() != QLocale::Chinese ||
        !translator.load(QStringLiteral(":/i18n/dropscope_zh_CN.qm")))
        return QStringLiteral("en");
    QCoreApplication::installTranslator(&translator);
    return QStringLiteral("zh-CN");
}

bool isMoment(const char *option, const QString &text)
{
    const auto time = query::readTime(text, query::Zone::Utc);
    if (time && !time->daily)
        return true;
    complain(QStringLiteral("%1 %2: must be a date with or without a time, such as 2026-11-25 or "
                            "2026-11-25T14:03 (UTC)")
                 .arg(QLatin1String(option), text));
    return false;
}

} // namespace cli
