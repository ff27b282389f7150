// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/trail_export.h"

#include "models/trust/export_fields.h"
#include "models/trust/json_line.h"

namespace countersign {
namespace {

const QString exportType = QStringLiteral("countersign/trail/v1");

QString hexText(const QByteArray& octets) {
    return QString::fromLatin1(octets.toHex());
}

/// One line of each kind of record.
struct Writing {
    QByteArray operator()(const ExportHeader& header) const {
        return jsonLine({{"export", exportType},
                         {"domain", header.domain},
                         {"exported_ms", QString::number(header.exportedMs)},
                         {"seq", QString::number(header.head.seq)},
                         {"hash", hexText(header.head.hash)}});
    }
    QByteArray operator()(const TrailRow& row) const { return trailLine(row); }
    QByteArray operator()(const RequestRecord& request) const {
        return jsonLine({{"request", request.id},
                         {"payout", request.payout},
                         {"digest", hexText(request.digest)},
                         {"state", requestStateName(request.state)}});
    }
    QByteArray operator()(const DecisionRecord& decision) const {
        return jsonLine({{"decision", decision.request},
                         {"verdict", decisionVerdictName(decision.verdict)},
                         {"human", decision.human},
                         {"key", hexText(decision.key)},
                         {"signature", hexText(decision.signature)}});
    }
    QByteArray operator()(const KeyRecord& key) const {
        return jsonLine({{"key", hexText(key.id)},
                         {"human", key.human},
                         {"public_key", hexText(key.publicKey)},
                         {"state", keyStateName(key.state)}});
    }
    QByteArray operator()(const PayoutRecord& payout) const {
        return jsonLine({{"payout", payout.id}, {"state", releasedStateName(payout.state)}});
    }
    QByteArray operator()(const ExportEnd& end) const {
        return jsonLine({{"end", QString::number(end.count)}, {"sha256", hexText(end.digest)}});
    }
};

Result<ExportRecord> readHeader(const ExportFields& fields) {
    ExportHeader header;
    fields.expect("export", exportType);
    header.domain = fields.text("domain");
    header.exportedMs = fields.integer("exported_ms");
    header.head = {fields.integer("seq"), fields.hex("hash", 32)};
    return fields.result(header);
}

Result<ExportRecord> readRequest(const ExportFields& fields) {
    RequestRecord request;
    request.id = fields.text("request");
    request.payout = fields.text("payout");
    request.digest = fields.hex("digest", 32);
    request.state = fields.named("state", requestStateFromName(fields.text("state")));
    return fields.result(request);
}

Result<ExportRecord> readDecision(const ExportFields& fields) {
    DecisionRecord decision;
    decision.request = fields.text("decision");
    decision.verdict = fields.named("verdict", decisionVerdictFromName(fields.text("verdict")));
    decision.human = fields.text("human");
    decision.key = fields.hex("key", 32);
    decision.signature = fields.hex("signature", 64);
    return fields.result(decision);
}

Result<ExportRecord> readKey(const ExportFields& fields) {
    KeyRecord key;
    key.id = fields.hex("key", 32);
    key.human = fields.text("human");
    key.publicKey = fields.hex("public_key", 32);
    key.state = fields.oneOf("state", {KeyState::Pending, KeyState::Active, KeyState::Revoked}, keyStateName);
    return fields.result(key);
}

Result<ExportRecord> readPayout(const ExportFields& fields) {
    PayoutRecord payout;
    payout.id = fields.text("payout");
    payout.state = fields.oneOf(
        "state", {ReleasedState::Approved, ReleasedState::Executing, ReleasedState::Done}, releasedStateName);
    return fields.result(payout);
}

Result<ExportRecord> readEnd(const ExportFields& fields) {
    const ExportEnd end{fields.integer("end"), fields.hex("sha256", 32)};
    return fields.result(end);
}

/// A kind of record is known by its keys and their order.
struct RecordShape {
    std::vector<QByteArray> keys;
    Result<ExportRecord> (*read)(const ExportFields&);
};

const std::vector<RecordShape>& shapes() {
    static const std::vector<RecordShape> all{
        {{"seq", "at_us", "actor", "human", "act", "subject", "detail", "prev", "hash"}, readTrailRow},
        {{"request", "payout", "digest", "state"}, readRequest},
        {{"decision", "verdict", "human", "key", "signature"}, readDecision},
        {{"key", "human", "public_key", "state"}, readKey},
        {{"payout", "state"}, readPayout},
        {{"export", "domain", "exported_ms", "seq", "hash"}, readHeader},
        {{"end", "sha256"}, readEnd},
    };
    return all;
}

} // namespace

QString keyStateName(KeyState state) {
    switch (state) {
    case KeyState::Pending:
        return QStringLiteral("pending");
    case KeyState::Active:
        return QStringLiteral("active");
    case KeyState::Revoked:
        break;
    }
    return QStringLiteral("revoked");
}

QString releasedStateName(ReleasedState state) {
    switch (state) {
    case ReleasedState::Approved:
        return QStringLiteral("approved");
    case ReleasedState::Executing:
        return QStringLiteral("executing");
    case ReleasedState::Done:
        break;
    }
    return QStringLiteral("done");
}

QByteArray exportLine(const ExportRecord& record) {
    return std::visit(Writing{}, record);
}

Result<ExportRecord> parseExportLine(const QByteArray& line) {
    const Result<ExportFields> fields = ExportFields::parse(line);
    if (!fields)
        return fields.failure();
    for (const RecordShape& shape : shapes()) {
        if (fields->haveKeys(shape.keys))
            return shape.read(*fields);
    }
    return ExportFields::refusal(QStringLiteral("its keys are those of no record of an export"));
}

Status ExportWriter::add(const ExportRecord& record) {
    const QByteArray line = exportLine(record);
    if (line.size() > maxTrailLineBytes)
        return Failure{FailureKind::TooLarge,
                       QStringLiteral("a record is longer than %1 octets").arg(maxTrailLineBytes),
                       QStringLiteral("export, line %1").arg(lines_ + 1),
                       QStringLiteral("Report it: what the database accepts must fit"),
                       {}};
    hash_.addData(line);
    ++lines_;
    return sink_(line);
}

Status ExportWriter::end() {
    return sink_(exportLine(ExportEnd{lines_, hash_.result()}));
}

} // namespace countersign
