// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/result.h"

#include <map>

namespace countersign {

class Connection;

/// Which of the kind's tables and columns are there, and which this login may SELECT. Thread: a value type.
class KindTables {
  public:
    [[nodiscard]] static Result<KindTables> look(Connection& connection, const KindPack& kind,
                                                 const QString& schema);

    /// Why \a needs don't hold, in a sentence ("table jobs is missing"); empty when they do. \a mustRead:
    /// with the right to SELECT, too.
    [[nodiscard]] QString whyNot(const std::vector<KindNeed>& needs, bool mustRead) const;

  private:
    std::map<QString, std::map<QString, bool>> readable_; ///< table -> column -> may SELECT
};

} // namespace countersign
