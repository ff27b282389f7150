// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/keyring_option.h"
#include "app/countersignctl/sheet_text.h"
#include "app/countersignctl/signing.h"
#include "models/feeds/paid_list.h"
#include "models/feeds/payout_verification.h"

namespace countersign::ctl {

namespace {

Failure badInput(const QString& what, const QString& remedy) {
    return {FailureKind::BadInput, what, QStringLiteral("countersignctl payout verify"), remedy, {}};
}

/// "EUR=1000", as often as there are currencies.
Result<std::map<QString, Decimal>> limitsFrom(const Arguments& arguments, const QString& option) {
    std::map<QString, Decimal> limits;
    for (const QString& word : arguments.all(option)) {
        const qsizetype at = word.lastIndexOf(u'=');
        const auto amount = Decimal::parse(word.mid(at + 1));
        if (at <= 0 || !amount || amount->isNegative() || !limits.emplace(word.left(at), *amount).second)
            return badInput(QStringLiteral("--%1 %2 is no limit").arg(option, word.left(80)),
                            QStringLiteral("Write CURRENCY=AMOUNT, each currency once"));
    }
    return limits;
}

Result<WorkerTerms> termsFrom(const Arguments& arguments, UnixMs now) {
    WorkerTerms terms;
    terms.now = now;
    if (arguments.has(QStringLiteral("least"))) {
        bool number = false;
        terms.least = arguments.value(QStringLiteral("least")).toLongLong(&number);
        if (!number || terms.least < minSignatures || terms.least > maxSignatures)
            return badInput(QStringLiteral("--least must be a number from %1 to %2")
                                .arg(minSignatures)
                                .arg(maxSignatures),
                            {});
    }
    auto perPayout = limitsFrom(arguments, QStringLiteral("most-per-payout"));
    auto perDay = limitsFrom(arguments, QStringLiteral("most-per-day"));
    if (!perPayout || !perDay)
        return perPayout ? perDay.failure() : perPayout.failure();
    terms.mostPerPayout = std::move(perPayout).value();
    terms.mostPerDay = std::move(perDay).value();
    if (!terms.mostPerDay.empty() && !arguments.has(QStringLiteral("used")))
        return badInput(QStringLiteral("--most-per-day needs --used"),
                        QStringLiteral("Without a list of what was paid nobody knows what the day came to"));
    return terms;
}

Json jsonOf(const PayoutVerification& verification) {
    Json facts = Json::array();
    for (const PayoutFact& fact : verification.facts)
        facts.push_back(
            {{"check", toJson(fact.check)}, {"holds", fact.holds}, {"sentence", toJson(fact.sentence)}});
    Json json = toJson(verification.request, verification.digest);
    json["holds"] = verification.holds();
    json["facts"] = facts;
    return json;
}

int report(Output& output, const PayoutVerification& verification) {
    if (output.json()) {
        output.write(Json::array({jsonOf(verification)}));
    } else {
        for (const QString& line : requestLines(verification.request) + digestLines(verification.digest))
            output.line(line);
        for (const PayoutFact& fact : verification.facts)
            output.line(QStringLiteral("%1 %2: %3")
                            .arg(fact.holds ? QStringLiteral("ok  ") : QStringLiteral("FAIL"), fact.check,
                                 fact.sentence));
        output.line(verification.holds() ? QStringLiteral("All hold: it may be paid.")
                                         : QStringLiteral("Do not pay it."));
    }
    return verification.holds() ? Fine : NeedsHuman;
}

/// The list is written before anybody hears that all hold: what is paid stands in it, whatever stops us.
Status keepIn(PaidList* paid, PayoutVerification& verification, const PayoutHandOff& handOff, UnixMs now) {
    if (paid == nullptr || !verification.holds())
        return Nothing{};
    return paid->add(verification.request, handOff.trail.head, now);
}

int runPayoutVerify(const Arguments& arguments, Output& output) {
    const UnixMs now = systemNow();
    const auto id = requestIdFrom(arguments.positional[0]);
    if (!id)
        return output.cannotRun(id.failure());
    auto terms = termsFrom(arguments, now);
    if (!terms)
        return output.cannotRun(terms.failure());
    if (!arguments.has(QStringLiteral("keyring")))
        return output.cannotRun(badInput(QStringLiteral("--keyring is missing"),
                                         QStringLiteral("Give the keyring that the admins signed")));
    std::unique_ptr<PaidList> paid;
    if (arguments.has(QStringLiteral("used"))) {
        auto opened = PaidList::open(arguments.value(QStringLiteral("used")));
        if (!opened)
            return output.cannotRun(opened.failure());
        paid = std::move(opened).value();
        terms->remembered = paid->lastHead();
    }
    const auto desk = openDesk(arguments, Access::Reading);
    if (!desk)
        return output.cannotRun(desk.failure());
    const auto handOff = desk->gateway->handOff(*id, terms->remembered);
    if (!handOff)
        return output.cannotRun(handOff.failure());
    auto verification =
        verifyPayout(*handOff, workersKeyring(arguments, handOff->proposed.domain, now), *terms);
    checkLimits(verification, paid.get(), *terms);
    if (const Status kept = keepIn(paid.get(), verification, *handOff, now); !kept)
        return output.cannotRun(kept.failure());
    return report(output, verification);
}

} // namespace

Verb payoutVerifyVerb() {
    return {QStringLiteral("payout verify"),
            QStringLiteral("REQUEST"),
            QStringLiteral("Check a request as a payout worker must before it pays."),
            QStringLiteral("For the backend's payout worker, after countersign.claim: the keyring, what the "
                           "backend's rows give,\n"
                           "every signature, the trail, who counts, time, limits. Exit 0 only when all hold. "
                           "With --used it is\n"
                           "then written there, once: what is in the list is never said to hold again. The "
                           "list must be there\n"
                           "already; keep it on another disk than the database."),
            targetOptions({{QStringLiteral("keyring"), QStringLiteral("FILE"),
                            QStringLiteral("the newest keyring; required")},
                           memoryOption(),
                           {QStringLiteral("least"), QStringLiteral("N"),
                            QStringLiteral("humans who must have signed, whatever the database says (2)")},
                           {QStringLiteral("used"), QStringLiteral("FILE"),
                            QStringLiteral("list of the nonces and payouts that were let through")},
                           {QStringLiteral("most-per-payout"), QStringLiteral("CUR=AMOUNT"),
                            QStringLiteral("limit of one payout; other currencies are refused")},
                           {QStringLiteral("most-per-day"), QStringLiteral("CUR=AMOUNT"),
                            QStringLiteral("limit of a UTC day; needs --used")}}),
            runPayoutVerify};
}

} // namespace countersign::ctl
