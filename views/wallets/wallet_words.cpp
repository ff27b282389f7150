// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wallets/wallet_words.h"

#include "views/format.h"

#include <QCoreApplication>

namespace countersign {
namespace {

constexpr UnixMs nearlyAnHourMs = runwayWindowMs - 5 * 60 * 1000; ///< points are some seconds apart

/// Gives the sentences of this file their context.
struct WalletWords {
    Q_DECLARE_TR_FUNCTIONS(WalletWords)
};

} // namespace

BandLook bandLook(BandState state) {
    switch (state) {
    case BandState::BelowLow:
        return {WalletWords::tr("below low: fund it now"), Tone::Bad, Shape::Cross};
    case BandState::BelowFund:
        return {WalletWords::tr("below the fund mark"), Tone::Warning, Shape::Triangle};
    case BandState::Within:
        return {WalletWords::tr("within its band"), Tone::Good, Shape::Check};
    case BandState::AboveCap:
        return {WalletWords::tr("above its cap: too much in a hot wallet"), Tone::Warning, Shape::Triangle};
    case BandState::Unknown:
        break;
    }
    return {WalletWords::tr("not known"), Tone::Muted, Shape::Ring};
}

QString runwayText(const Runway& runway, const QString& unit) {
    switch (runway.kind) {
    case Runway::Kind::Unknown:
        return WalletWords::tr("Runway unknown: less than %1 of history").arg(ageText(runwayLeastSpanMs));
    case Runway::Kind::NotSpending:
        return WalletWords::tr("Nothing spent in the last %1").arg(ageText(runway.spanMs));
    case Runway::Kind::Lasts:
        break;
    }
    const QString left = runway.leftMs >= runwayMostMs
                             ? WalletWords::tr("more than a year")
                             : WalletWords::tr("about %1").arg(ageText(runway.leftMs));
    const QString spent = moneyText({runway.spent, unit});
    if (runway.spanMs >= nearlyAnHourMs)
        return WalletWords::tr("Lasts %1 at the last hour's burn of %2").arg(left, spent);
    return WalletWords::tr("Lasts %1 at the burn of the last %2, %3")
        .arg(left, ageText(runway.spanMs), spent);
}

} // namespace countersign
