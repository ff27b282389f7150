// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/result.h"

#include <QString>
#include <QStringList>

namespace countersign {

class Connection;

/// The parts of the contract this console uses and that are not in the database, as people would name them
/// ("function countersign.retry"). Looks in the catalogs: needs no right in the schema.
[[nodiscard]] Result<QStringList> missingContractParts(Connection& connection, const KindPack& kind);

/// What a DBA types to install \a kind.
[[nodiscard]] QString installCommand(const KindPack& kind);

/// How missingContractParts names the function that says who is asking.
[[nodiscard]] QString whoamiPart();

} // namespace countersign
