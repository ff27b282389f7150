// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/board_samples.h"

namespace countersign::samples {
namespace {

constexpr UnixMs minute = 60'000;

QString u(const char* text) {
    return QString::fromUtf8(text);
}

Provenance fresh(const char* source) {
    return {u(source), systemNow() - 1200};
}

} // namespace

Decimal dec(const char* text) {
    return Decimal::parse(u(text)).value();
}

namespace {

Money usd(const char* text) {
    return {dec(text), u("USD")};
}

} // namespace

LedgerSnapshot ledger() {
    const UnixMs now = systemNow();
    LedgerSnapshot all;
    all.books = {{u("prog_a"), u("sum_zero"), {dec("0.000000"), u("USD")}, 48210},
                 {u("prog_b"), u("sum_zero"), {dec("7.500000"), u("USDC")}, 9127},
                 {u("wallets"), u("running_balance"), {dec("182400.501234"), u("USDC")}, 311}};
    all.unbalanced = {
        {u("prog_a"), u("COMMISSION"), u("c-2041"), u("USD"), usd("7.500000"), 1, now - 190 * minute},
        {u("prog_a"), u("ADJUSTMENT"), u("adj1"), u("USD"), usd("-7.500000"), 1, now - 180 * minute},
        {u("prog_b"), u("PAYOUT"), u("po-77"), u("USDC"), Money{dec("7.500000"), u("USDC")}, 3,
         now - 6 * minute}};
    all.from = fresh("database");
    return all;
}

LedgerSnapshot balancedLedger() {
    LedgerSnapshot all;
    all.books = {{u("prog_a"), u("sum_zero"), {dec("0.000000"), u("USD")}, 48210}};
    all.from = fresh("database");
    return all;
}

std::vector<LedgerEntry> entriesOf(const ReferenceSum& reference) {
    return {{reference.book,
             u("l9"),
             u("affiliate:aff_1:liability"),
             reference.currency,
             reference.sum,
             {},
             reference.refType,
             reference.refId,
             reference.firstAt}};
}

std::vector<WalletState> wallets() {
    const UnixMs now = systemNow();
    WalletState relayer{u("relayer"),
                        u("1"),
                        u("0x52908400098527886E0F7030069827D2169279Ed"),
                        u("ETH"),
                        dec("0.1"),
                        dec("0.2"),
                        dec("0.5"),
                        dec("0.0912"),
                        BandState::BelowLow,
                        fresh("chain 1 via rpc-1"),
                        {},
                        {}};
    Decimal balance = dec("0.1172");
    for (int i = 60; i >= 0; i -= 2) {
        relayer.history.push_back({now - i * minute, balance});
        if (i > 0)
            balance = balance - dec(i % 6 == 0 ? "0.0021" : "0.00032");
    }
    relayer.balance = relayer.history.back().balance;
    WalletState funded = relayer;
    funded.name = u("sweep master");
    funded.address = u("0x8617E340B3D01FA5F11F306F4090FD50E238070D");
    funded.balance = dec("0.412000000000000001");
    funded.band = BandState::Within;
    funded.history.clear();
    WalletState unread = funded;
    unread.name = u("standby");
    unread.balance.reset();
    unread.band = BandState::Unknown;
    unread.from = {u("chain 1"), 0};
    unread.failure = Failure{FailureKind::Unreachable,
                             u("the node refused the connection"),
                             u("http://127.0.0.1:8545"),
                             u("See that it runs"),
                             {}};
    return {relayer, funded, unread};
}

std::vector<HealthLine> health() {
    const UnixMs now = systemNow();
    return {{u("database"),
             u("sge on 127.0.0.1:5433 as ann"),
             HealthState::Good,
             4,
             now - 600,
             now - 600,
             {},
             u("PostgreSQL 15.18")},
            {u("metrics"),
             u("http://127.0.0.1:9464/metrics"),
             HealthState::Warning,
             12,
             now - 8000,
             now - 8000,
             {},
             u("7 series, 1 expected metric is missing")},
            {u("health"),
             u("http://127.0.0.1:8080/healthz"),
             HealthState::Bad,
             {},
             now - 9000,
             now - 400000,
             u("answered 503: relayer is not ready"),
             {}},
            {u("rpc"),
             u("http://127.0.0.1:8545"),
             HealthState::Good,
             21,
             now - 3000,
             now - 3000,
             {},
             u("block 24118903")},
            {u("worker"), u("worker-11"), HealthState::Unknown, {}, {}, {}, {}, u("never seen")}};
}

SystemFile system(Environment environment) {
    SystemFile file;
    file.name = u("SGE mainnet");
    file.environment = environment;
    return file;
}

WorkItem item(const QString& id) {
    WorkItem row;
    row.kind = u("intent");
    row.id = id;
    row.state = WorkState::Waiting;
    row.rawState = u("PENDING");
    row.money = Money{dec("100.000000"), u("USD")};
    row.fingerprint = u("fp-") + id;
    return row;
}

Verdict safeVerdict(const WorkItem& row) {
    Verdict verdict;
    verdict.kind = VerdictKind::Safe;
    verdict.reason = u("orphan");
    verdict.text = u("nothing will pick it up by itself");
    verdict.fingerprint = row.fingerprint;
    const UnixMs at = systemNow() - 3000;
    verdict.evidence = {
        {u("no-transaction"), Answer::Yes, {}, u("no transaction was ever sent"), u("row, trail"), at},
        {u("no-live-lock"), Answer::Yes, {}, u("no lock, no worker on it"), u("row"), at},
        {u("nonce-gap"), Answer::Yes, u("1204"), u("Nonce 1204 is free of gaps"), u("2 nodes"), at},
        {u("wallet"), Answer::NotKnown, {}, u("the relayer's balance could not be read"), u("chain 1"), at}};
    return verdict;
}

} // namespace countersign::samples
