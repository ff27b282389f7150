// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/kind_pack.h"
#include "models/domain/session.h"
#include "models/domain/system_file.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"

#include <QHash>

#include <vector>

/// Invented values for window tests and their pictures: domain values only, nothing is connected. Ages are
/// relative to \a now.
namespace countersign::sample {

[[nodiscard]] Money money(const char* amount, const char* currency);

[[nodiscard]] SystemFile systemFile(Environment environment = Environment::Production);
[[nodiscard]] SessionInfo operatorSession();
[[nodiscard]] SessionInfo auditorSession(UnixMs now);
[[nodiscard]] SessionInfo lookOnlySession();

[[nodiscard]] KindItem intentKind();
[[nodiscard]] std::vector<Finding> findings(UnixMs now);
[[nodiscard]] ItemPage intentPage(UnixMs now);
[[nodiscard]] QHash<QString, Verdict> verdicts(UnixMs now);
[[nodiscard]] Verdict safeVerdict(UnixMs now);
[[nodiscard]] ItemDetail detailOf(const WorkItem& item, UnixMs now);
[[nodiscard]] std::vector<HealthLine> healthLines(UnixMs now);
[[nodiscard]] Failure databaseGone();

} // namespace countersign::sample
