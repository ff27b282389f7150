// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QObject>
#include <QString>

#include <functional>

namespace countersign {

inline constexpr int keychainDeadlineMs = 30'000; ///< a person may have to unlock the keyring first

/// Secrets in the OS keychain: passwords of databases by the system's name, passphrases by the key's id.
/// Never anywhere else: without a keychain it says so, and PGPASSWORD or ~/.pgpass do. Asynchronous; each
/// answer comes once, on the caller's thread, unless the receiver is gone. Thread: UI.
class SecretStore : public QObject {
    Q_OBJECT
  public:
    explicit SecretStore(QString service = QStringLiteral("countersign"), QObject* parent = nullptr);

    /// A failure of kind Missing: the keychain works and holds nothing for this system.
    virtual void read(QObject* receiver, const QString& system, std::function<void(Result<QString>)> deliver);
    virtual void write(QObject* receiver, const QString& system, const QString& password,
                       std::function<void(Status)> deliver);
    virtual void remove(QObject* receiver, const QString& system, std::function<void(Status)> deliver);

  private:
    QString service_;
};

} // namespace countersign
