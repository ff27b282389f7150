// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/result.h"
#include "models/trust/keyring_check.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace countersign {

inline constexpr int keyringLockWaitMs = 5'000;

/// What this person (or worker) accepted last, per deployment, so that nobody can show an older keyring, or
/// another one of the same version. Kept in \a folder, one file a deployment, mode 0600; a file that can't be
/// read is a failure and never "nothing yet". Several programs may share the folder. Thread: any one but the
/// UI's.
class KeyringMemory {
  public:
    explicit KeyringMemory(QString folder)
        : folder_(std::move(folder)) {}

    [[nodiscard]] Result<std::optional<SignedKeyring>> remembered(const QString& domain) const;

    /// The first one, of whatever version. \a comparedDigest: the fingerprint the person compared with an
    /// admin by another way.
    [[nodiscard]] Status begin(const SignedKeyring& first, const QByteArray& comparedDigest,
                               const QString& domain, UnixMs now) const;

    /// The versions after the remembered one, in order, up to the one in force; the remembered one itself is
    /// fine, too. Those between may have expired.
    [[nodiscard]] Status accept(const std::vector<SignedKeyring>& versions, const QString& domain,
                                UnixMs now) const;

    /// What to judge by: the remembered one, unless it has expired.
    [[nodiscard]] Result<Keyring> current(const QString& domain, UnixMs now) const;

  private:
    [[nodiscard]] QString pathOf(const QString& domain) const;
    [[nodiscard]] Status write(const QString& domain, const SignedKeyring& keyring) const;
    template<typename Act>
    [[nodiscard]] Status alone(const QString& domain, Act act) const;

    QString folder_;
};

} // namespace countersign
