// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace countersign {

/// SIGINT, SIGTERM and SIGHUP make the application quit in an orderly way instead of dying: call once, in
/// main(), after the application object was made.
void quitOnTerminationSignals();

/// The application quits when its standard input ends: a child process's way to end with its parent.
void quitAtEndOfInput();

} // namespace countersign
