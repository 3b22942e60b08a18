#include "report/words.h"

#include <QRegularExpression>

namespace report {

namespace {

/// As the endpoints say it in English: logs and scripts read that. What has several parts comes first.
constexpr const char *reasons[] = {
    QT_TRANSLATE_NOOP("report", "new connections have to wait: %1"),
    QT_TRANSLATE_NOOP("report", "the target %1 is where this relay listens: it would only reach itself"),
    QT_TRANSLATE_NOOP("report", "the pattern of capture %1 is wrong at %2: %3"),
    QT_TRANSLATE_NOOP("report",
                      "the header %1 cannot be set: it comes from the URL, the origin or the subprotocols"),
    QT_TRANSLATE_NOOP("report", "the header %1 has a line break or another control character"),
    QT_TRANSLATE_NOOP("report", "the Origin has a line break or another control character"),
    QT_TRANSLATE_NOOP("report", "the subprotocol %1 is no token (RFC 9110 5.6.2)"),
    QT_TRANSLATE_NOOP("report", "%1: its format is not known here (tried: %2)"),
    QT_TRANSLATE_NOOP("report", "%1: it is empty"),
    QT_TRANSLATE_NOOP("report", "cannot read %1: %2"),
    QT_TRANSLATE_NOOP("report", "cannot create a temporary directory: %1"),
    QT_TRANSLATE_NOOP("report", "cannot run openssl: %1"),
    QT_TRANSLATE_NOOP("report", "the openssl command, which makes a certificate, is not installed; "
                                "give one (--cert and --key; in the window: Endpoint > Edit > Address)"),
    QT_TRANSLATE_NOOP("report", "openssl made no certificate: %1"),
    QT_TRANSLATE_NOOP("report", "no certificate in PEM form in %1"),
    QT_TRANSLATE_NOOP("report", "no unencrypted private key in PEM form in %1"),
    QT_TRANSLATE_NOOP("report", "%1 holds no certificate in PEM"),
    QT_TRANSLATE_NOOP("report", "%1 is no IP address"),
    QT_TRANSLATE_NOOP("report", "this system has no TLS library that Qt can use"),
    QT_TRANSLATE_NOOP("report", "address already in use"),
    QT_TRANSLATE_NOOP("report", "permission denied"),
    QT_TRANSLATE_NOOP("report", "this machine does not have that address"),
    QT_TRANSLATE_NOOP("report", "Too many open files"),
    QT_TRANSLATE_NOOP("report", "No such file or directory"),
    QT_TRANSLATE_NOOP("report", "Is a directory"),
    QT_TRANSLATE_NOOP("report", "Permission denied"),
};

/// What stands at the places of such a sentence; nothing if it is another one.
std::optional<QStringList> partsOf(const char *reason, const QString &english)
{
    QString pattern = QRegularExpression::escape(QString::fromLatin1(reason));
    static const QRegularExpression place(QStringLiteral("\\\\%\\d"));
    pattern.replace(place, QStringLiteral("(.+)"));
    const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern),
                                   QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch found = whole.match(english);
    return found.hasMatch() ? std::optional(found.capturedTexts().mid(1)) : std::nullopt;
}

/// Not by arg(), since addresses have percent signs of their own. The last part may be such a sentence again.
QString filledIn(const QString &text, const QStringList &parts)
{
    static const QRegularExpression place(QStringLiteral("%(\\d)"));
    QString filled;
    qsizetype end = 0;
    for (auto found = place.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch at = found.next();
        const int part = at.captured(1).toInt();
        filled += text.mid(end, at.capturedStart() - end);
        filled += part == parts.size() ? endpointError(parts.last()) : parts.value(part - 1);
        end = at.capturedEnd();
    }
    return filled + text.mid(end);
}

} // namespace

QString endpointError(const QString &english)
{
    static const QRegularExpression byAddress(QStringLiteral("^(\\w+://\\S*): (.+)$"),
                                              QRegularExpression::DotMatchesEverythingOption);
    if (const QRegularExpressionMatch found = byAddress.match(english); found.hasMatch())
        return filledIn(translate("report", "%1: %2"), {found.captured(1), found.captured(2)});
    for (const char *reason : reasons) {
        const auto parts = partsOf(reason, english);
        if (!parts)
            continue;
        return filledIn(translate("report", reason), *parts);
    }
    return english;
}

} // namespace report
