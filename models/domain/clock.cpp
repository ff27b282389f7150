// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/clock.h"

#include <chrono>

namespace countersign {

UnixMs systemNow() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace countersign
