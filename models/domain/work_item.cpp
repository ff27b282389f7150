// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/work_item.h"

namespace countersign {

QString workStateName(WorkState state) {
    switch (state) {
    case WorkState::Waiting: return QStringLiteral("waiting");
    case WorkState::Running: return QStringLiteral("running");
    case WorkState::Done: return QStringLiteral("done");
    case WorkState::Failed: return QStringLiteral("failed");
    case WorkState::Cancelled: return QStringLiteral("cancelled");
    case WorkState::Unknown: break;
    }
    return QStringLiteral("unknown");
}

WorkState workStateFromName(const QString& name) {
    for (const WorkState state : {WorkState::Waiting, WorkState::Running, WorkState::Done, WorkState::Failed,
                                  WorkState::Cancelled}) {
        if (workStateName(state) == name)
            return state;
    }
    return WorkState::Unknown;
}

} // namespace countersign
