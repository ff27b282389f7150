// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_data.h"

#include <QtGlobal>

#include <map>

namespace countersign::sample {
namespace {

constexpr UnixMs secondMs = 1'000;
constexpr UnixMs minuteMs = 60 * secondMs;
constexpr UnixMs hourMs = 60 * minuteMs;

QString text(const char* utf8) {
    return QString::fromUtf8(utf8);
}

LocalText english(const char* words) {
    return LocalText(std::map<QString, QString>{{text("en"), text(words)}});
}

Provenance readFrom(UnixMs now) {
    return {text("database"), now - 400};
}

struct FindingWords {
    const char* detector;
    Severity severity;
    const char* board;
    const char* kind;
    const char* id;
    UnixMs ageMs;
    MaybeMoney money;
    const char* title;
    const char* why;
    const char* whatToDo;
};

Finding finding(const FindingWords& words, UnixMs now) {
    Finding f;
    f.detector = text(words.detector);
    f.severity = words.severity;
    f.board = text(words.board);
    f.subjectKind = text(words.kind);
    f.subjectId = text(words.id);
    f.since = now - words.ageMs;
    f.money = words.money;
    f.title = text(words.title);
    f.why = text(words.why);
    f.whatToDo = text(words.whatToDo);
    f.runbook = {text("Stop the workers"), text("Open the entry"), text("Snapshot the evidence"),
                 text("Tell the channel")};
    f.evidence = {{text("program"), text("prog_b")}, {text("worker"), text("worker-11")}};
    f.from = readFrom(now);
    return f;
}

WorkItem intent(const char* id, const char* type, WorkState state, const char* raw, int attempts,
                UnixMs ageMs, UnixMs now) {
    WorkItem item;
    item.kind = text("intent");
    item.id = text(id);
    item.state = state;
    item.rawState = text(raw);
    item.money = money("100.000000", "USD");
    item.attempts = attempts;
    item.maxAttempts = 5;
    item.createdAt = now - ageMs;
    item.updatedAt = now - ageMs / 2;
    item.chainId = text("1");
    item.wallet = text("0x52908400098527886E0F7030069827D2169279Ed");
    item.fingerprint = text(id);
    item.details = {{text("type"), text(type)}, {text("programId"), text("prog_a")}};
    item.pageKey = text(id);
    return item;
}

Verdict verdict(VerdictKind kind, const char* reason, const char* words) {
    Verdict v;
    v.kind = kind;
    v.reason = text(reason);
    v.text = text(words);
    return v;
}

HealthLine line(const char* kind, const char* name, HealthState state, int latencyMs, UnixMs checkedAt,
                const char* note, const char* error = "") {
    HealthLine l;
    l.kind = text(kind);
    l.name = text(name);
    l.state = state;
    l.latencyMs = latencyMs;
    l.checkedAt = checkedAt;
    if (state == HealthState::Good)
        l.goodAt = checkedAt;
    l.note = text(note);
    l.lastError = text(error);
    return l;
}

} // namespace

Money money(const char* amount, const char* currency) {
    auto value = Decimal::parse(text(amount));
    Q_ASSERT(value.ok());
    return {value.value(), text(currency)};
}

SystemFile systemFile(Environment environment) {
    SystemFile file;
    file.name = text("Harbor mainnet");
    file.kind = text("sample");
    file.environment = environment;
    file.database = text("postgresql://ann@127.0.0.1:1/settlement");
    file.rpc[text("1")] = {QUrl(text("https://rpc-1.example")), QUrl(text("https://rpc-2.example"))};
    file.explorerTx = text("https://explorer.example/tx/{tx}");
    return file;
}

SessionInfo operatorSession() {
    SessionInfo info;
    info.login = text("ann");
    info.human = text("ann");
    info.roles = {text("countersign_operator")};
    info.mode = AccessMode::Operator;
    info.contractVersion = 1;
    info.consoleVersion = 1;
    info.serverVersion = text("15.18");
    info.databaseName = text("settlement");
    info.databaseSystemId = text("7231049958829044");
    return info;
}

SessionInfo auditorSession(UnixMs now) {
    SessionInfo info = operatorSession();
    info.login = text("carol");
    info.human = text("carol");
    info.mode = AccessMode::Auditor;
    info.readOnly = {true, now, {text("CREATE TEMP TABLE: refused, 25006"), text("retry(): refused, 42501")}};
    return info;
}

SessionInfo lookOnlySession() {
    SessionInfo info = operatorSession();
    info.human.clear();
    info.mode = AccessMode::LookOnly;
    info.contractVersion = 0;
    info.whyNotAct = text("the contract is not installed in this database");
    return info;
}

KindItem intentKind() {
    KindItem item;
    item.kind = text("intent");
    item.board = text("intents");
    item.title = english("Intent");
    item.plural = english("Intents");
    item.shortcut = text("i");
    item.sorts = {{text("created"), english("Created"), text("page_key"), text("timestamp")},
                  {text("updated"), english("Changed"), text("key_updated"), text("timestamp")}};
    return item;
}

std::vector<Finding> findings(UnixMs now) {
    std::vector<Finding> all;
    all.push_back(
        finding({"ledger.imbalance", Severity::P0, "ledger", "reference", "ADJUSTMENT/adj1", 6 * minuteMs,
                 money("7.500000", "USDC"), "Ledger off by 7.500000 USDC",
                 "the sum per program and currency must be exactly 0", "Stop the workers, open the entry"},
                now));
    for (int i = 1; i <= 37; ++i) {
        Finding waiting =
            finding({"intent.no_gas", Severity::P1, "intents", "intent", "", (20 + i) * minuteMs,
                     money("111.351351", "USDC"), "Waits for gas", "its last attempt failed for want of gas",
                     "Fund the relayer, retry 1, then the rest"},
                    now);
        waiting.subjectId = QStringLiteral("i%1").arg(100 + i);
        waiting.cause = text("wallet:relayer");
        waiting.causeTitle = text("Relayer runs dry in 3 h 40 min");
        all.push_back(waiting);
    }
    all.push_back(finding({"intent.uncredited", Severity::P1, "intents", "intent", "i21",
                           hourMs + 12 * minuteMs, money("250.000000", "USDC"), "Settled, never credited",
                           "CONFIRMED with a transaction and no settlement for more than 60 s",
                           "Credit by hand (runbook)"},
                          now));
    all.push_back(finding({"intent.failed_after_send", Severity::P2, "intents", "intent", "i08", 4 * hourMs,
                           money("100.000000", "USD"), "Failed after its transaction was sent",
                           "FAILED with a transaction hash", "UNKNOWN: look at its transaction"},
                          now));
    for (const char* id : {"i05", "i06"})
        all.push_back(finding({"intent.orphan", Severity::P2, "intents", "intent", id, 2 * hourMs,
                               money("100.000000", "USD"), "Orphaned: nothing will pick it up",
                               "PENDING with no next attempt", "Retry (SAFE)"},
                              now));
    all.push_back(finding({"metric.missing",
                           Severity::P2,
                           "health",
                           "endpoint",
                           "queue depth",
                           31 * minuteMs,
                           {},
                           "Metric queue depth is missing",
                           "a missing metric is a fault, never 0",
                           "Look at api-2's /metrics"},
                          now));
    all.push_back(finding({"rpc.lag",
                           Severity::P3,
                           "health",
                           "rpc",
                           "rpc-2",
                           9 * minuteMs,
                           {},
                           "RPC node 2 lags 14 blocks",
                           "a node more than 5 blocks behind the others",
                           "Nothing yet"},
                          now));
    return all;
}

ItemPage intentPage(UnixMs now) {
    ItemPage page;
    const WorkState waiting = WorkState::Waiting;
    const WorkState running = WorkState::Running;
    const WorkState failed = WorkState::Failed;
    page.items = {intent("i04", "REGISTER", running, "PROCESSING", 2, 50 * minuteMs, now),
                  intent("i05", "REGISTER", waiting, "PENDING", 1, 2 * hourMs, now),
                  intent("i06", "CLAIM", waiting, "PENDING", 3, hourMs, now),
                  intent("i07", "CLAIM", failed, "FAILED", 5, 24 * hourMs, now),
                  intent("i08", "COMMERCE_PAYMENT", failed, "FAILED", 1, 4 * hourMs, now),
                  intent("i03", "CLAIM", running, "PROCESSING", 1, 3 * minuteMs, now),
                  intent("i11", "CLAIM", failed, "FAILED", 5, 5 * hourMs, now),
                  intent("i12", "PAYOUT", failed, "FAILED", 5, 6 * hourMs, now),
                  intent("i13", "CLAIM", waiting, "PENDING", 2, 11 * minuteMs, now)};
    page.items[4].txHash = text("0x7f3a91c044de0b129aa75e61d0c48f231b77e9f03c5d6a8821be40f197cd5a02");
    page.items[7].lastError = text("timeout exceeded (timeout=30000ms)");
    page.estimate = 10'012'345;
    page.from = readFrom(now);
    return page;
}

Verdict safeVerdict(UnixMs now) {
    Verdict v = verdict(VerdictKind::Safe, "orphan", "nothing will pick it up by itself");
    v.fingerprint = text("i05");
    v.evidence = {
        {text("no-transaction"),
         Answer::Yes,
         {},
         text("no transaction was ever sent"),
         text("row, trail"),
         {}},
        {text("no-live-lock"), Answer::Yes, {}, text("no lock, no worker on it"), text("row"), {}},
        {text("nonce-gap"), Answer::Yes, text("1204"), text("Nonce 1204 is free of gaps"), text("2 nodes"),
         now - 3 * secondMs},
        {text("gas"), Answer::Yes, text("0.41 ETH"), text("relayer holds 0.41 ETH"), text("chain"),
         now - 3 * secondMs},
        {text("untouched"), Answer::Yes, {}, text("the backend will not touch it itself"), text("row"), {}},
    };
    return v;
}

QHash<QString, Verdict> verdicts(UnixMs now) {
    Verdict wait = verdict(VerdictKind::Wait, "locked", "a worker holds it");
    wait.until = now + 3 * minuteMs;
    const Verdict unknown = verdict(VerdictKind::Unknown, "tx-unknown", "it timed out and may have landed");
    QHash<QString, Verdict> all{
        {text("i04"), safeVerdict(now)},
        {text("i05"), safeVerdict(now)},
        {text("i06"), wait},
        {text("i07"), safeVerdict(now)},
        {text("i08"), unknown},
        {text("i03"), wait},
        {text("i11"), verdict(VerdictKind::Unsafe, "settled", "its transaction was mined")},
        {text("i12"), unknown}};
    for (auto it = all.begin(); it != all.end(); ++it) {
        it->chain = ChainHalf::Asked;
        it->chainAt = now - 3 * secondMs;
    }
    all[text("i07")].chain = ChainHalf::NotAsked; // the row alone, so far
    all[text("i07")].chainAt.reset();
    for (auto it = all.begin(); it != all.end(); ++it)
        it->fingerprint = it.key(); // as intent() makes them: a verdict on another row is not shown
    return all;
}

ItemDetail detailOf(const WorkItem& item, UnixMs now) {
    ItemDetail detail;
    detail.item = item;
    detail.timeline = {
        {now - 2 * hourMs, text("created"), text("API"), text("created by the API"), false},
        {now - 2 * hourMs + 12 * secondMs, text("attempt"), text("worker-11"), text("attempt 1"), false},
        {now - 90 * minuteMs,
         text("reset"),
         {},
         text("reset by the backend after 30 min, next attempt left empty"),
         true},
        {now - 20 * minuteMs, text("retry"), text("bob"), text("retried by bob: “gas is back”"), false},
    };
    detail.from = readFrom(now);
    return detail;
}

std::vector<HealthLine> healthLines(UnixMs now) {
    return {
        line("database", "settlement on db.example", HealthState::Good, 4, now - 600, ""),
        line("metrics", "https://api-1.example/metrics", HealthState::Good, 31, now - 8 * secondMs,
             "7 series"),
        line("metrics", "https://api-2.example/metrics", HealthState::Bad, 0, now - 8 * secondMs, "",
             "the connection was refused"),
        line("rpc", "https://rpc-1.example", HealthState::Good, 84, now - 3 * secondMs, "block 24118903"),
        line("rpc", "https://rpc-2.example", HealthState::Good, 120, now - 3 * secondMs, "block 24118889"),
        line("worker", "worker-11", HealthState::Good, 0, now - 2 * secondMs, "")};
}

Failure databaseGone() {
    return {FailureKind::Unreachable,
            text("the server closed the connection"),
            text("settlement on db.example:5432 as ann"),
            {},
            text("57P01")};
}

} // namespace countersign::sample
