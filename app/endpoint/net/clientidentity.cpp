#include "endpoint/net/clientidentity.h"

#include "base/readfile.h"
#include "endpoint/net/serveridentity.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace endpoint {

namespace {

QByteArray contentsOf(const QString &path, QString &error)
{
    const base::Result<QByteArray> read = base::readFile(path, largestPem);
    if (!read)
        error = QStringLiteral("cannot read %1: %2").arg(path, read.error());
    return read.valueOr({});
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

base::Result<QSslConfiguration> readClientTls(const session::EndpointSpec &spec)
{
    QString error;
    if (!QSslSocket::supportsSsl())
        return base::Error{QStringLiteral("this system has no TLS library that Qt can use")};
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (spec.insecure)
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!spec.caFile.isEmpty()) {
        const auto authorities = QSslCertificate::fromData(contentsOf(spec.caFile, error));
        if (error.isEmpty() && authorities.isEmpty())
            error = QStringLiteral("%1 holds no certificate in PEM").arg(spec.caFile);
        configuration.setCaCertificates(authorities);
    }
    if (error.isEmpty() && !spec.certFile.isEmpty()) {
        const auto chain = QSslCertificate::fromData(contentsOf(spec.certFile, error));
        if (error.isEmpty() && chain.isEmpty())
            error = QStringLiteral("%1 holds no certificate in PEM").arg(spec.certFile);
        configuration.setLocalCertificateChain(chain);
        if (error.isEmpty()) {
            const QSslKey key = readKey(contentsOf(spec.keyFile, error));
            if (error.isEmpty() && key.isNull())
                error =
                    QStringLiteral("%1 holds no private key in PEM without a passphrase").arg(spec.keyFile);
            configuration.setPrivateKey(key);
        }
    }
    if (!error.isEmpty())
        return base::Error{error};
    return configuration;
}

} // namespace endpoint
