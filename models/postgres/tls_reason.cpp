// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/tls_reason.h"

#include "models/postgres/conninfo.h"

#include <QDateTime>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslSocket>

namespace countersign {

namespace {

inline constexpr int stepTimeoutMs = 2'000;
inline constexpr quint16 defaultPort = 5432;

/// PostgreSQL's SSLRequest: length 8, code 80877103. The server answers one byte, 'S' for yes.
const QByteArray sslRequest = QByteArray::fromHex("0000000804d2162f");

QString dateOf(const QDateTime& time) {
    return time.toUTC().toString(Qt::ISODate);
}

QString reasonOf(const QList<QSslError>& errors, const QSslCertificate& certificate, const QString& host) {
    for (const QSslError& error : errors) {
        switch (error.error()) {
        case QSslError::CertificateExpired:
            return QStringLiteral("the server's certificate expired on %1")
                .arg(dateOf(certificate.expiryDate()));
        case QSslError::CertificateNotYetValid:
            return QStringLiteral("the server's certificate is only valid from %1")
                .arg(dateOf(certificate.effectiveDate()));
        case QSslError::HostNameMismatch:
            return QStringLiteral("the server's certificate is not for %1").arg(host);
        case QSslError::SelfSignedCertificate:
        case QSslError::SelfSignedCertificateInChain:
        case QSslError::UnableToGetLocalIssuerCertificate:
        case QSslError::UnableToGetIssuerCertificate:
        case QSslError::UnableToVerifyFirstCertificate:
        case QSslError::CertificateUntrusted:
            return QStringLiteral("nobody we trust (sslrootcert) has signed the server's certificate");
        default:
            break;
        }
    }
    return {};
}

/// Expiry first: an expired certificate often has other faults, but that is the one to mend.
QList<QSslError> expiryFirst(QList<QSslError> errors) {
    std::stable_partition(errors.begin(), errors.end(),
                          [](const QSslError& e) { return e.error() == QSslError::CertificateExpired; });
    return errors;
}

} // namespace

Failure withTlsReason(Failure failure, const ConnectionPlan& plan) {
    const auto words = parseConnectionKeywords(plan.conninfo);
    if (!words || !QSslSocket::supportsSsl())
        return failure;
    const QString host = words->value(QStringLiteral("host"));
    const QString address = words->value(QStringLiteral("hostaddr"), host);
    if (host.isEmpty() || host.contains(u',') || host.startsWith(u'/'))
        return failure;
    bool ok = false;
    const quint16 port = words->value(QStringLiteral("port")).toUShort(&ok);

    QSslSocket socket;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    const QString root = words->value(QStringLiteral("sslrootcert"));
    if (!root.isEmpty())
        configuration.setCaCertificates(QSslCertificate::fromPath(root));
    socket.setSslConfiguration(configuration);
    socket.connectToHost(address, ok ? port : defaultPort);
    if (!socket.waitForConnected(stepTimeoutMs))
        return failure;
    socket.write(sslRequest);
    char answer = 0;
    if (!socket.waitForReadyRead(stepTimeoutMs) || !socket.getChar(&answer))
        return failure;
    QString reason;
    if (answer == 'S') {
        socket.setPeerVerifyName(host);
        socket.startClientEncryption();
        socket.waitForEncrypted(stepTimeoutMs);
        reason = reasonOf(expiryFirst(socket.sslHandshakeErrors()), socket.peerCertificate(), host);
    } else {
        reason = QStringLiteral("the server offers no TLS");
    }
    socket.abort();
    if (!reason.isEmpty())
        failure.what = reason;
    return failure;
}

} // namespace countersign
