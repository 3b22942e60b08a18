#include "endpoint/net/serveridentity.h"

#include "base/readfile.h"

#include <QFile>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>

namespace endpoint {

namespace {

/// QSslKey must be told the algorithm, so each is tried.
QSslKey readKey(const QByteArray &pem)
{
    for (const auto algorithm : {QSsl::Ec, QSsl::Rsa, QSsl::Dsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return {};
}

QString alternativeNames(const QString &address)
{
    QString names = QStringLiteral("subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1");
    if (const QHostAddress host(address); !host.isNull() && !host.isLoopback())
        names += QStringLiteral(",IP:") + address;
    return names;
}

} // namespace

QString readIdentity(QSslConfiguration &configuration, const QString &certFile, const QString &keyFile)
{
    const base::Result<QByteArray> certificate = base::readFile(certFile, largestPem);
    if (!certificate)
        return QStringLiteral("cannot read %1: %2").arg(certFile, certificate.error());
    const base::Result<QByteArray> key = base::readFile(keyFile, largestPem);
    if (!key)
        return QStringLiteral("cannot read %1: %2").arg(keyFile, key.error());
    const auto chain = QSslCertificate::fromData(*certificate, QSsl::Pem);
    if (chain.isEmpty())
        return QStringLiteral("no certificate in PEM form in %1").arg(certFile);
    const QSslKey privateKey = readKey(*key);
    if (privateKey.isNull())
        return QStringLiteral("no unencrypted private key in PEM form in %1").arg(keyFile);
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(privateKey);
    return {};
}

ServerIdentity::~ServerIdentity()
{
    if (m_openssl) {
        m_openssl->disconnect(this);
        m_openssl->kill();
    }
}

void ServerIdentity::load(const QString &certFile, const QString &keyFile)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (const QString error = readIdentity(configuration, certFile, keyFile); !error.isEmpty()) {
        Q_EMIT failed(error);
        return;
    }
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    Q_EMIT ready(configuration);
}

void ServerIdentity::generate(const QString &address)
{
    const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    if (openssl.isEmpty()) {
        Q_EMIT failed(
            QStringLiteral("the openssl command, which makes a certificate, is not installed; "
                           "give one (--cert and --key; in the window: Endpoint > Edit > Address)"));
        return;
    }
    m_folder = std::make_unique<QTemporaryDir>();
    if (!m_folder->isValid()) {
        Q_EMIT failed(QStringLiteral("cannot create a temporary directory: %1").arg(m_folder->errorString()));
        return;
    }
    m_openssl = std::make_unique<QProcess>();
    m_openssl->setProcessChannelMode(QProcess::MergedChannels);
    connect(m_openssl.get(), &QProcess::finished, this, &ServerIdentity::generated);
    connect(m_openssl.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failed(QStringLiteral("cannot run openssl: %1").arg(m_openssl->errorString()));
    });
    m_openssl->start(openssl,
                     {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                      QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                      QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                      QStringLiteral("-days"), QStringLiteral("30"), QStringLiteral("-subj"),
                      QStringLiteral("/CN=localhost"), QStringLiteral("-addext"), alternativeNames(address),
                      QStringLiteral("-keyout"), m_folder->filePath(QStringLiteral("key.pem")),
                      QStringLiteral("-out"), m_folder->filePath(QStringLiteral("cert.pem"))});
}

void ServerIdentity::generated(int exitCode, QProcess::ExitStatus status)
{
    if (status != QProcess::NormalExit || exitCode != 0) {
        Q_EMIT failed(QStringLiteral("openssl made no certificate: %1")
                          .arg(QString::fromLocal8Bit(m_openssl->readAll()).trimmed()));
        return;
    }
    const QString key = m_folder->filePath(QStringLiteral("key.pem"));
    QFile::setPermissions(key, QFile::ReadOwner | QFile::WriteOwner);
    load(m_folder->filePath(QStringLiteral("cert.pem")), key);
}

} // namespace endpoint
