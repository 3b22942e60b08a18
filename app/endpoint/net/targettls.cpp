#include "endpoint/net/targettls.h"

#include "base/readfile.h"
#include "endpoint/net/serveridentity.h"

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
        const base::Result<QByteArray> pem = base::readFile(spec.caFile, largestPem);
        if (!pem) {
            result.error = QStringLiteral("cannot read %1: %2").arg(spec.caFile, pem.error());
            return result;
        }
        const auto authorities = QSslCertificate::fromData(*pem, QSsl::Pem);
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
