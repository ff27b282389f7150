// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/system_plans.h"

namespace countersign {

namespace {

Result<std::optional<ConnectionPlan>> planIfAny(const QString& url, const char* key, bool allowWeakTls) {
    if (url.isEmpty())
        return std::optional<ConnectionPlan>();
    auto plan = planConnection(url, allowWeakTls, false);
    if (plan)
        return std::optional(std::move(plan).value());
    Failure failure = plan.failure();
    failure.where = QString::fromLatin1(key);
    return failure;
}

} // namespace

void SystemPlans::setPassword(const QString& password) {
    database.password = password;
    if (act)
        act->password = password;
    if (read)
        read->password = password;
}

void SystemPlans::setReadOnly(bool readOnly) {
    database.readOnly = readOnly;
    if (act)
        act->readOnly = readOnly;
    if (read)
        read->readOnly = readOnly;
}

Result<SystemPlans> planSystem(const SystemFile& file, bool passwordAllowed) {
    auto database = planConnection(file.database, file.allowWeakTls, passwordAllowed);
    if (!database)
        return database.failure();
    SystemPlans plans(std::move(database).value());
    auto act = planIfAny(file.actDatabase, "actDatabase", file.allowWeakTls);
    if (!act)
        return act.failure();
    plans.act = std::move(act).value();
    if (plans.act && plans.act->pooled)
        return Failure{FailureKind::BadInput,
                       QStringLiteral("this is the address of a pooler"),
                       QStringLiteral("actDatabase"),
                       QStringLiteral("Give the server's own address: a pooler may hide who you are"),
                       {}};
    auto read = planIfAny(file.readDatabase, "readDatabase", file.allowWeakTls);
    if (!read)
        return read.failure();
    plans.read = std::move(read).value();
    return plans;
}

} // namespace countersign
