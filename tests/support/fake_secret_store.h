// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feeds/secret_store.h"

#include <QMap>
#include <QTimer>

#include <memory>

namespace countersign {

/// What a keychain holds, to be looked at from outside.
struct FakeKeychain {
    QMap<QString, QString> entries;
    bool there = true; ///< a keychain is running
    int writes = 0;
};

/// A keychain in memory that answers as late as a real one: not before the caller has returned.
class FakeSecretStore : public SecretStore {
  public:
    explicit FakeSecretStore(std::shared_ptr<FakeKeychain> chain)
        : chain_(std::move(chain)) {}

    void read(QObject* receiver, const QString& name, std::function<void(Result<QString>)> deliver) override {
        QTimer::singleShot(0, receiver, [chain = chain_, name, deliver = std::move(deliver)] {
            if (!chain->there)
                return deliver(away());
            const auto found = chain->entries.constFind(name);
            if (found == chain->entries.constEnd())
                return deliver(Failure{FailureKind::Missing, QStringLiteral("nothing"), {}, {}, {}});
            deliver(*found);
        });
    }
    void write(QObject* receiver, const QString& name, const QString& secret,
               std::function<void(Status)> deliver) override {
        QTimer::singleShot(0, receiver, [chain = chain_, name, secret, deliver = std::move(deliver)] {
            ++chain->writes;
            if (!chain->there)
                return deliver(away());
            chain->entries.insert(name, secret);
            deliver(Nothing{});
        });
    }
    void remove(QObject* receiver, const QString& name, std::function<void(Status)> deliver) override {
        QTimer::singleShot(0, receiver, [chain = chain_, name, deliver = std::move(deliver)] {
            if (!chain->there)
                return deliver(away());
            chain->entries.remove(name);
            deliver(Nothing{});
        });
    }

  private:
    static Failure away() {
        return {FailureKind::Unreachable, QStringLiteral("no keyring is running"), {}, {}, {}};
    }

    std::shared_ptr<FakeKeychain> chain_;
};

} // namespace countersign
