// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace countersign::ctl {

/// This program has one thing to do at a time: it lets the event loop run until an answer is here.
/// False: it did not come within \a timeoutMs.
bool waitUntil(const std::function<bool()>& done, int timeoutMs);

void pauseFor(int ms);

} // namespace countersign::ctl
