// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace countersign {

struct DatabaseProbe;

/// Somebody who may use the contract: a login role that exists, the human behind it, what they may do.
struct ContractPerson {
    QString login;
    QString human; ///< two logins of one human count once
    QString displayName;
    QStringList roles; ///< of auditor, operator, approver, admin, worker
};

/// The whole script of an install, BEGIN to COMMIT: for psql or for us. Idempotent: what is there already
/// stays. \a guard: whether the backend's tables of payouts get our triggers. \a bridges: logins that get
/// the role of a bridge, if they may do nothing else.
[[nodiscard]] Result<QString> installSql(const KindPack& kind, const DatabaseProbe& probe,
                                         const std::vector<ContractPerson>& people, bool guard = true,
                                         bool live = false, const QStringList& bridges = {});

/// The whole script of an uninstall, BEGIN to COMMIT.
[[nodiscard]] Result<QString> uninstallSql();

} // namespace countersign
