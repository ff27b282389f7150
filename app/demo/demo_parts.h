// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/domain/system_file.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <vector>

namespace countersign {

/// A further system of the demo beside the first: a database of its own on the same server, with a history,
/// planted trouble, and a worker that plays in it. Thread: a value type.
struct DemoPart {
    QString kind; ///< also its database, and the folder of its SQL
    QString title;
    Environment environment = Environment::Staging;
    QStringList endpoints; ///< "health /api/health": type and path on the backend's port
    qint64 chainId = 0;    ///< 0: it looks at no chain
    QString payout = {};   ///< the one that is proposed from the start; empty: the kind has none
};

/// Those there are, besides the first system.
[[nodiscard]] const std::vector<DemoPart>& demoParts();
[[nodiscard]] const DemoPart* demoPart(const QString& kind);

/// Every system the demo can offer, the first one first; and those \a text names ("all", "a,b").
[[nodiscard]] QStringList demoSystems();
[[nodiscard]] Result<QStringList> demoSystemsNamed(const QString& text);

/// Where the backend program answers for \a part: "/KIND" and the path after it.
[[nodiscard]] QString demoPartPath(const QString& kind, const QString& path);

/// The SQL file \a name of \a kind, with {now} filled in.
[[nodiscard]] Result<QString> demoPartSql(const QString& kind, const QString& name);

} // namespace countersign
