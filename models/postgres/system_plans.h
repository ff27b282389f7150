// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_file.h"
#include "models/postgres/connection_plan.h"

#include <optional>

namespace countersign {

/// Where the questions and the acts of one system go. Thread: a value type.
struct SystemPlans {
    // A plan alone is a system whose questions and acts all go there.
    SystemPlans(ConnectionPlan only = {}) // NOLINT(google-explicit-constructor)
        : database(std::move(only)) {}

    ConnectionPlan database;
    std::optional<ConnectionPlan> act;  ///< past a pooler
    std::optional<ConnectionPlan> read; ///< a standby

    [[nodiscard]] const ConnectionPlan& acting() const { return act ? *act : database; }
    [[nodiscard]] const ConnectionPlan& reading() const { return read ? *read : database; }
    [[nodiscard]] bool actElsewhere() const { return act || read; }

    void setPassword(const QString& password);
    void setReadOnly(bool readOnly);
};

/// Plans every address of the file. \a passwordAllowed as of planConnection.
[[nodiscard]] Result<SystemPlans> planSystem(const SystemFile& file, bool passwordAllowed);

} // namespace countersign
