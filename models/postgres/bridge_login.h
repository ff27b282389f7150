// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace countersign {

class Connection;

/// What a bridge's login could do besides a bridge's work, which is to LISTEN and to call two functions.
struct BridgeExcess {
    QString login;
    QStringList what;  ///< "is a member of countersign_operator": each goes on behind the login
    QStringList mends; ///< statements, for those where one is known
    [[nodiscard]] QString text() const; ///< the first of them, and how many more
};

/// Of each of those logins that has any: what it has of its own or by countersign_bridge. What everybody has
/// (PUBLIC) is left out.
[[nodiscard]] Result<std::vector<BridgeExcess>> bridgeExcess(Connection& connection,
                                                             const QStringList& logins);

/// Failure of kind BadInput when one of \a bridges could do more than a bridge may.
[[nodiscard]] Status checkBridgeRights(Connection& connection, const QStringList& bridges);

/// For an install's script: looks again, in its transaction, and grants the role. Empty without bridges.
[[nodiscard]] QString bridgesSql(const QStringList& bridges);

/// Logins that work with the role countersign_bridge; none where there is no contract.
[[nodiscard]] Result<QStringList> bridgeLogins(Connection& connection);

} // namespace countersign
