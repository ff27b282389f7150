// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/trail_builder.h"

#include "models/trust/canonical.h"
#include "models/trust/decision.h"
#include "models/trust/ed25519.h"
#include "models/trust/enrolment.h"
#include "models/trust/payout_request.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>

namespace countersign {
namespace {

constexpr UnixMs dayMs = 86'400'000;

QString compact(const QJsonObject& object) {
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString hex(const QByteArray& octets) {
    return QString::fromLatin1(octets.toHex());
}

QString subjectOf(const PayoutRequest& request) {
    return QStringLiteral("request/") + request.id;
}

} // namespace

const TestKeyring::Person& TestKeyring::enrol(const QString& human, bool mayDecide) {
    Ed25519Key key = Ed25519Key::generate().value();
    const QByteArray publicKey = key.publicKey();
    const QByteArray id = keyId(publicKey);
    known_[id] = {human,
                  publicKey,
                  true,
                  mayDecide,
                  TrailBuilder::startMs - 30 * dayMs,
                  TrailBuilder::startMs + 300 * dayMs,
                  {}};
    return people_.emplace(id, Person{std::move(key), id}).first->second;
}

QByteArray TestKeyring::sign(const QByteArray& keyId, const QByteArray& bytes) const {
    return people_.at(keyId).key.sign(bytes).value();
}

std::optional<KnownKey> TestKeyring::key(const QByteArray& id) const {
    const auto found = known_.find(id);
    return found == known_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<TierDemand> TestKeyring::demand(const QString&, const Decimal&) const {
    return demand_;
}

TrailRow& TrailBuilder::append(const QString& human, const QString& act, const QString& subject,
                               const QString& detail) {
    clockMs_ += 1'000;
    TrailRow row;
    row.seq = static_cast<qint64>(rows.size()) + 1;
    row.atUs = clockMs_ * 1000;
    row.actor = human + QStringLiteral("_login");
    row.human = human;
    row.act = act;
    row.subject = subject;
    row.detail = detail;
    row.prev = rows.empty() ? QByteArray(32, '\0') : rows.back().hash;
    row.hash = trailHash(row);
    rows.push_back(row);
    return rows.back();
}

void TrailBuilder::guard(const QStringList& payoutsBefore) {
    append({}, QStringLiteral("guard"), QStringLiteral("payouts"),
           compact({{QStringLiteral("released_before"), QJsonArray::fromStringList(payoutsBefore)}}));
}

void TrailBuilder::enrol(const QString& human, const QByteArray& keyId, const QString& admin) {
    const QByteArray publicKey = keys_.known(keyId).publicKey;
    const QByteArray proof = enrolmentBytes({keys_.domain(), human, keyId, publicKey});
    QJsonObject detail{{QStringLiteral("human"), human}, {QStringLiteral("public_key"), hex(publicKey)}};
    const QString subject = QStringLiteral("key/") + hex(keyId);
    QJsonObject first = detail;
    first[QStringLiteral("proof")] = QString::fromUtf8(proof);
    first[QStringLiteral("signature")] = hex(keys_.sign(keyId, proof));
    append(human, QStringLiteral("enrol-key"), subject, compact(first));
    append(admin, QStringLiteral("activate-key"), subject, compact(detail));
    keyRecords.push_back({keyId, human, publicKey, KeyState::Active});
}

PayoutRequest TrailBuilder::request(const QString& payout, const QString& requester) const {
    const auto amount = [](const char* text) { return Decimal::parse(QString::fromLatin1(text)).value(); };
    PayoutRequest request;
    request.domain = keys_.domain();
    request.id =
        QUuid::createUuidV5(QUuid(), payout + QString::number(rows.size())).toString(QUuid::WithoutBraces);
    request.content = {payout,
                       QStringLiteral("USDC"),
                       amount("30.5"),
                       QStringLiteral("treasury"),
                       QStringLiteral("carol"),
                       {},
                       {{QStringLiteral("l1"), QStringLiteral("0x52908400098527886E0F7030069857D2E4169EE7"),
                         QStringLiteral("ONCHAIN_USDC"), amount("30"), QStringLiteral("USDC")},
                        {QStringLiteral("l2"), QStringLiteral("DE89370400440532013000"),
                         QStringLiteral("ACH"), amount("0.5"), QStringLiteral("USDC")}}};
    request.memo = QStringLiteral("März \"payout\"");
    request.policy = 1;
    request.required = 2;
    request.proposerCounts = true;
    request.requester = requester;
    request.nonce = sha256(request.id.toUtf8()).first(nonceBytes);
    request.createdMs = clockMs_;
    request.approveByMs = clockMs_ + dayMs;
    request.executeWithinMs = dayMs;
    return request;
}

Decision TrailBuilder::decision(const PayoutRequest& request, DecisionVerdict verdict,
                                const QByteArray& keyId) const {
    const std::optional<KnownKey> key = keys_.key(keyId);
    return {request.domain,
            verdict,
            sha256(requestBytes(request)),
            key ? key->human : QString(),
            keyId,
            static_cast<qint64>(rows.size()),
            rows.back().hash,
            clockMs_,
            verdict == DecisionVerdict::Reject ? QStringLiteral("wrong bank") : QString()};
}

RequestRecord& TrailBuilder::recordOf(const PayoutRequest& request) {
    return *std::find_if(requests.begin(), requests.end(),
                         [&](const RequestRecord& record) { return record.id == request.id; });
}

void TrailBuilder::record(const PayoutRequest& request, const Decision& decision, const QByteArray& signature,
                          std::optional<RequestState> after) {
    QJsonObject detail{{QStringLiteral("decision"), QString::fromUtf8(decisionBytes(decision))},
                       {QStringLiteral("signature"), hex(signature)}};
    const QByteArray bytes = requestBytes(request);
    if (decision.verdict == DecisionVerdict::Propose) {
        detail[QStringLiteral("request")] = QString::fromUtf8(bytes);
        requests.push_back({request.id, request.content.payout, sha256(bytes), RequestState::Pending});
    } else {
        detail[QStringLiteral("payout")] = request.content.payout;
        if (after)
            recordOf(request).state = *after;
    }
    append(decision.human, decisionVerdictName(decision.verdict), subjectOf(request), compact(detail));
    decisions.push_back({request.id, decision.verdict, decision.human, decision.key, signature});
}

void TrailBuilder::propose(const PayoutRequest& request, const QByteArray& keyId) {
    const Decision made = decision(request, DecisionVerdict::Propose, keyId);
    record(request, made, keys_.sign(keyId, decisionBytes(made)), {});
}

void TrailBuilder::decide(const PayoutRequest& request, DecisionVerdict verdict, const QByteArray& keyId,
                          RequestState after) {
    const Decision made = decision(request, verdict, keyId);
    record(request, made, keys_.sign(keyId, decisionBytes(made)), after);
    if (after == RequestState::Approved)
        move(request, QStringLiteral("release"), RequestState::Approved);
}

void TrailBuilder::move(const PayoutRequest& request, const QString& act, RequestState to) {
    append({}, act, subjectOf(request), compact({{QStringLiteral("payout"), request.content.payout}}));
    recordOf(request).state = to;
}

void TrailBuilder::rehash(std::size_t from) {
    for (std::size_t i = from; i < rows.size(); ++i) {
        rows[i].seq = static_cast<qint64>(i) + 1;
        rows[i].prev = i == 0 ? QByteArray(32, '\0') : rows[i - 1].hash;
        rows[i].hash = trailHash(rows[i]);
    }
}

std::vector<QByteArray> TrailBuilder::lines() const {
    std::vector<QByteArray> all;
    ExportWriter writer([&](const QByteArray& line) {
        all.push_back(line);
        return Status(Nothing{});
    });
    ExportHeader first{keys_.domain(), clockMs_ + 5'000, {}};
    if (!rows.empty())
        first.head = {rows.back().seq, rows.back().hash};
    bool good = writer.add(first).ok();
    const auto addAll = [&](const auto& records) {
        for (const auto& one : records)
            good = writer.add(one).ok() && good;
    };
    addAll(rows);
    addAll(requests);
    addAll(decisions);
    addAll(keyRecords);
    addAll(payouts);
    good = writer.end().ok() && good;
    Q_ASSERT(good);
    return all;
}

QByteArray TrailBuilder::file() const {
    QByteArray all;
    for (const QByteArray& line : lines())
        all += line;
    return all;
}

TrailBuilder TrailBuilder::honest(TestKeyring& keys) {
    TrailBuilder builder(keys);
    builder.append({}, QStringLiteral("install"), QStringLiteral("contract"), QStringLiteral("{}"));
    builder.guard({QStringLiteral("old-1")});
    const QString ann = QStringLiteral("ann"), bob = QStringLiteral("bob"), eve = QStringLiteral("eve");
    const QByteArray annKey = keys.enrol(ann).id, bobKey = keys.enrol(bob).id, eveKey = keys.enrol(eve).id;
    builder.enrol(ann, annKey, bob);
    builder.enrol(bob, bobKey, ann);
    builder.enrol(eve, eveKey, ann);
    const PayoutRequest paid = builder.request(QStringLiteral("p1"), ann);
    builder.propose(paid, annKey);
    builder.decide(paid, DecisionVerdict::Approve, bobKey, RequestState::Approved);
    builder.move(paid, QStringLiteral("claim"), RequestState::Executing);
    builder.move(paid, QStringLiteral("broadcast"), RequestState::Broadcast);
    builder.move(paid, QStringLiteral("done"), RequestState::Done);
    const PayoutRequest refused = builder.request(QStringLiteral("p2"), bob);
    builder.propose(refused, bobKey);
    builder.decide(refused, DecisionVerdict::Reject, eveKey, RequestState::Rejected);
    const PayoutRequest waiting = builder.request(QStringLiteral("p3"), ann);
    builder.propose(waiting, annKey);
    builder.decide(waiting, DecisionVerdict::Approve, eveKey, RequestState::Approved);
    builder.payouts = {{QStringLiteral("old-1"), ReleasedState::Done},
                       {QStringLiteral("p1"), ReleasedState::Done},
                       {QStringLiteral("p3"), ReleasedState::Approved}};
    return builder;
}

std::vector<QByteArray> resealed(std::vector<QByteArray> lines) {
    lines.pop_back();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray& line : lines)
        hash.addData(line);
    lines.push_back(exportLine(ExportEnd{static_cast<qint64>(lines.size()), hash.result()}));
    return lines;
}

} // namespace countersign
