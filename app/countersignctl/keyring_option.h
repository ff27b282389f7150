// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/output.h"
#include "app/countersignctl/verb.h"
#include "models/trust/keyring_memory.h"

namespace countersign::ctl {

/// --memory: where the keyring that was accepted last is remembered, shared with the window.
[[nodiscard]] OptionSpec memoryOption();
[[nodiscard]] KeyringMemory memoryFrom(const Arguments& arguments);

/// For a worker: the file of --keyring is what is remembered, or follows it and is then remembered; in force.
[[nodiscard]] Result<Keyring> workersKeyring(const Arguments& arguments, const QString& domain, UnixMs now);

/// For somebody without a memory: in force, and signed by two admins of its own and, from version 2 on, of
/// the one of --previous. Who reads it compares the fingerprint.
[[nodiscard]] Result<SignedKeyring> auditorsKeyring(const Arguments& arguments, UnixMs now);

/// What it says, for people.
[[nodiscard]] QStringList keyringLines(const SignedKeyring& keyring);

} // namespace countersign::ctl
