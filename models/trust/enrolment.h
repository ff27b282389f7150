// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

namespace countersign {

inline constexpr qsizetype maxEnrolmentBytes = 8 * 1024;

/// One human's claim to one key: signed with the key itself, it proves possession. Thread: a value type.
struct Enrolment {
    QString domain;
    QString human;
    QByteArray key;       ///< its id: SHA-256 of the public key
    QByteArray publicKey; ///< 32 octets
    bool operator==(const Enrolment&) const = default;
};

/// What is signed: `countersign/enrol/v1` of PROTOCOL.md.
[[nodiscard]] QByteArray enrolmentBytes(const Enrolment& enrolment);

/// Takes such bytes apart. What it accepts gives the very same bytes again. That the public key is one that
/// may be used is not asked here.
[[nodiscard]] Result<Enrolment> parseEnrolment(const QByteArray& bytes);

[[nodiscard]] Status checkEnrolment(const Enrolment& enrolment);

} // namespace countersign
