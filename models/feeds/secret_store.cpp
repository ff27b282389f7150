// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/secret_store.h"

#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <memory>
#include <optional>
#include <utility>

namespace countersign {
namespace {

Failure failureOf(QKeychain::Error error, const QString& words, const QString& system) {
    Failure failure{
        FailureKind::Unreachable, QStringLiteral("the keychain can't be used: perhaps no keyring is running"),
        QStringLiteral("keychain entry “%1”").arg(system),
        QStringLiteral("Set PGPASSWORD or write the password into ~/.pgpass instead"), words.left(200)};
    switch (error) {
    case QKeychain::EntryNotFound:
        failure.kind = FailureKind::Missing;
        failure.what = QStringLiteral("the keychain holds no password for this system");
        failure.remedy =
            QStringLiteral("Enter it once in the connection dialog, or set PGPASSWORD or ~/.pgpass");
        break;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        failure.what = QStringLiteral("no keyring is running");
        break;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        failure.kind = FailureKind::NoRight;
        failure.what = QStringLiteral("access to the keychain was denied");
        break;
    case QKeychain::CouldNotDeleteEntry:
        failure.what = QStringLiteral("the keychain did not delete the entry");
        break;
    case QKeychain::NoError:
    case QKeychain::OtherError:
        break;
    }
    return failure;
}

/// Starts \a job and calls \a take once: with the job, or with null when the keychain does not answer in
/// time. No insecure fallback: a plain file is no keychain.
void run(QKeychain::Job* job, QObject* receiver, const QString& system,
         std::function<void(QKeychain::Job*)> take) {
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    job->setKey(system);
    auto taken = std::make_shared<bool>(false);
    const auto once = [taken, take = std::move(take)](QKeychain::Job* done) {
        if (!std::exchange(*taken, true))
            take(done);
    };
    QObject::connect(job, &QKeychain::Job::finished, receiver, once);
    QTimer::singleShot(keychainDeadlineMs, receiver, [once] { once(nullptr); });
    job->start();
}

std::optional<Failure> failureOf(QKeychain::Job* job, const QString& system) {
    if (!job) {
        Failure failure = failureOf(QKeychain::OtherError, {}, system);
        failure.kind = FailureKind::TimedOut;
        failure.what =
            QStringLiteral("the keychain did not answer within %1 s").arg(keychainDeadlineMs / 1000);
        return failure;
    }
    if (job->error() == QKeychain::NoError)
        return std::nullopt;
    return failureOf(job->error(), job->errorString(), system);
}

std::function<void(QKeychain::Job*)> asStatus(const QString& system, std::function<void(Status)> deliver) {
    return [system, deliver = std::move(deliver)](QKeychain::Job* job) {
        if (const auto failure = failureOf(job, system))
            deliver(*failure);
        else
            deliver(Nothing{});
    };
}

} // namespace

SecretStore::SecretStore(QString service, QObject* parent)
    : QObject(parent)
    , service_(std::move(service)) {}

void SecretStore::read(QObject* receiver, const QString& system,
                       std::function<void(Result<QString>)> deliver) {
    auto* job = new QKeychain::ReadPasswordJob(service_);
    run(job, receiver, system, [system, deliver = std::move(deliver)](QKeychain::Job* done) {
        if (const auto failure = failureOf(done, system))
            deliver(*failure);
        else
            deliver(static_cast<QKeychain::ReadPasswordJob*>(done)->textData());
    });
}

void SecretStore::write(QObject* receiver, const QString& system, const QString& password,
                        std::function<void(Status)> deliver) {
    auto* job = new QKeychain::WritePasswordJob(service_);
    job->setTextData(password);
    run(job, receiver, system, asStatus(system, std::move(deliver)));
}

void SecretStore::remove(QObject* receiver, const QString& system, std::function<void(Status)> deliver) {
    run(new QKeychain::DeletePasswordJob(service_), receiver, system, asStatus(system, std::move(deliver)));
}

} // namespace countersign
