// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"

#include <QString>
#include <QStringList>

#include <exception>

namespace countersign {

class ConnectRefused;

/// What a SQLSTATE of the server means to us; \a message is the server's first line.
[[nodiscard]] Failure failureOfState(const QString& sqlState, const QString& message);

/// Turns what the driver threw into a Failure. \a where as in Failure::where; \a secrets are taken out of the
/// detail.
[[nodiscard]] Failure failureOf(const std::exception& thrown, const QString& where,
                                const QStringList& secrets);

/// Did the connection itself go with this failure?
[[nodiscard]] bool endsConnection(const QString& sqlState);

} // namespace countersign
