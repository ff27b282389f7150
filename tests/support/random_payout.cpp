// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_payout.h"

#include "models/domain/deceptive.h"

#include <QUuid>

namespace countersign {

char32_t RandomPayouts::character() {
    constexpr int planes = 17;
    for (;;) {
        const auto plane = static_cast<char32_t>(random_.bounded(2) ? 0 : random_.bounded(planes));
        const auto inPlane = static_cast<char32_t>(random_.bounded(2) ? random_.bounded(0x20, 0x7F)
                                                                      : random_.bounded(0x10000));
        const char32_t candidate = plane * 0x10000 + inPlane;
        if (!isDeceptive(candidate) && !QChar::isSurrogate(candidate))
            return candidate;
    }
}

QString RandomPayouts::text(int least, int most) {
    QString out;
    for (int left = random_.bounded(least, most + 1); left > 0; --left)
        out += QStringView(QChar::fromUcs4(character()));
    return out;
}

QString RandomPayouts::decimal() {
    QString digits;
    for (int left = random_.bounded(1, 49); left > 0; --left)
        digits += QChar(u'0' + random_.bounded(10));
    const int places = random_.bounded(31);
    if (places > 0)
        digits += u'.';
    for (int left = places; left > 0; --left)
        digits += QChar(u'0' + random_.bounded(10));
    return random_.bounded(4) == 0 ? u'-' + digits : digits;
}

QByteArray RandomPayouts::octets(int count) {
    QByteArray out;
    for (; count > 0; --count)
        out += static_cast<char>(random_.bounded(256));
    return out;
}

PayoutRequest RandomPayouts::request() {
    PayoutRequest request;
    request.domain = text(1, 20);
    request.id = QUuid::fromRfc4122(octets(16)).toString(QUuid::WithoutBraces);
    PayoutContent& content = request.content;
    content.payout = text(1, 30);
    content.currency = text(1, 6);
    content.total = Decimal::parse(decimal()).value();
    content.source = text(0, 30);
    content.creator = text(0, 10);
    content.editor = text(0, 10);
    for (int left = random_.bounded(1, 12); left > 0; --left)
        content.lines.push_back({QStringLiteral("%1-").arg(left) + text(0, 10), text(1, 60), text(0, 10),
                                 Decimal::parse(decimal()).value(), text(1, 6)});
    sortLines(content.lines);
    request.memo = text(0, maxMemoChars);
    request.policy = random_.bounded(1000);
    request.required = random_.bounded(minSignatures, maxSignatures + 1);
    request.proposerCounts = random_.bounded(2) == 1;
    request.requester = text(1, 10);
    request.nonce = octets(static_cast<int>(nonceBytes));
    request.createdMs = 1'700'000'000'000 + random_.bounded(1'000'000'000);
    request.approveByMs = request.createdMs + 1 + random_.bounded(1'000'000'000);
    request.executeWithinMs = 1 + random_.bounded(1'000'000'000);
    return request;
}

Decision RandomPayouts::decision() {
    Decision decision;
    decision.domain = text(1, 20);
    decision.verdict = static_cast<DecisionVerdict>(random_.bounded(3));
    decision.digest = octets(32);
    decision.human = text(1, 20);
    decision.key = octets(32);
    decision.headSeq = 1 + random_.bounded(1'000'000);
    decision.headHash = octets(32);
    decision.signedMs = 1'700'000'000'000 + random_.bounded(1'000'000'000);
    if (decision.verdict == DecisionVerdict::Reject)
        decision.reason = text(1, 100);
    return decision;
}

} // namespace countersign
