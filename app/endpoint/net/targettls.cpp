#include "endpoint/net/targettls.h"

#include "endpoint/net/serveridentity.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslSocket>

namespace endpoint {

using session::EndpointSpec;

TargetTls targetTls(const EndpointSpec &spec, bool withClientCertificate)
{
    TargetTls result;
    if (spec.target.scheme() != QLatin1String("wss"))
        return result;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(spec.insecure ? QSslSocket::VerifyNone : QSslSocket::VerifyPeer);
    configuration.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    if (!spec.caFile.isEmpty()) {
        QFile file(spec.caFile);
        if (!file.open(QIODevice::ReadOnly)) {
            result.error = QStringLiteral("cannot read %1: %2").arg(spec.caFile, file.errorString());
            return result;
        }
        const auto authorities = QSslCertificate::fromData(file.read(largestPem), QSsl::Pem);
        if (authorities.isEmpty()) {
            result.error = QStringLiteral("no certificate in PEM form in %1").arg(spec.caFile);
            return result;
        }
        configuration.setCaCertificates(authorities);
    }
    if (withClientCertificate && !spec.certFile.isEmpty()) {
        result.error = readIdentity(configuration, spec.certFile, spec.keyFile);
        if (!result.error.isEmpty())
            return result;
    }
    result.configuration = configuration;
    return result;
}

} // namespace endpoint
