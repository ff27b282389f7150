// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout.h"
#include "models/domain/result.h"

namespace countersign {

/// Small enough to stay under maxTrailLineBytes even when an export has to escape all of it twice.
inline constexpr qsizetype maxRequestBytes = 3 * 1024 * 1024;

/// What is signed: `countersign/payout/v1` of PROTOCOL.md. Ask checkRequest() first: bytes of a request that
/// breaks its rules are read by nobody.
[[nodiscard]] QByteArray requestBytes(const PayoutRequest& request);

/// Takes such bytes apart. What it accepts gives the very same bytes again.
[[nodiscard]] Result<PayoutRequest> parseRequest(const QByteArray& bytes);

/// Whether the fields keep the rules: lengths, characters, order of the lines, times.
[[nodiscard]] Status checkRequest(const PayoutRequest& request);

/// Whether the lines are all of the header's currency and come to its total. The contract proposes nothing
/// else.
[[nodiscard]] Status checkRequestSum(const PayoutRequest& request);

[[nodiscard]] bool isRequestId(const QString& text); ///< a UUID in lower case with hyphens

} // namespace countersign
