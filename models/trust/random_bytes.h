// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace countersign {

/// Octets nobody can foresee (OpenSSL's generator). Empty when the system has none to give. Thread: any.
[[nodiscard]] QByteArray randomBytes(qsizetype count);

} // namespace countersign
