// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/target.h"
#include "models/feeds/signing_sheet.h"

namespace countersign::ctl {

/// Target and signer options with a verb's own between them.
[[nodiscard]] std::vector<OptionSpec> signingOptions(std::vector<OptionSpec> own);

/// Shows the sheet, asks, signs and sends; an answer that was lost is looked up and never called failed. The
/// exit code, printed and all.
[[nodiscard]] int signSheet(const Arguments& arguments, Output& output, const Target& target,
                            SystemGateway& gateway, const SigningSheet& sheet, const QString& reason);

/// What a verb starts with: where, and an open gateway.
struct Desk {
    Target target;
    std::unique_ptr<SystemGateway> gateway;
};
[[nodiscard]] Result<Desk> openDesk(const Arguments& arguments, Access access);

/// A UUID in lower case, or why not.
[[nodiscard]] Result<QString> requestIdFrom(const QString& typed);
/// The id of a key: 64 hexadecimal digits.
[[nodiscard]] Result<QByteArray> keyIdFrom(const QString& typed);
/// --reason, or why not.
[[nodiscard]] Result<QString> reasonFrom(const Arguments& arguments);

/// Opens the system and does one act there that needs no signature; prints how it ended and gives the exit
/// code.
using DeskAct = std::function<Result<DeskAnswer>(SystemGateway&)>;
[[nodiscard]] int actOnDesk(const Arguments& arguments, Output& output, const QString& act,
                            const QString& subject, const DeskAct& job);

} // namespace countersign::ctl
