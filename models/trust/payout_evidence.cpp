// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/payout_evidence.h"

#include "models/domain/strict_json.h"
#include "models/trust/canonical.h"
#include "models/trust/decision.h"
#include "models/trust/ed25519.h"
#include "models/trust/payout_request.h"

#include <QJsonArray>

namespace countersign {
namespace {

/// The texts of one row's detail; the first that is missing or malformed stays as the refusal.
class Detail {
  public:
    explicit Detail(const TrailRow& row)
        : where_(QStringLiteral("row %1, %2").arg(row.seq).arg(row.act)) {
        Result<QJsonObject> parsed = parseStrictJson(row.detail.toUtf8(), maxTrailLineBytes, where_);
        if (parsed)
            object_ = std::move(parsed).value();
        else
            refusal_ = parsed.failure();
    }

    [[nodiscard]] const QJsonObject& object() const { return object_; }
    [[nodiscard]] QString text(const char* key) {
        const QJsonValue value = object_.value(QLatin1String(key));
        if (!value.isString())
            refuse(QStringLiteral("its detail lacks the text “%1”").arg(QLatin1String(key)));
        return value.toString();
    }
    [[nodiscard]] QByteArray octets(const char* key, qsizetype count) {
        const std::optional<QByteArray> value = octetsFromHex(text(key).toUtf8(), count);
        if (!value)
            refuse(QStringLiteral("“%1” is not %2 octets in lower-case hexadecimal")
                       .arg(QLatin1String(key))
                       .arg(count));
        return value.value_or(QByteArray());
    }
    void refuse(const QString& why) {
        if (!refusal_)
            refusal_ = Failure{FailureKind::Malformed, why, where_, {}, {}};
    }
    template<typename T>
    void keep(std::optional<T>& to, Result<T> parsed) {
        if (parsed)
            to = std::move(parsed).value();
        else
            refuse(englishSentence(parsed.failure()));
    }
    template<typename T>
    [[nodiscard]] Result<T> result(T value) const {
        if (refusal_)
            return *refusal_;
        return value;
    }

  private:
    QString where_;
    QJsonObject object_;
    std::optional<Failure> refusal_;
};

} // namespace

Result<DecisionEvidence> readDecisionEvidence(const TrailRow& row) {
    Detail detail(row);
    DecisionEvidence evidence;
    evidence.decisionBytes = detail.text("decision").toUtf8();
    evidence.signature = detail.octets("signature", signatureBytes);
    std::optional<Decision> decision;
    detail.keep(decision, parseDecision(evidence.decisionBytes));
    evidence.decision = decision.value_or(Decision{});
    if (row.act == u"propose") {
        const QByteArray request = detail.text("request").toUtf8();
        detail.keep(evidence.request, parseRequest(request));
        evidence.requestDigest = sha256(request);
        if (evidence.request) {
            if (const Status sum = checkRequestSum(*evidence.request); !sum)
                evidence.unsound = sum.failure();
            evidence.request->content.lines = {}; // the digest stands for them from here on
        }
    } else {
        evidence.payout = detail.text("payout");
    }
    return detail.result(std::move(evidence));
}

Result<KeyEvidence> readKeyEvidence(const TrailRow& row) {
    Detail detail(row);
    KeyEvidence evidence;
    evidence.human = detail.text("human");
    evidence.publicKey = detail.octets("public_key", publicKeyBytes);
    if (row.act == u"enrol-key") {
        evidence.proofBytes = detail.text("proof").toUtf8();
        evidence.signature = detail.octets("signature", signatureBytes);
        detail.keep(evidence.proof, parseEnrolment(evidence.proofBytes));
    }
    return detail.result(std::move(evidence));
}

Result<QStringList> readGuardedPayouts(const TrailRow& row) {
    Detail detail(row);
    QStringList payouts;
    const QJsonValue list = detail.object().value(QLatin1String("released_before"));
    if (!list.isUndefined() && !list.isArray())
        detail.refuse(QStringLiteral("“released_before” is no list"));
    for (const QJsonValue& one : list.toArray()) {
        if (!one.isString())
            detail.refuse(QStringLiteral("“released_before” holds something that is no text"));
        payouts << one.toString();
    }
    return detail.result(std::move(payouts));
}

Result<QString> readReleasedPayout(const TrailRow& row) {
    Detail detail(row);
    return detail.result(detail.text("payout"));
}

} // namespace countersign
