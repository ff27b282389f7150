// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/change_gate.h"

#include "models/postgres/system_gateway.h"

namespace countersign {

bool ChangeGate::nothingNew(SystemGateway& gateway, double pace) {
    const QString mark = gateway.changeMark();
    const bool recent =
        sinceRead_.isValid() && static_cast<double>(sinceRead_.elapsed()) * pace < readAnywayMs;
    if (recent && !mark.isEmpty() && mark == mark_)
        return true;
    // However fast one may look: a busy backend is read no more often than one that is polled.
    if (recent && !mark_.isEmpty() && static_cast<double>(sinceRead_.elapsed()) * pace < lookEveryMs)
        return true;
    mark_ = mark;
    sinceRead_.start();
    return false;
}

} // namespace countersign
