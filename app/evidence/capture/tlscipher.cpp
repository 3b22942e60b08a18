#include "evidence/capture/tlscipher.h"

#include <QMessageAuthenticationCode>
#include <QtEndian>

#include <array>

#include <openssl/evp.h>

namespace evidence::capture {

namespace {

constexpr int ivBytes = 12, tagBytes = 16, saltBytes = 4, explicitBytes = 8;

constexpr std::array suites{
    TlsSuite{0x1301, "TLS_AES_128_GCM_SHA256", 16, false, false},
    TlsSuite{0x1302, "TLS_AES_256_GCM_SHA384", 32, true, false},
    TlsSuite{0x1303, "TLS_CHACHA20_POLY1305_SHA256", 32, false, true},
    TlsSuite{0x009c, "AES128-GCM-SHA256", 16, false, false},
    TlsSuite{0x009d, "AES256-GCM-SHA384", 32, true, false},
    TlsSuite{0x009e, "DHE-RSA-AES128-GCM-SHA256", 16, false, false},
    TlsSuite{0x009f, "DHE-RSA-AES256-GCM-SHA384", 32, true, false},
    TlsSuite{0xc02b, "ECDHE-ECDSA-AES128-GCM-SHA256", 16, false, false},
    TlsSuite{0xc02c, "ECDHE-ECDSA-AES256-GCM-SHA384", 32, true, false},
    TlsSuite{0xc02f, "ECDHE-RSA-AES128-GCM-SHA256", 16, false, false},
    TlsSuite{0xc030, "ECDHE-RSA-AES256-GCM-SHA384", 32, true, false},
    TlsSuite{0xcca8, "ECDHE-RSA-CHACHA20-POLY1305", 32, false, true},
    TlsSuite{0xcca9, "ECDHE-ECDSA-CHACHA20-POLY1305", 32, false, true},
    TlsSuite{0xccaa, "DHE-RSA-CHACHA20-POLY1305", 32, false, true},
};

QCryptographicHash::Algorithm hashOf(const TlsSuite &suite)
{
    return suite.sha384 ? QCryptographicHash::Sha384 : QCryptographicHash::Sha256;
}

QByteArray hmac(const TlsSuite &suite, const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, hashOf(suite));
}

/// HKDF-Expand-Label (RFC 8446 §7.1) with an empty context.
QByteArray expandLabel(const TlsSuite &suite, const QByteArray &secret, const QByteArray &label, int bytes)
{
    const QByteArray full = "tls13 " + label;
    QByteArray info;
    info.append(char(bytes >> 8)).append(char(bytes)).append(char(full.size())).append(full).append('\0');
    QByteArray out, block;
    for (char i = 1; out.size() < bytes; ++i) {
        block = hmac(suite, secret, block + info + i);
        out += block;
    }
    return out.first(bytes);
}

/// The PRF of TLS 1.2 (RFC 5246 §5).
QByteArray expand12(const TlsSuite &suite, const QByteArray &secret, const QByteArray &seed, int bytes)
{
    QByteArray out, a = seed;
    while (out.size() < bytes) {
        a = hmac(suite, secret, a);
        out += hmac(suite, secret, a + seed);
    }
    return out.first(bytes);
}

} // namespace

std::optional<TlsSuite> tlsSuite(quint16 id)
{
    for (const TlsSuite &suite : suites) {
        if (suite.id == id)
            return suite;
    }
    return {};
}

struct TlsCipher::Context
{
    TlsSuite suite;
    bool is13 = false;
    QByteArray secret, key, iv;
    quint64 number = 0;
    EVP_CIPHER_CTX *evp = EVP_CIPHER_CTX_new();
    ~Context() { EVP_CIPHER_CTX_free(evp); }

    [[nodiscard]] const EVP_CIPHER *cipher() const
    {
        return suite.chacha           ? EVP_chacha20_poly1305()
               : suite.keyBytes == 16 ? EVP_aes_128_gcm()
                                      : EVP_aes_256_gcm();
    }
};

TlsCipher::TlsCipher() : d(std::make_unique<Context>()) {}

TlsCipher::~TlsCipher() = default;

std::unique_ptr<TlsCipher> TlsCipher::tls13(const TlsSuite &suite, const QByteArray &secret)
{
    std::unique_ptr<TlsCipher> cipher(new TlsCipher);
    cipher->d->suite = suite;
    cipher->d->is13 = true;
    cipher->setSecret(secret);
    return cipher;
}

void TlsCipher::setSecret(const QByteArray &secret)
{
    d->secret = secret;
    d->key = expandLabel(d->suite, secret, "key", d->suite.keyBytes);
    d->iv = expandLabel(d->suite, secret, "iv", ivBytes);
    d->number = 0;
}

void TlsCipher::update()
{
    setSecret(expandLabel(d->suite, d->secret, "traffic upd", int(d->secret.size())));
}

std::unique_ptr<TlsCipher> TlsCipher::tls12(const TlsSuite &suite, const QByteArray &master,
                                            const QByteArray &clientRandom, const QByteArray &serverRandom,
                                            bool ofServer)
{
    std::unique_ptr<TlsCipher> cipher(new TlsCipher);
    cipher->d->suite = suite;
    const int iv = suite.chacha ? ivBytes : saltBytes;
    const QByteArray block =
        expand12(suite, master, "key expansion" + serverRandom + clientRandom, 2 * suite.keyBytes + 2 * iv);
    cipher->d->key = block.sliced(ofServer ? suite.keyBytes : 0, suite.keyBytes);
    cipher->d->iv = block.sliced(2 * suite.keyBytes + (ofServer ? iv : 0), iv);
    return cipher;
}

std::optional<QByteArray> TlsCipher::open(QByteArrayView header, QByteArrayView body, quint64 ahead)
{
    const quint64 number = d->number + ahead;
    std::array<char, 8> numberBytes{};
    qToBigEndian(number, numberBytes.data());
    const bool hasExplicit = !d->is13 && !d->suite.chacha;
    QByteArray nonce = d->iv, extra;
    if (hasExplicit) {
        if (body.size() < explicitBytes)
            return {};
        nonce.append(body.first(explicitBytes));
        body = body.sliced(explicitBytes);
    } else {
        for (int i = 0; i < 8; ++i)
            nonce[ivBytes - 8 + i] = char(nonce[ivBytes - 8 + i] ^ numberBytes[std::size_t(i)]);
    }
    if (body.size() < tagBytes)
        return {};
    const qsizetype size = body.size() - tagBytes;
    if (d->is13) {
        extra = header.toByteArray();
    } else {
        extra = QByteArray(numberBytes.data(), 8) + header.first(3).toByteArray();
        extra.append(char(size >> 8)).append(char(size));
    }
    const auto bytes = [](const auto &from) { return reinterpret_cast<const uchar *>(from.data()); };
    QByteArray plain(size, Qt::Uninitialized), tag = body.sliced(size).toByteArray();
    int got = 0, rest = 0;
    const bool good = EVP_DecryptInit_ex(d->evp, d->cipher(), nullptr, bytes(d->key), bytes(nonce)) == 1 &&
                      EVP_DecryptUpdate(d->evp, nullptr, &got, bytes(extra), int(extra.size())) == 1 &&
                      EVP_DecryptUpdate(d->evp, reinterpret_cast<uchar *>(plain.data()), &got, bytes(body),
                                        int(size)) == 1 &&
                      EVP_CIPHER_CTX_ctrl(d->evp, EVP_CTRL_AEAD_SET_TAG, tagBytes, tag.data()) == 1 &&
                      EVP_DecryptFinal_ex(d->evp, reinterpret_cast<uchar *>(plain.data()) + got, &rest) == 1;
    if (!good)
        return {};
    d->number = number + 1;
    return plain;
}

} // namespace evidence::capture
