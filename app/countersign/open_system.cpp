// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersign/open_system.h"

namespace countersign {

Result<std::unique_ptr<SystemSession>> makeSession(const SystemFile& file, const QString& password,
                                                   bool auditor, const SessionMemory& memory) {
    auto kind = loadKind(file.kind);
    if (!kind)
        return kind.failure();
    auto plan = planConnection(file.database, file.allowWeakTls, false);
    if (!plan)
        return plan.failure();
    plan->password = password;
    plan->readOnly = auditor;
    SessionOptions options;
    options.auditor = auditor;
    options.keyMemory = memory.keys;
    options.identityMemory = memory.identity;
    return std::make_unique<SystemSession>(file, std::make_shared<const KindPack>(std::move(kind).value()),
                                           std::move(plan).value(), options);
}

} // namespace countersign
