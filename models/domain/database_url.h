// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countersign {

/// A database URL (libpq's, Prisma's, or libpq's keyword=value string) with its login taken apart.
struct DatabaseLogin {
    QString address;  ///< without user and password
    QString user;     ///< decoded; empty when the text names none
    QString password; ///< decoded; people paste what their backend's .env holds
    bool operator==(const DatabaseLogin&) const = default;
};

/// Pure text: never fails, a text it does not understand comes back as the address.
[[nodiscard]] DatabaseLogin takeLoginApart(const QString& database);

/// The address with \a user put in, encoded as its form needs it. Never a password.
[[nodiscard]] QString withUser(const QString& address, const QString& user);

} // namespace countersign
