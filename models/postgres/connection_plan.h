// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/result.h"
#include "models/domain/system_file.h"

#include <QString>

#include <functional>
#include <memory>

namespace countersign {

class StatementStop;

/// What connections of every console call themselves: by it they count each other.
inline const QString consoleApplication = QStringLiteral("countersign");

inline constexpr int connectTimeoutS = 5;
inline constexpr int statementTimeoutMs = 15'000;
inline constexpr int lockTimeoutMs = 3'000;

/// How to reach a database: libpq keywords with Prisma's parameters taken off and used. Holds the password
/// in memory only. Thread: a value type.
struct ConnectionPlan {
    QString conninfo;          ///< libpq keyword/value string without password
    QString password;          ///< empty: libpq looks in PGPASSWORD, ~/.pgpass, the service file
    QString schema;            ///< Prisma's ?schema=, else "public"
    QString shown;             ///< redacted, for people: "payments on db.example:5432 as alice"
    bool pooled = false;       ///< pgbouncer=true, or a port known to be a pooler's
    bool severalHosts = false; ///< libpq goes to the first of them that is what target_session_attrs wants
    bool loopback = false;     ///< host is loopback or a socket
    bool readOnly = false;     ///< auditor: the session is read-only in PostgreSQL
    int statementTimeoutMs = countersign::statementTimeoutMs;
    std::shared_ptr<StatementStop> stop; ///< whoever may end what its connections read; null: nobody
};

/// Turns a libpq or Prisma URL (or keyword string) into a plan. TLS verify-full is demanded unless the host
/// is loopback or a socket, or \a allowWeakTls. A password inside \a url is refused unless \a passwordAllowed
/// (command line --database), and is moved out of the conninfo in any case.
[[nodiscard]] Result<ConnectionPlan> planConnection(const QString& url, bool allowWeakTls,
                                                    bool passwordAllowed);

} // namespace countersign
