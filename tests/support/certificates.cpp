// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"

#include <QFile>
#include <QProcess>
#include <QStringList>

namespace countersign {

namespace {

inline constexpr int opensslTimeoutMs = 30'000;

Status openssl(const QString& folder, const QString& arguments) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments.split(u' ', Qt::SkipEmptyParts));
    if (!process.waitForFinished(opensslTimeoutMs) || process.exitCode() != 0)
        return Failure{FailureKind::Internal,
                       QStringLiteral("openssl %1 failed").arg(arguments),
                       folder,
                       {},
                       QString::fromUtf8(process.readAll())};
    return Nothing{};
}

Status writeConfiguration(const QString& folder) {
    QFile file(folder + QStringLiteral("/ca.cnf"));
    if (!file.open(QIODevice::WriteOnly))
        return Failure{
            FailureKind::Internal, QStringLiteral("can't write"), file.fileName(), {}, file.errorString()};
    file.write("[ca]\ndefault_ca = own\n"
               "[own]\ndatabase = index.txt\nnew_certs_dir = .\nserial = serial\ndefault_md = sha256\n"
               "policy = any\nunique_subject = no\nx509_extensions = server\n"
               "[any]\ncommonName = supplied\n"
               "[server]\nsubjectAltName = DNS:localhost\nbasicConstraints = CA:false\n"
               "[req]\ndistinguished_name = name\nx509_extensions = authority\n[name]\n"
               "[authority]\nbasicConstraints = critical,CA:true\nkeyUsage = keyCertSign,cRLSign\n");
    QFile index(folder + QStringLiteral("/index.txt"));
    QFile serial(folder + QStringLiteral("/serial"));
    if (!index.open(QIODevice::WriteOnly) || !serial.open(QIODevice::WriteOnly))
        return Failure{FailureKind::Internal, QStringLiteral("can't write"), folder, {}, {}};
    serial.write("01\n");
    return Nothing{};
}

} // namespace

Result<TestCertificates> makeCertificates(const QString& folder) {
    if (const Status written = writeConfiguration(folder); !written)
        return written.failure();
    const QString newAuthority =
        QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 30"
                       " -config ca.cnf -subj /CN=%1 -keyout %1.key -out %1.pem");
    const QString sign =
        QStringLiteral("ca -batch -notext -config ca.cnf -cert root.pem -keyfile root.key -in server.csr"
                       " -out %1.pem -startdate %2 -enddate %3");
    const QStringList steps{
        newAuthority.arg(QStringLiteral("root")),
        newAuthority.arg(QStringLiteral("other")),
        QStringLiteral(
            "req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -config ca.cnf -subj /CN=localhost"
            " -keyout server.key -out server.csr"),
        sign.arg(QStringLiteral("good"), QStringLiteral("20200101000000Z"),
                 QStringLiteral("20490101000000Z")),
        sign.arg(QStringLiteral("expired"), QStringLiteral("20200101000000Z"),
                 QStringLiteral("20210101000000Z")),
    };
    for (const QString& step : steps) {
        if (const Status done = openssl(folder, step); !done)
            return done.failure();
    }
    const QString at = folder + u'/';
    return TestCertificates{at + QStringLiteral("root.pem"), at + QStringLiteral("other.pem"),
                            at + QStringLiteral("server.key"), at + QStringLiteral("good.pem"),
                            at + QStringLiteral("expired.pem")};
}

} // namespace countersign
