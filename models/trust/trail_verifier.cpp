// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/trail_verifier.h"

#include "models/trust/ed25519.h"

namespace countersign {
namespace {

const QString askDba = QStringLiteral("The tables were changed past the trail: ask the DBA who did it");
const QString askAgain = QStringLiteral("Ask for the export again, and compare with an older one");

} // namespace

TrailVerifier::TrailVerifier(const KeyLookup& keys, VerifySignature verify, UnixMs now,
                             std::optional<TrailHead> remembered)
    : keys_(keys)
    , remembered_(std::move(remembered))
    , history_(keys, std::move(verify), now,
               [this](const char* kind, const QString& what, const QString& remedy) {
                   complain(kind, what, remedy);
               }) {}

void TrailVerifier::complain(const char* kind, const QString& what, const QString& remedy) {
    ++report_.found;
    if (static_cast<qsizetype>(report_.problems.size()) >= maxVerifierProblems)
        return;
    const QString stop = what.endsWith(u'.') ? QStringLiteral(" ") : QStringLiteral(". ");
    report_.problems.push_back({QString::fromLatin1(kind), remedy.isEmpty() ? what : what + stop + remedy});
}

void TrailVerifier::add(const QByteArray& line) {
    const Result<ExportRecord> record = reader_.add(line);
    if (!record) {
        complain("export-malformed", englishSentence(record.failure()), {});
        return;
    }
    if (!rowsEnded_ && !std::holds_alternative<ExportHeader>(*record) &&
        !std::holds_alternative<TrailRow>(*record))
        endRows();
    std::visit([this](const auto& one) { take(one); }, *record);
}

void TrailVerifier::take(const ExportHeader& header) {
    header_ = header;
    report_.exportedMs = header.exportedMs;
    if (header.domain != keys_.domain())
        complain("domain",
                 QStringLiteral("the export is of the deployment “%1”, the keyring of “%2”")
                     .arg(header.domain, keys_.domain()),
                 QStringLiteral("Take the keyring that belongs to it"));
}

void TrailVerifier::take(const TrailRow& row) {
    chain_.add(row);
    history_.take(row);
    report_.head = {row.seq, row.hash};
    ++report_.rows;
}

void TrailVerifier::endRows() {
    rowsEnded_ = true;
    history_.finish();
    checkHeads();
}

void TrailVerifier::checkHeads() {
    if (!header_)
        complain("cut-off", QStringLiteral("the header, which says where the trail ends, could not be read"),
                 askAgain);
    const TrailReport chain = chain_.finish(header_ ? std::optional(header_->head) : std::nullopt);
    for (const QString& problem : chain.problems)
        complain(report_.rows == 0 ? "nothing-read" : "chain", problem, askAgain);
    if (remembered_ && !history_.holds(*remembered_))
        complain(
            "head-differs",
            QStringLiteral("row %1 is not the one seen earlier: that log is no prefix of this one")
                .arg(remembered_->seq),
            QStringLiteral("Rows were cut off or written again since: keep both exports and ask the DBA"));
}

void TrailVerifier::take(const RequestRecord& record) {
    const QString name = QStringLiteral("request %1").arg(record.id);
    if (!requestsSeen_.insert(record.id).second)
        complain("export-malformed", name + QStringLiteral(" stands twice among the tables"), askAgain);
    const auto found = history_.requests().find(record.id);
    if (found == history_.requests().end()) {
        complain("request-not-in-trail", name + QStringLiteral(" is in the table, and nobody proposed it"),
                 askDba);
        return;
    }
    const RequestHistory& history = found->second;
    if (record.digest != history.digest || record.payout != history.request.content.payout)
        complain("request-digest", name + QStringLiteral(" is another in the table than was proposed"),
                 askDba);
    if (record.state != history.state)
        complain("state-not-carried",
                 QStringLiteral("%1 is %2 in the table and %3 by the trail")
                     .arg(name, requestStateName(record.state), requestStateName(history.state)),
                 askDba);
}

void TrailVerifier::take(const DecisionRecord& record) {
    const bool twice = !decisionsSeen_.insert(record).second;
    if (twice || !history_.decisions().contains(record))
        complain("decision-not-in-trail",
                 QStringLiteral("the “%1” of request %2 by %3 stands %4")
                     .arg(decisionVerdictName(record.verdict), record.request, record.human,
                          twice ? QStringLiteral("twice in the table")
                                : QStringLiteral("so in the table and not in the trail")),
                 askDba);
}

void TrailVerifier::take(const KeyRecord& record) {
    const QString name =
        QStringLiteral("key %1 of %2").arg(QString::fromLatin1(record.id.toHex().left(16)), record.human);
    if (!keysSeen_.insert(record.id).second)
        complain("export-malformed", name + QStringLiteral(" stands twice among the tables"), askAgain);
    if (keyId(record.publicKey) != record.id)
        complain("key-of-another", name + QStringLiteral(" has another key's octets in the table"), askDba);
    const auto enrolled = history_.enrolled().find(record.id);
    if (enrolled == history_.enrolled().end())
        complain("key-state-differs", name + QStringLiteral(" is in the table and was never enrolled"),
                 askDba);
    else if (enrolled->second.state != record.state || enrolled->second.human != record.human)
        complain("key-state-differs",
                 QStringLiteral("%1 is %2 in the table, and %3 of %4 by the trail")
                     .arg(name, keyStateName(record.state), keyStateName(enrolled->second.state),
                          enrolled->second.human),
                 askDba);
    const std::optional<KnownKey> known = keys_.key(record.id);
    if (!known && record.state == KeyState::Active)
        complain("table-key-unknown", name + QStringLiteral(" is in force, and the keyring does not know it"),
                 QStringLiteral("Admins sign it into the next keyring, or revoke it"));
    else if (known && (known->human != record.human || known->publicKey != record.publicKey))
        complain("key-of-another", QStringLiteral("%1 is %2's in the keyring").arg(name, known->human),
                 askDba);
}

void TrailVerifier::take(const PayoutRecord& record) {
    if (!payoutsSeen_.insert(record.id).second)
        complain("export-malformed", QStringLiteral("payout %1 stands twice among the tables").arg(record.id),
                 askAgain);
    if (history_.wasGuarded(record.id))
        return;
    for (const QString& id : history_.requestsFor(record.id)) {
        const RequestHistory& history = history_.requests().at(id);
        if (isApprovedOrFurther(history.state) && !history.uncarried)
            return;
    }
    complain("released-without-request",
             QStringLiteral("payout %1 is %2 in the backend, and no request for it was approved")
                 .arg(record.id, releasedStateName(record.state)),
             QStringLiteral("Stop it if it is not too late, and ask who released it"));
}

void TrailVerifier::checkMissing() {
    for (const auto& [id, history] : history_.requests()) {
        if (!requestsSeen_.contains(id))
            complain("request-not-in-table",
                     QStringLiteral("request %1 is in the trail and not in the table").arg(id), askDba);
    }
    for (const auto& [decision, seq] : history_.decisions()) {
        if (!decisionsSeen_.contains(decision))
            complain("decision-not-in-table",
                     QStringLiteral("the “%1” of %2 in row %3 is not in the table")
                         .arg(decisionVerdictName(decision.verdict), decision.human)
                         .arg(seq),
                     askDba);
    }
    for (const auto& [id, key] : history_.enrolled()) {
        if (!keysSeen_.contains(id))
            complain("key-not-in-table",
                     QStringLiteral("a key of %1 was enrolled and is not in the table").arg(key.human),
                     askDba);
    }
}

VerifyReport TrailVerifier::finish() {
    if (const Status end = reader_.finish(); !end)
        complain(reader_.lines() == 0 ? "nothing-read" : "cut-off", englishSentence(end.failure()), {});
    if (!rowsEnded_)
        endRows();
    checkMissing();
    report_.signatures = history_.goodSignatures();
    report_.requests = static_cast<qint64>(history_.requests().size());
    report_.decisions = static_cast<qint64>(history_.decisions().size());
    return report_;
}

VerifyReport verifyExport(QIODevice& file, TrailVerifier& verifier) {
    for (;;) {
        // One octet more than allowed: a longer line is refused as such, and the rest of it as lines of no
        // kind.
        const QByteArray line = file.readLine(maxTrailLineBytes + 1);
        if (line.isEmpty())
            return verifier.finish();
        verifier.add(line);
    }
}

} // namespace countersign
