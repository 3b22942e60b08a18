// A certificate authority for one test run, made by the openssl command, and what it signs.
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

class Certificates
{
public:
    Certificates()
    {
        openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                 "-days", "2", "-subj", "/CN=test authority", "-keyout", file("ca.key"), "-out",
                 file("ca.pem")});
    }

    [[nodiscard]] QString file(const QByteArray &name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] QString authority() const { return file("ca.pem"); }

    /// Makes NAME.pem and NAME.key. Negative days: it has expired.
    void sign(const char *name, const char *alternativeName, int days = 2) const
    {
        const QByteArray tag(name);
        const QString request = file(tag + ".csr"), extensions = file(tag + ".ext");
        QFile text(extensions);
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray("subjectAltName=") + alternativeName + "\n");
        text.close();
        openssl({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
                 QStringLiteral("/CN=") + QLatin1String(name), "-keyout", file(tag + ".key"), "-out",
                 request});
        openssl({"x509", "-req", "-in", request, "-CA", authority(), "-CAkey", file("ca.key"),
                 "-CAcreateserial", "-days", QString::number(days), "-extfile", extensions, "-out",
                 file(tag + ".pem")});
    }

private:
    struct Argument : QString
    {
        Argument(const char *text) : QString(QLatin1String(text)) {}
        Argument(const QString &text) : QString(text) {}
    };
    static void openssl(std::initializer_list<Argument> arguments)
    {
        QProcess process;
        QStringList list;
        for (const Argument &argument : arguments)
            list.append(argument);
        process.start(QStringLiteral("openssl"), list);
        QVERIFY(process.waitForFinished(20'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
    }

    QTemporaryDir m_folder;
};
