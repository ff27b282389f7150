// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/random_bytes.h"

#include <openssl/rand.h>

namespace countersign {

QByteArray randomBytes(qsizetype count) {
    QByteArray bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1)
        return {};
    return bytes;
}

} // namespace countersign
