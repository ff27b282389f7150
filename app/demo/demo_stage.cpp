// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_stage.h"

#include "models/trust/thread_crypto.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QThread>

namespace countersign {
namespace {

constexpr int pollMs = 200;

/// Beside this program; where an installation or a build tree with tests keeps it.
QString findProgram(const QString& name) {
    const QString here = QCoreApplication::applicationDirPath();
    for (const QString& folder :
         {here, here + QStringLiteral("/../bin"), here + QStringLiteral("/../libexec/countersign"),
          here + QStringLiteral("/../lib/countersign")}) {
        const QString program = folder + u'/' + name;
        if (QFileInfo(program).isExecutable())
            return program;
    }
    return {};
}

Failure backendFailure(const QString& what, const QString& detail = {}) {
    return Failure{FailureKind::Internal, what, QStringLiteral("countersign-demo-backend"),
                   QStringLiteral("Start the demo again"), detail};
}

bool stopWanted() {
    return QThread::currentThread()->isInterruptionRequested();
}

} // namespace

DemoStage::DemoStage(DemoOptions options)
    : options_(std::move(options)) {
    connect(&backend_, &QProcess::finished, this, [this] {
        if (up_)
            Q_EMIT failed(backendFailure(QStringLiteral("the backend program has ended"),
                                         QString::fromLocal8Bit(backend_.readAllStandardError()).trimmed()));
    });
}

DemoStage::~DemoStage() {
    stopBackend();
}

void DemoStage::run() {
    const ThreadCrypto crypto;
    const Result<DemoAccess> access = bringUp();
    if (access) {
        up_ = true;
        Q_EMIT ready(access.value());
        return;
    }
    stopBackend();
    system_.reset();
    Q_EMIT failed(access.failure());
}

Result<DemoAccess> DemoStage::bringUp() {
    auto system = DemoSystem::make(options_, [this](const QString& step) {
        Q_EMIT progress(step);
        return !stopWanted();
    });
    if (!system)
        return system.failure();
    system_ = std::move(system).value();
    Q_EMIT progress(QStringLiteral("Starting the backend"));
    const Result<BackendPorts> ports = startBackend();
    if (!ports)
        return ports.failure();
    return system_->openTo(ports.value());
}

Result<BackendPorts> DemoStage::startBackend() {
    const QString program = options_.backendProgram.isEmpty()
                                ? findProgram(QStringLiteral("countersign-demo-backend"))
                                : options_.backendProgram;
    if (program.isEmpty())
        return Failure{FailureKind::Missing,
                       QStringLiteral("the program countersign-demo-backend was not found"),
                       QCoreApplication::applicationDirPath(),
                       QStringLiteral("It belongs beside this program: build or install it as well"),
                       {}};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGPASSWORD"), system_->backendPassword());
    backend_.setProcessEnvironment(environment);
    QStringList arguments{QStringLiteral("--database"), system_->backendUrl(),
                          QStringLiteral("--scenario"), QString::number(options_.scenario),
                          QStringLiteral("--speed"),    QString::number(options_.speed),
                          QStringLiteral("--until-eof")};
    if (options_.asShipped)
        arguments << QStringLiteral("--as-shipped");
    // Without the program that checks signatures nothing is paid.
    const QString ctl = findProgram(QStringLiteral("countersignctl"));
    if (system_->hasPayouts() && !ctl.isEmpty()) {
        environment.insert(QStringLiteral("COUNTERSIGN_PAYER_PASSWORD"), system_->payerPassword());
        backend_.setProcessEnvironment(environment);
        arguments << QStringLiteral("--payer-database") << system_->payerUrl() << QStringLiteral("--keyring")
                  << system_->keyring() << QStringLiteral("--ctl") << ctl;
    }
    for (const auto& [kind, url] : system_->otherDatabases())
        arguments << QStringLiteral("--also") << kind + u'=' + url;
    confine(backend_, std::nullopt); // the terminal's Ctrl-C is ours: we stop it
    backend_.start(program, arguments + options_.backendArguments);
    const QDeadlineTimer deadline(backendStartTimeoutMs);
    while (!backend_.canReadLine()) {
        backend_.waitForReadyRead(pollMs);
        if (backend_.state() == QProcess::NotRunning)
            return backendFailure(QStringLiteral("the backend program ended while it was starting"),
                                  QString::fromLocal8Bit(backend_.readAllStandardError()).trimmed());
        if (deadline.hasExpired() || stopWanted())
            return backendFailure(QStringLiteral("the backend program was not ready in time"));
    }
    const QJsonObject said = QJsonDocument::fromJson(backend_.readLine()).object();
    const auto port = [&](const char* name) {
        return static_cast<quint16>(said.value(QLatin1String(name)).toInt());
    };
    return BackendPorts{port("metricsPort"), port("healthPort"), port("rpcPort")};
}

void DemoStage::stopBackend() {
    const QSignalBlocker quiet(&backend_); // this end is wanted
    if (backend_.state() == QProcess::NotRunning)
        return;
    backend_.closeWriteChannel();
    if (backend_.waitForFinished(backendStopTimeoutMs))
        return;
    backend_.kill();
    backend_.waitForFinished(backendStopTimeoutMs);
}

} // namespace countersign
