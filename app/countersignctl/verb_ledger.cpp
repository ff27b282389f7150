// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/target.h"
#include "app/countersignctl/text_tables.h"

#include <algorithm>

namespace countersign::ctl {

namespace {

/// The rows of every reference that does not balance, oldest reference first.
Result<std::vector<LedgerEntry>> readOffending(SystemGateway& gateway, const LedgerSnapshot& ledger) {
    std::vector<LedgerEntry> all;
    for (const ReferenceSum& reference : ledger.unbalanced) {
        auto entries = gateway.entriesOf(reference);
        if (!entries)
            return entries.failure();
        all.insert(all.end(), entries->begin(), entries->end());
    }
    return all;
}

QString invariantOf(const LedgerSnapshot& ledger, const QString& book) {
    const auto sum = std::find_if(ledger.books.begin(), ledger.books.end(),
                                  [&](const BookSum& candidate) { return candidate.book == book; });
    return sum == ledger.books.end() ? QString() : sum->invariant;
}

Json entriesJson(const LedgerSnapshot& ledger, const std::vector<LedgerEntry>& entries) {
    Json array = Json::array();
    for (const LedgerEntry& entry : entries)
        array.push_back(toJson(entry, invariantOf(ledger, entry.book)));
    return array;
}

bool balanced(const LedgerSnapshot& ledger) {
    const bool right = std::all_of(ledger.books.begin(), ledger.books.end(),
                                   [](const BookSum& book) { return book.right(); });
    return right && ledger.unbalanced.empty();
}

void printForPeople(Output& output, const LedgerSnapshot& ledger, const std::vector<LedgerEntry>& entries) {
    output.table(tableOf(ledger.books));
    output.line();
    if (ledger.unbalanced.empty()) {
        output.line(QStringLiteral("Every reference balances."));
        return;
    }
    output.line(QStringLiteral("References that don't balance: %1%2. Their rows, oldest first:")
                    .arg(ledger.unbalanced.size())
                    .arg(ledger.more ? QStringLiteral(" and more") : QString()));
    output.table(tableOf(entries));
}

int runLedger(const Arguments& arguments, Output& output) {
    const auto target = findTarget(arguments, Access::Reading);
    if (!target)
        return output.cannotRun(target.failure());
    const auto gateway = openForLooking(*target, output);
    if (!gateway)
        return output.cannotRun(gateway.failure());
    const auto ledger = (*gateway)->ledger();
    if (!ledger)
        return output.cannotRun(ledger.failure());
    const auto entries = readOffending(**gateway, *ledger);
    if (!entries)
        return output.cannotRun(entries.failure());
    if (!output.json())
        printForPeople(output, *ledger, *entries);
    else if (arguments.has(QStringLiteral("sums")))
        output.write(toJsonArray(ledger->books));
    else
        output.write(entriesJson(*ledger, *entries));
    return balanced(*ledger) ? Fine : NeedsHuman;
}

} // namespace

Verb ledgerVerb() {
    return {QStringLiteral("ledger"),
            {},
            QStringLiteral("Sum the books, and show the references that don't balance with their rows."),
            QStringLiteral(
                "--json prints the rows of those references with the contract's ledger_entry columns: an\n"
                "empty array says that all of them balance. Exit 1 when something doesn't."),
            targetOptions({{QStringLiteral("sums"),
                            {},
                            QStringLiteral("with --json: the sums per book and currency instead")}}),
            runLedger};
}

} // namespace countersign::ctl
