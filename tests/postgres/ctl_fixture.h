// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/payout_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace countersign {

/// What a run of the program gave.
struct Ran {
    int code = -1;
    QString out, err;
    [[nodiscard]] QJsonArray json() const { return QJsonDocument::fromJson(out.toUtf8()).array(); }
    [[nodiscard]] QJsonObject first() const { return json().at(0).toObject(); }
    [[nodiscard]] QString text(const char* name) const {
        return first().value(QLatin1String(name)).toString();
    }
    [[nodiscard]] QString all() const { return QStringLiteral("exit %1\n%2%3").arg(code).arg(out, err); }
};

/// Runs the real countersignctl as people of a PayoutFixture, without a terminal, each with a key file of
/// their own. Owns the system. Thread: the test's.
class CtlFixture {
  public:
    [[nodiscard]] Status start() {
        auto made = PayoutFixture::create();
        if (!made)
            return made.failure();
        system_ = std::move(made).value();
        return folder_.isValid() && writeFile(QStringLiteral("pass"), "correct horse battery\n")
                   ? Status(Nothing{})
                   : Status(Failure{FailureKind::Internal, QStringLiteral("no folder"), {}, {}, {}});
    }

    [[nodiscard]] PayoutFixture& system() { return *system_; }
    [[nodiscard]] QString path(const QString& name) const { return folder_.filePath(name); }
    bool writeFile(const QString& name, const QByteArray& bytes) const {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
               file.write(bytes) == bytes.size();
    }
    [[nodiscard]] QByteArray readFile(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// "payout approve ID": words are split at blanks, \a more are not.
    [[nodiscard]] Ran offline(const QString& line, const QStringList& more = {}) const {
        return run({}, line.split(u' ', Qt::SkipEmptyParts) + more + QStringList{QStringLiteral("--json")});
    }
    [[nodiscard]] Ran as(const QString& login, const QString& line, const QStringList& more = {}) const {
        return run(login, line.split(u' ', Qt::SkipEmptyParts) + more +
                              QStringList{QStringLiteral("--kind"), QStringLiteral("sge"),
                                          QStringLiteral("--database"),
                                          system_->db().cluster().urlFor(login, QStringLiteral("sge")),
                                          QStringLiteral("--json")});
    }
    /// With a system file, which lies in the fixture's folder.
    [[nodiscard]] Ran onSystem(const QString& login, const QString& line, const QString& file,
                               const QStringList& more = {}) const {
        return run(login, line.split(u' ', Qt::SkipEmptyParts) + more +
                              QStringList{QStringLiteral("--system"), path(file), QStringLiteral("--json")});
    }
    /// The same with the key of \a login's human and a yes.
    [[nodiscard]] Ran signing(const QString& login, const QString& line, const QStringList& more = {}) const {
        return as(login, line, more + signer(login) + QStringList{QStringLiteral("--yes")});
    }
    [[nodiscard]] QStringList signer(const QString& human) const {
        return {QStringLiteral("--signer"), path(human + QStringLiteral(".key")),
                QStringLiteral("--passphrase-file"), path(QStringLiteral("pass"))};
    }

    [[nodiscard]] QProcessEnvironment environment(const QString& login) const {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!login.isEmpty())
            environment.insert(QStringLiteral("PGPASSWORD"), system_->db().plan(login).password);
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config")));
        return environment;
    }

  private:
    [[nodiscard]] Ran run(const QString& login, const QStringList& arguments) const {
        QProcess process;
        process.setProcessEnvironment(environment(login));
#ifdef Q_OS_UNIX
        process.setChildProcessModifier([] { ::setsid(); }); // nobody is at a terminal
#endif
        process.start(QStringLiteral(COUNTERSIGNCTL), arguments);
        // A server of the test's may have to answer meanwhile.
        if (!process.waitForStarted() ||
            !QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 90'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    std::unique_ptr<PayoutFixture> system_;
    QTemporaryDir folder_;
};

} // namespace countersign
