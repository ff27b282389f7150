// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/thread_crypto.h"

#include <openssl/crypto.h>

namespace countersign {

ThreadCrypto::~ThreadCrypto() {
    OPENSSL_thread_stop();
}

} // namespace countersign
