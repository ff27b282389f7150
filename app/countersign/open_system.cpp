// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersign/open_system.h"

namespace countersign {

Result<std::unique_ptr<SystemSession>> makeSession(const SystemFile& file, const QString& password,
                                                   bool auditor, const SessionMemory& memory) {
    auto kind = loadKind(file.kind);
    if (!kind)
        return kind.failure();
    auto plans = planSystem(file, false);
    if (!plans)
        return plans.failure();
    plans->setPassword(password);
    plans->setReadOnly(auditor);
    SessionOptions options;
    options.auditor = auditor;
    options.keyMemory = memory.keys;
    options.identityMemory = memory.identity;
    return std::make_unique<SystemSession>(file, std::make_shared<const KindPack>(std::move(kind).value()),
                                           std::move(plans).value(), options);
}

} // namespace countersign
