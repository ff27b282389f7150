// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/payout_samples.h"

#include "models/trust/canonical.h"
#include "models/trust/decision.h"
#include "models/trust/payout_request.h"
#include "tests/views/board_samples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace countersign::samples {
namespace {

constexpr UnixMs minute = 60'000;
constexpr UnixMs hour = 60 * minute;

QString u(const char* text) {
    return QString::fromUtf8(text);
}

PayoutLine line(const char* id, const char* destination, const char* amount) {
    return {u(id), u(destination), u("ONCHAIN_USDC"), dec(amount), u("USDC")};
}

PayoutRequest request() {
    const UnixMs now = systemNow();
    PayoutRequest made;
    made.domain = u("countersign:3e1c6c0a-6f2e-4f6f-8a4e-1d6a0c9f2b11");
    made.id = u("0f8b7a52-5c1d-4a39-9e0f-7a1b2c3d4e5f");
    made.content.payout = u("batch-2026-W47");
    made.content.currency = u("USDC");
    made.content.total = dec("18240.5");
    made.content.source = u("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");
    made.content.creator = u("backoffice@sge");
    made.content.lines = {line("po71", "0x52908400098527886E0F7030069857D2E4169EE7", "9120.25"),
                          line("po72", "0x8617E340B3D01FA5F11F306F4090FD50E238070D", "6020.25"),
                          line("po73", "0xde709F21062204DC4B7E6D7015a58ef940a19c33", "3100")};
    made.memo = u("Affiliates of week 47, checked against the ledger");
    made.policy = 4;
    made.required = 2;
    made.requester = u("ann");
    made.nonce = QByteArray(nonceBytes, '\x17');
    made.createdMs = now - 18 * hour;
    made.approveByMs = now + 5 * hour + 10 * minute;
    made.executeWithinMs = 24 * hour;
    return made;
}

PayoutCheck check(const char* name, const char* on, const QJsonObject& evidence = {}) {
    return {u(name), u(on), {}, evidence, u(name)};
}

SignedDecision word(const char* human, const char* name, DecisionVerdict verdict, UnixMs ago, char key) {
    SignedDecision one;
    one.decision.verdict = verdict;
    one.decision.human = u(human);
    one.decision.key = QByteArray(digestBytes, key);
    one.displayName = u(name);
    one.keyState = u("active");
    one.at = systemNow() - ago;
    return one;
}

RequestDetail detailOf(const PayoutRequest& request) {
    RequestDetail detail;
    detail.request = request;
    detail.digest = sha256(requestBytes(request));
    detail.stateAt = request.createdMs;
    detail.decisions = {word("ann", "Ann Lee", DecisionVerdict::Propose, 18 * hour, '\x9c')};
    detail.from = {u("database"), systemNow() - 800};
    return detail;
}

} // namespace

std::vector<PayoutSummary> payouts() {
    const UnixMs now = systemNow();
    const auto row = [&](const char* id, const char* raw, const char* total, int lines) {
        PayoutSummary one;
        one.payout = u(id);
        one.rawState = u(raw);
        one.total = Money{dec(total), u("USDC")};
        one.lineCount = lines;
        one.createdAt = now - lines * hour;
        return one;
    };
    const auto asked = [&](PayoutSummary one, RequestState state, const char* by, qint64 got) {
        one.request = u("request-of-") + one.payout;
        one.state = state;
        one.requester = u(by);
        one.required = 2;
        one.signedBy = got;
        one.signers = {u(by)};
        one.approveByMs = now + 5 * hour + 10 * minute;
        if (state == RequestState::Approved)
            one.executeBy = now + 40 * minute;
        return one;
    };
    return {row("batch-2026-W48", "PENDING", "2140.75", 12),
            asked(row("batch-2026-W47", "PENDING", "18240.5", 3), RequestState::Pending, "ann", 1),
            asked(row("batch-2026-W47b", "PENDING", "310", 1), RequestState::Pending, "bob", 1),
            asked(row("batch-2026-W46", "APPROVED", "15000.25", 40), RequestState::Approved, "ann", 2),
            asked(row("batch-2026-W45", "PROCESSING", "990.1", 7), RequestState::Broadcast, "ann", 2),
            asked(row("batch-2026-W44", "COMPLETED", "17004", 44), RequestState::Done, "ann", 2),
            asked(row("batch-2026-W43", "PENDING", "401.5", 5), RequestState::Void, "ann", 1),
            asked(row("batch-2026-W42", "FAILED", "77.5", 2), RequestState::Failed, "ann", 2),
            row("batch-2026-W41", "COMPLETED", "8800", 30)};
}

RequestDetail pendingRequest() {
    RequestDetail detail = detailOf(request());
    detail.checks = {check("destination-new", "po73"),
                     check("look-alike", "po73",
                           {{u("destination"), detail.request.content.lines[2].destination},
                            {u("known"), u("0xde709F21060204DC4B7E6D7015a58ef940a19c33")},
                            {u("payout"), u("batch-2026-W40")}})};
    detail.lastPaid = {{u("po71"), dec("8810.25"), systemNow() - 7 * 24 * hour, u("batch-2026-W46")},
                       {u("po72"), dec("6020.25"), systemNow() - 7 * 24 * hour, u("batch-2026-W46")}};
    detail.others = {{u("7d1f0c52-5c1d-4a39-9e0f-7a1b2c3d4e5f"), RequestState::Expired, u("ann"),
                      u("approve-by"), systemNow() - 50 * hour, systemNow() - 26 * hour}};
    return detail;
}

RequestDetail calmRequest() {
    RequestDetail detail = detailOf(request());
    detail.lastPaid = {{u("po71"), dec("9120.25"), systemNow() - 7 * 24 * hour, u("batch-2026-W46")}};
    return detail;
}

RequestDetail voidRequest() {
    RequestDetail detail = detailOf(request());
    detail.state = RequestState::Void;
    detail.why = u("changed");
    const QJsonObject was{{u("amount"), u("9120.25")},
                          {u("destination"), u("0x52908400098527886E0F7030069857D2E4169EE7")}};
    const QJsonObject now{{u("amount"), u("91202.5")},
                          {u("destination"), u("0x52908400098527886E0F7030069857D2E4169EE7")}};
    detail.difference = {
        {u("total"), QJsonArray{u("18240.5"), u("94302.5")}},
        {u("digest"), u("differs")},
        {u("lines"),
         QJsonArray{QJsonObject{{u("line"), u("po71")}, {u("signed"), was}, {u("now"), now}},
                    QJsonObject{{u("line"), u("po72")}, {u("signed"), was}, {u("now"), QJsonValue()}}}}};
    return detail;
}

RequestDetail paidRequest() {
    RequestDetail detail = calmRequest();
    detail.state = RequestState::Done;
    detail.executeBy = systemNow() - hour;
    detail.decisions.push_back(word("bob", "Bob Ray", DecisionVerdict::Approve, 4 * hour, '\x4f'));
    detail.broadcasts = {{u("0x9f1b3c5d7e9f1b3c5d7e9f1b3c5d7e9f1b3c5d7e9f1b3c5d7e9f1b3c5d7e9f1b"),
                          u("1204"),
                          {u("po71"), u("po72"), u("po73")},
                          systemNow() - 3 * hour}};
    return detail;
}

RequestDetail largeRequest(int lines) {
    PayoutRequest made = request();
    made.content.lines.clear();
    for (int i = 0; i < lines; ++i)
        made.content.lines.push_back({QStringLiteral("po%1").arg(i, 5, 10, QLatin1Char('0')),
                                      QStringLiteral("0x%1").arg(i, 40, 16, QLatin1Char('0')),
                                      u("ONCHAIN_USDC"), dec("1.5"), u("USDC")});
    made.content.total = *sumOfLines(made.content);
    return detailOf(made);
}

PayoutPreview preview() {
    PayoutPreview made;
    made.request = request();
    made.request.content.payout = u("batch-2026-W48");
    made.request.memo.clear();
    made.request.nonce.clear();
    made.lineSum = made.request.content.total;
    made.checks = {check("destination-new", "po73")};
    made.lastPaid = {{u("po71"), dec("8810.25"), systemNow() - 7 * 24 * hour, u("batch-2026-W46")}};
    made.from = {u("database"), systemNow() - 800};
    return made;
}

KeyFeed::Snapshot people() {
    KeyFeed::Snapshot all;
    const auto person = [](const char* human, const char* name, QStringList roles) {
        return PersonInfo{u(human), u(name), u(human), true, std::move(roles)};
    };
    all.people = {person("ann", "Ann Lee", {u("operator"), u("approver")}),
                  person("bob", "Bob Ray", {u("approver")}), person("frank", "Frank Oh", {u("approver")}),
                  person("dave", "Dave Kim", {u("admin")})};
    const auto key = [](const char* human, const char* name, char fill, const char* state) {
        KeyInfo made;
        made.key = QByteArray(digestBytes, fill);
        made.publicKey = QByteArray(digestBytes, fill);
        made.human = u(human);
        made.displayName = u(name);
        made.state = u(state);
        made.enrolledAt = systemNow() - 40 * 24 * hour;
        made.activatedBy = u("dave");
        return made;
    };
    all.keys = {key("ann", "Ann Lee", '\x9c', "active"), key("bob", "Bob Ray", '\x4f', "active"),
                key("frank", "Frank Oh", '\x22', "active"), key("erin", "Erin Fox", '\x71', "pending")};
    PolicyTier low;
    low.version = 4;
    low.required = 2;
    low.proposerCounts = true;
    low.approveWithinS = 24 * 3600;
    low.executeWithinS = 24 * 3600;
    PolicyTier high = low;
    high.from = dec("10000");
    high.required = 3;
    high.proposerCounts = false;
    high.capItem = dec("100000");
    all.policy = {low, high};
    all.changes = {{5,
                    u("policy"),
                    "{\"tiers\": []}",
                    u("Three people from 5 000 on"),
                    u("proposed"),
                    u("dave"),
                    {},
                    systemNow() - hour,
                    {}}};
    all.domain = request().domain;
    all.from = {u("database"), systemNow() - 900};
    return all;
}

DeskContext approver() {
    DeskContext context;
    context.info.login = context.info.human = u("bob");
    context.info.mode = AccessMode::Signer;
    context.info.roles = {u("countersign_approver")};
    context.stale = false;
    context.hasKey = true;
    return context;
}

std::vector<TrailRow> trail() {
    const UnixMs now = systemNow();
    const PayoutRequest asked = request();
    Decision decision;
    decision.domain = asked.domain;
    decision.digest = sha256(requestBytes(asked));
    decision.human = u("bob");
    decision.key = QByteArray(digestBytes, '\x4f');
    decision.headHash = QByteArray(digestBytes, '\x11');
    decision.signedMs = now - hour;
    const QJsonObject detail{{u("decision"), QString::fromUtf8(decisionBytes(decision))},
                             {u("signature"), QString(128, u'a')},
                             {u("state"), u("approved")}};
    const QString words = QString::fromUtf8(QJsonDocument(detail).toJson(QJsonDocument::Compact));
    std::vector<TrailRow> rows;
    QByteArray prev(digestBytes, '\0');
    const auto add = [&](const char* human, const char* act, const QString& subject, const QString& text) {
        TrailRow row;
        row.seq = static_cast<qint64>(rows.size()) + 1;
        row.atUs = (now - (8 - row.seq) * hour) * 1000;
        row.actor = u(human);
        row.human = u(human);
        row.act = u(act);
        row.subject = subject;
        row.detail = text;
        row.prev = prev;
        row.hash = prev = trailHash(row);
        rows.insert(rows.begin(), row);
    };
    add("dave", "activate-key", u("key/") + QString(64, u'4'), u("{\"human\": \"bob\"}"));
    add("ann", "retry", u("intent/in_8f2"), u("{\"reason\": \"worker was restarted\"}"));
    add("ann", "propose", u("request/") + asked.id, u("{}"));
    add("bob", "approve", u("request/") + asked.id, words);
    return rows;
}

} // namespace countersign::samples
