#include "guide/certificate.h"

#include "base/visible.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QSaveFile>
#include <QStandardPaths>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::guide)
};

constexpr auto patience = 5s;
constexpr quint16 usualPort = 443;

QString fingerprint(const QSslCertificate &certificate)
{
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
}

} // namespace

CertificateLook::CertificateLook(const QUrl &target, QObject *parent) : QObject(parent)
{
    m_socket.setPeerVerifyMode(QSslSocket::VerifyNone); // to look, not to talk
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, &CertificateLook::end);
    connect(&m_socket, &QSslSocket::encrypted, this, &CertificateLook::end);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &CertificateLook::end);
    m_patience.start(patience);
    m_socket.connectToHostEncrypted(target.host(), quint16(target.port(usualPort)));
}

void CertificateLook::end()
{
    if (std::exchange(m_over, true))
        return;
    const QSslCertificate certificate = m_socket.peerCertificate();
    m_socket.abort();
    Q_EMIT seen(certificate);
}

bool isPinnable(const QSslCertificate &certificate)
{
    return !certificate.isNull() && certificate.isSelfSigned();
}

QString certificateText(const QSslCertificate &certificate)
{
    const auto name = [](QStringList parts) {
        parts.removeDuplicates();
        return base::visible(parts.join(u", "_s));
    };
    const QLocale locale;
    return QStringList{Text::tr("For: %1").arg(name(certificate.subjectInfo(QSslCertificate::CommonName) +
                                                    certificate.subjectAlternativeNames().values())),
                       Text::tr("From: %1").arg(name(certificate.issuerInfo(QSslCertificate::CommonName))),
                       Text::tr("Valid: %1 to %2")
                           .arg(locale.toString(certificate.effectiveDate().date(), QLocale::ShortFormat),
                                locale.toString(certificate.expiryDate().date(), QLocale::ShortFormat)),
                       Text::tr("SHA-256: %1").arg(fingerprint(certificate))}
        .join(u'\n');
}

QString keepCertificate(const QSslCertificate &certificate)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/certificates"_s);
    if (!folder.mkpath(u"."_s))
        return {};
    const QString file =
        folder.filePath(fingerprint(certificate).remove(u':').left(16).toLower() + u".pem"_s);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return {};
    out.write(certificate.toPem());
    if (!out.commit())
        return {};
    QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    return file;
}

} // namespace ui
