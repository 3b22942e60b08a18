#include "endpoint/net/clientidentity.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace endpoint {

namespace {

QByteArray contentsOf(const QString &path, QString &error)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        error = QStringLiteral("cannot read %1: %2").arg(path, file.errorString());
    return file.readAll();
}

QSslKey readKey(const QByteArray &pem)
{
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        if (const QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    return {};
}

} // namespace

TlsReading readClientTls(const session::EndpointSpec &spec)
{
    TlsReading reading;
    if (!QSslSocket::supportsSsl()) {
        reading.error = QStringLiteral("this system has no TLS library that Qt can use");
        return reading;
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (spec.insecure)
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!spec.caFile.isEmpty()) {
        const auto authorities = QSslCertificate::fromData(contentsOf(spec.caFile, reading.error));
        if (reading.error.isEmpty() && authorities.isEmpty())
            reading.error = QStringLiteral("%1 holds no certificate in PEM").arg(spec.caFile);
        configuration.setCaCertificates(authorities);
    }
    if (reading.error.isEmpty() && !spec.certFile.isEmpty()) {
        const auto chain = QSslCertificate::fromData(contentsOf(spec.certFile, reading.error));
        if (reading.error.isEmpty() && chain.isEmpty())
            reading.error = QStringLiteral("%1 holds no certificate in PEM").arg(spec.certFile);
        configuration.setLocalCertificateChain(chain);
        if (reading.error.isEmpty()) {
            const QSslKey key = readKey(contentsOf(spec.keyFile, reading.error));
            if (reading.error.isEmpty() && key.isNull())
                reading.error =
                    QStringLiteral("%1 holds no private key in PEM without a passphrase").arg(spec.keyFile);
            configuration.setPrivateKey(key);
        }
    }
    if (reading.error.isEmpty())
        reading.configuration = configuration;
    return reading;
}

} // namespace endpoint
