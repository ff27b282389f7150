// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demo_access.h"
#include "models/domain/result.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace countersign {

/// The passphrase of every key of the demo: a throw-away system's, told to everybody.
inline const QString demoPassphrase = QStringLiteral("countersign demo");

/// The request that waits for a second signature, and the one that is void because a line was changed.
inline const QString demoWaitingPayout = QStringLiteral("batch-genesis-today");
inline const QString demoChangedPayout = QStringLiteral("batch-merchant-today");

/// Where the demo keeps the keys of its people and the keyring, below its folder.
[[nodiscard]] QString demoKeyFile(const QString& folder, const QString& login);
[[nodiscard]] QString demoKeyringFile(const QString& folder);
/// Settings that name the first operator's key as the chosen one.
[[nodiscard]] QString demoKeyMemory(const QString& folder);

/// Gives the demo's operators and admins keys in one system (enrolled by their owner, put in force by an
/// admin), and what they sign there: in the first system a keyring signed by both admins, one request that
/// waits for a second signature, and one that is void because a line was changed. A person has one key for
/// all systems. Everything by the calls a console makes. Thread: any; blocks for some seconds.
class DemoSigners {
  public:
    /// \a system: its name in the console; \a kind: its kind.
    DemoSigners(QString folder, QString system, QString kind,
                std::function<QString(const QString& login)> urlFor, const std::vector<DemoPerson>& people);

    [[nodiscard]] Status makeKeys();
    [[nodiscard]] Status makeKeyring();
    /// \a changeLine: as the backend, changes a line of that payout.
    [[nodiscard]] Status propose(const std::function<Status(const QString& payout)>& changeLine);
    /// By the second operator: the first, whose console this is, is the second person.
    [[nodiscard]] Status proposeOne(const QString& payout, const QString& memo);

  private:
    struct Person;
    [[nodiscard]] Status enrol(Person& person);
    [[nodiscard]] Person* one(const QString& login);

    QString folder_, system_, kind_;
    std::vector<std::shared_ptr<Person>> people_;
    QString domain_;
};

} // namespace countersign
