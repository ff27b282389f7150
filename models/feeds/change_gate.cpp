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
    mark_ = mark;
    sinceRead_.start();
    return false;
}

} // namespace countersign
