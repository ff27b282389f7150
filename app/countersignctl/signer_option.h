// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/verb.h"
#include "models/trust/secret_bytes.h"
#include "models/trust/signer.h"

#include <memory>

namespace countersign::ctl {

/// --signer, --pkcs11, --token, --key, --passphrase-file.
[[nodiscard]] std::vector<OptionSpec> signerOptions();
[[nodiscard]] std::vector<OptionSpec> passphraseOption();

/// What the options name; nothing is unlocked yet.
[[nodiscard]] Result<std::unique_ptr<Signer>> signerFrom(const Arguments& arguments);

/// The first line of --passphrase-file (a file of one's own, mode 0600, or "-": stdin), or typed at the
/// terminal, once or, for a new key, twice. Never from the environment or the command line, where other
/// programs can read it.
[[nodiscard]] Result<SecretBytes> passphraseFrom(const Arguments& arguments, const QString& question);
[[nodiscard]] Result<SecretBytes> newPassphraseFrom(const Arguments& arguments);

} // namespace countersign::ctl
