// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>

namespace countersign {

/// PEM files of a small authority of our own: certificates for the name "localhost", one good, one long
/// expired, and another authority that has signed nothing.
struct TestCertificates {
    QString root, otherRoot;
    QString serverKey;
    QString goodCert, expiredCert;
};

/// Makes them with the openssl program.
[[nodiscard]] Result<TestCertificates> makeCertificates(const QString& folder);

} // namespace countersign
