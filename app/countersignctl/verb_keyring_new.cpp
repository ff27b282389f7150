// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/keyring_draft.h"
#include "app/countersignctl/keyring_option.h"
#include "app/countersignctl/signing.h"
#include "models/trust/keyring_file.h"
#include "models/trust/private_file.h"

namespace countersign::ctl {

namespace {

constexpr int daysByDefault = 90;
constexpr int mostDays = 400;
constexpr UnixMs dayMs = UnixMs{24} * 60 * 60 * 1000;

Failure badInput(const QString& what, const QString& remedy) {
    return {FailureKind::BadInput, what, QStringLiteral("countersignctl keyring new"), remedy, {}};
}

Result<int> daysFrom(const Arguments& arguments) {
    if (!arguments.has(QStringLiteral("days")))
        return daysByDefault;
    bool number = false;
    const int days = arguments.value(QStringLiteral("days")).toInt(&number);
    if (!number || days < 1 || days > mostDays)
        return badInput(QStringLiteral("--days must be a number from 1 to %1").arg(mostDays), {});
    return days;
}

/// CURRENCY:FROM:REQUIRED, and :proposer when the proposer counts.
Result<std::vector<KeyringTier>> tiersFrom(const Arguments& arguments) {
    std::vector<KeyringTier> tiers;
    for (const QString& word : arguments.all(QStringLiteral("tier"))) {
        const QStringList parts = word.split(u':');
        const auto from = Decimal::parse(parts.value(1));
        bool number = false;
        const int required = parts.value(2).toInt(&number);
        const bool proposer = parts.value(3) == u"proposer";
        if (parts.size() < 3 || parts.size() > 4 || (parts.size() == 4) != proposer || parts[0].isEmpty() ||
            !from || !number)
            return badInput(
                QStringLiteral("--tier %1 is no tier").arg(word.left(80)),
                QStringLiteral("Write CURRENCY:FROM:REQUIRED, and :proposer if the proposer counts"));
        tiers.push_back({parts[0], *from, required, proposer});
    }
    return tiers;
}

Result<std::optional<SignedKeyring>> previousFrom(const Arguments& arguments) {
    if (!arguments.has(QStringLiteral("previous")))
        return std::optional<SignedKeyring>();
    auto previous = readKeyringFile(arguments.value(QStringLiteral("previous")));
    if (!previous)
        return previous.failure();
    return std::optional(std::move(previous).value());
}

Result<SignedKeyring> draft(const Arguments& arguments, Output& output, SystemGateway& gateway) {
    const auto days = daysFrom(arguments);
    const auto tiers = tiersFrom(arguments);
    auto previous = previousFrom(arguments);
    if (!days || !tiers || !previous)
        return !days ? days.failure() : !tiers ? tiers.failure() : previous.failure();
    KeyringSource source;
    source.previous = std::move(previous).value();
    const auto domain = gateway.domain();
    auto keys = gateway.keys();
    auto people = gateway.people();
    if (!domain || !keys || !people)
        return !domain ? domain.failure() : !keys ? keys.failure() : people.failure();
    source.domain = *domain;
    source.keys = std::move(keys).value();
    source.people = std::move(people).value();
    source.now = systemNow();
    source.expires = source.now + *days * dayMs;
    source.tiers = *tiers;
    QStringList remarks;
    auto made = draftKeyring(source, remarks);
    for (const QString& remark : remarks)
        output.remark(remark);
    if (!made)
        return made.failure();
    return unsignedKeyring(*made);
}

int runKeyringNew(const Arguments& arguments, Output& output) {
    const QString path = arguments.positional[0];
    const auto desk = openDesk(arguments, Access::Reading);
    if (!desk)
        return output.cannotRun(desk.failure());
    const auto made = draft(arguments, output, *desk->gateway);
    if (!made)
        return output.cannotRun(made.failure());
    if (const Status written = writeNewPrivateFile(path, writeKeyringFile(*made)); !written)
        return output.cannotRun(written.failure());
    if (output.json()) {
        output.write(Json::array({toJson(*made)}));
        return Fine;
    }
    for (const QString& line : keyringLines(*made))
        output.line(line);
    output.line(QStringLiteral("A draft, in %1: compare every key with its owner, then two admins sign it.")
                    .arg(path));
    return Fine;
}

} // namespace

Verb keyringNewVerb() {
    return {
        QStringLiteral("keyring new"),
        QStringLiteral("FILE"),
        QStringLiteral("Draft a keyring from the keys and roles in the database, to be reviewed and signed."),
        QStringLiteral(
            "With --previous it is the next version: its keys and tiers stay, revoked ones are marked "
            "so,\nand new ones are added. The database may lie: compare every key with its owner."),
        targetOptions(
            {{QStringLiteral("previous"), QStringLiteral("FILE"), QStringLiteral("the version before")},
             {QStringLiteral("days"), QStringLiteral("N"), QStringLiteral("how long it is good (90)")},
             {QStringLiteral("tier"), QStringLiteral("TIER"),
              QStringLiteral("CURRENCY:FROM:REQUIRED[:proposer]; replaces those of before")}}),
        runKeyringNew};
}

} // namespace countersign::ctl
