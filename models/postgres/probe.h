// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/result.h"
#include "models/postgres/kind_tables.h"

#include <QString>
#include <QStringList>

namespace countersign {

class Connection;

/// The oldest server the contract runs on.
inline constexpr int oldestServerVersion = 130000;

/// What an install must know of a database and of who installs. Thread: a value type.
struct DatabaseProbe {
    QString schema; ///< of the backend's tables
    KindTables tables;
    int serverVersionNumber = 0; ///< 150018
    QString serverVersion;       ///< "15.18"
    QString encoding;
    QString login;
    bool superuser = false;
    bool mayCreateRoles = false;
    bool mayCreateSchemas = false;
    bool onStandby = false;
    bool contractSchema = false; ///< schema countersign is there
    int contractVersion = 0;     ///< 0 = none, or this login may not read it
    QString installedKind;       ///< empty = none, or this login may not read it
    QString installedSchema;     ///< of the backend's tables the contract is for
    QStringList logins;          ///< roles that may log in
};

[[nodiscard]] Result<DatabaseProbe> probeDatabase(Connection& connection, const KindPack& kind,
                                                  const QString& schema);

} // namespace countersign
