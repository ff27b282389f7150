// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/payer.h"

#include <QFileInfo>
#include <QProcessEnvironment>

namespace countersign {

namespace {

constexpr int hashBytes = 32;
constexpr double minedAfterS = 2.0;
constexpr int maxWords = 400; ///< of what went wrong, for the report

/// What countersignctl says did not hold.
QString failedChecks(const QByteArray& out, const QByteArray& err) {
    QStringList failed;
    for (const QByteArray& line : out.split('\n')) {
        if (line.startsWith("FAIL "))
            failed << QString::fromUtf8(line.mid(5));
    }
    if (failed.isEmpty())
        failed << QString::fromUtf8(err);
    return failed.join(QStringLiteral("; "));
}

} // namespace

Payer::Payer(Database& own, Database& backend, Chain& chain, Dice& dice, const BackendOptions& options)
    : own_(own)
    , backend_(backend)
    , chain_(chain)
    , dice_(dice)
    , options_(options) {
    connect(&ticks_, &QTimer::timeout, this, &Payer::tick);
    connect(&check_, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        verified(status == QProcess::NormalExit && code == 0,
                 failedChecks(check_.readAllStandardOutput(), check_.readAllStandardError()));
    });
    connect(&check_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            verified(false, QStringLiteral("countersignctl could not be started"));
    });
    ticks_.start(qMax(50, static_cast<int>(payerTickMs / options_.speed)));
}

void Payer::tick() {
    if (!request_.isEmpty())
        return;
    const PqRows next = own_.ask(QStringLiteral("payer_next"));
    if (next.empty())
        return;
    const PqRows claimed = own_.ask(QStringLiteral("payer_claim"), {next.at(0, 0)});
    if (claimed.empty() || claimed.at(0, 0) != QStringLiteral("done"))
        return; // somebody else has it, or it is void by now
    request_ = next.at(0, 0);
    payout_ = next.at(0, 1);
    verify();
}

void Payer::verify() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGPASSWORD"), options_.payerPassword);
    check_.setProcessEnvironment(environment);
    // Beside the keyring: which one was accepted, and what was let through already.
    const QString folder = QFileInfo(options_.keyring).path();
    check_.start(options_.ctl,
                 {QStringLiteral("payout"), QStringLiteral("verify"), request_, QStringLiteral("--keyring"),
                  options_.keyring, QStringLiteral("--memory"), folder + QStringLiteral("/memory"),
                  QStringLiteral("--used"), folder + QStringLiteral("/paid.list"), QStringLiteral("--kind"),
                  QStringLiteral("sge"), QStringLiteral("--database"), options_.payerDatabase});
    QTimer::singleShot(verifyTimeoutMs, &check_, [this, request = request_] {
        if (request == request_ && check_.state() != QProcess::NotRunning)
            check_.kill();
    });
}

void Payer::verified(bool good, const QString& why) {
    if (request_.isEmpty())
        return;
    if (!good)
        return end(false, QStringLiteral("not paid, the check failed: ") + why.simplified().left(maxWords));
    pay();
}

void Payer::pay() {
    if (backend_.ask(QStringLiteral("pay_begin"), {payout_}).empty())
        return end(false, QStringLiteral("not paid: the backend does not hold it as approved"));
    const QString hash = QStringLiteral("0x") + dice_.hex(hashBytes);
    const qint64 nonce = chain_.send(static_cast<quint64>(60'000 + dice_.below(10'000)));
    // Written down first: after a crash the same transaction is sent again, never another.
    const PqRows told = own_.ask(QStringLiteral("payer_broadcast"), {request_, hash, QString::number(nonce)});
    if (told.empty() || told.at(0, 0) != QStringLiteral("done"))
        return end(false, QStringLiteral("not paid: the transaction could not be written down"));
    QTimer::singleShot(static_cast<int>(minedAfterS * 1'000 / options_.speed), this, [this, hash] {
        chain_.mine(hash.toLatin1(), true);
        backend_.ask(QStringLiteral("pay_end"), {payout_, hash});
        end(true, QStringLiteral("mined: ") + hash);
    });
}

void Payer::end(bool succeeded, const QString& words) {
    own_.ask(QStringLiteral("payer_done"),
             {request_, succeeded ? QStringLiteral("t") : QStringLiteral("f"), words});
    request_.clear();
    payout_.clear();
}

} // namespace countersign
