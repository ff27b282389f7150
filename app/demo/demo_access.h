// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <vector>

namespace countersign {

/// Operators also approve what others proposed. The payer is the backend's payout worker.
enum class DemoRole { Operator, Auditor, Admin, Payer };

/// One of the people of the demo, with a login and a password made at random. Thread: a value type.
struct DemoPerson {
    QString login;
    QString human; ///< whom the trail names
    QString displayName;
    DemoRole role = DemoRole::Operator;
    QString password;
};

/// Everything needed to connect to a running demo. Passwords are in memory and in passwordFile (0600).
/// Thread: a value type.
struct DemoAccess {
    QString folder;
    QString systemFile;   ///< demo.system.json; names the first operator's login
    QString passwordFile; ///< of the form of ~/.pgpass, for PGPASSFILE
    QString databaseUrl;  ///< as the first operator, without a password
    QString adminUrl;     ///< the superuser, for tests
    QString adminPassword;
    std::vector<DemoPerson> people; ///< two operators, an auditor, two admins, the payout worker
    QString keyring;                ///< signed by both admins; empty without payouts
    QUrl metrics, health;
    QUrl fault; ///< POST: makes trouble on purpose
    std::vector<QUrl> nodes;
    QStringList systemFiles; ///< of every system, the first one first

    /// The database's URL as \a login.
    [[nodiscard]] QString urlFor(const QString& login) const {
        QUrl url(databaseUrl);
        url.setUserName(login);
        return url.toString();
    }

    [[nodiscard]] const DemoPerson* person(const QString& login) const {
        for (const DemoPerson& one : people) {
            if (one.login == login)
                return &one;
        }
        return nullptr;
    }
};

/// What the demo is to be.
struct DemoOptions {
    QString folder = {};                           ///< empty: a fresh one in the temporary folder
    quint64 scenario = 1;                          ///< the same number gives the same history
    int historyIntents = 20'000;                   ///< over 30 days
    double speed = 1.0;                            ///< how much faster the backend's time runs
    QStringList systems = {QStringLiteral("sge")}; ///< see demo_parts.h; the first is always there
    bool asShipped = false;            ///< the backend's released version: retried rows are not taken up
    bool withContract = true;          ///< false: to see the console look-only
    bool withPayouts = true;           ///< keys, a keyring, requests; needs the contract
    QString backendProgram = {};       ///< empty: countersign-demo-backend beside this program
    QStringList backendArguments = {}; ///< further ones: "--rate", "0"
};

} // namespace countersign

Q_DECLARE_METATYPE(countersign::DemoAccess)
