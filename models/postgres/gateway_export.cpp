// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/payout_rows.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/trail_reader.h"

namespace countersign {

namespace {

using TakeRecord = std::function<Status(const ExportRecord&)>;
using ReadRecord = Result<ExportRecord> (*)(const pqxx::row&);

constexpr int recordsPerRead = 2000;

/// A word that this console does not know is no reason to leave the row out: the export fails instead.
Failure unknownWord(const QString& word, const QString& where) {
    return {FailureKind::Malformed,
            QStringLiteral("“%1” is no word this console knows").arg(word.left(80)),
            where,
            QStringLiteral("Update the console to the version of the contract"),
            {}};
}

Result<ExportRecord> requestFrom(const pqxx::row& one) {
    RowReader row(one);
    RequestRecord request;
    request.id = row.text();
    request.payout = row.text();
    request.digest = octetsFrom(row);
    const QString word = row.text();
    const auto state = requestStateFromName(word);
    if (!state)
        return unknownWord(word, QStringLiteral("request ") + request.id);
    request.state = *state;
    return ExportRecord(request);
}

Result<ExportRecord> decisionRecordFrom(const pqxx::row& one) {
    RowReader row(one);
    DecisionRecord decision;
    decision.request = row.text();
    const QString word = row.text();
    const auto verdict = decisionVerdictFromName(word);
    if (!verdict)
        return unknownWord(word, QStringLiteral("decision on request ") + decision.request);
    decision.verdict = *verdict;
    decision.human = row.text();
    decision.key = octetsFrom(row);
    decision.signature = octetsFrom(row);
    return ExportRecord(decision);
}

Result<ExportRecord> keyRecordFrom(const pqxx::row& one) {
    RowReader row(one);
    KeyRecord key;
    key.id = octetsFrom(row);
    key.human = row.text();
    key.publicKey = octetsFrom(row);
    const QString word = row.text();
    for (const KeyState state : {KeyState::Pending, KeyState::Active, KeyState::Revoked}) {
        key.state = state;
        if (keyStateName(state) == word)
            return ExportRecord(key);
    }
    return unknownWord(word, QStringLiteral("key of ") + key.human);
}

Result<ExportRecord> payoutRecordFrom(const pqxx::row& one) {
    RowReader row(one);
    PayoutRecord payout;
    payout.id = row.text();
    const QString word = row.text();
    for (const ReleasedState state :
         {ReleasedState::Approved, ReleasedState::Executing, ReleasedState::Done}) {
        payout.state = state;
        if (releasedStateName(state) == word)
            return ExportRecord(payout);
    }
    return unknownWord(word, QStringLiteral("payout ") + payout.id);
}

/// By a cursor, so that a table of any size takes the memory of one portion.
Status readTable(const RunSql& run, const QString& select, ReadRecord read, const TakeRecord& take) {
    const auto opened = run(QStringLiteral("DECLARE countersign_export NO SCROLL CURSOR FOR ") + select, {});
    if (!opened)
        return opened.failure();
    for (;;) {
        const auto rows =
            run(QStringLiteral("FETCH FORWARD %1 FROM countersign_export").arg(recordsPerRead), {});
        if (!rows)
            return rows.failure();
        if (rows->empty())
            break;
        for (const auto& row : *rows) {
            const auto record = read(row);
            if (!record)
                return record.failure();
            if (const Status taken = take(*record); !taken)
                return taken;
        }
    }
    const auto closed = run(QStringLiteral("CLOSE countersign_export"), {});
    return closed ? Status(Nothing{}) : Status(closed.failure());
}

Status readHeader(const RunSql& run, const TakeRecord& take) {
    const auto domain = run(QStringLiteral("SELECT countersign.domain()"), {});
    if (!domain)
        return domain.failure();
    const auto head = readTrailHead(run);
    if (!head)
        return head.failure();
    return take(ExportHeader{RowReader(domain->front()).text(), systemNow(), *head});
}

/// The tables in the order of the page; stored states, for what time has made of them is in no row.
Status readTables(const RunSql& run, const TakeRecord& take) {
    const auto payouts = run(QStringLiteral("SELECT to_regclass('countersign.payout') IS NOT NULL"), {});
    if (!payouts)
        return payouts.failure();
    struct Table {
        QString select;
        ReadRecord read;
    };
    std::vector<Table> tables{
        {QStringLiteral("SELECT request, payout, digest, stored_state FROM countersign.payout_request"
                        " ORDER BY proposed_seq"),
         requestFrom},
        {QStringLiteral("SELECT request, verdict, human, key, signature FROM countersign.payout_decision"
                        " ORDER BY audit_seq"),
         decisionRecordFrom},
        {QStringLiteral("SELECT key, human, public_key, state FROM countersign.key_list ORDER BY key"),
         keyRecordFrom}};
    if (RowReader(payouts->front()).boolean().value_or(false))
        tables.push_back({QStringLiteral("SELECT id, state FROM countersign.payout WHERE state IN"
                                         " ('approved', 'executing', 'done') ORDER BY id"),
                          payoutRecordFrom});
    for (const Table& table : tables) {
        if (const Status read = readTable(run, table.select, table.read, take); !read)
            return read;
    }
    return Nothing{};
}

} // namespace

Status SystemGateway::readExport(const std::function<Status(const ExportRecord&)>& take) {
    if (!d_->byContract)
        return d_->missing(QStringLiteral("there is no trail: the contract is not installed"));
    return d_->connection->inSnapshot([&](const RunSql& run) -> Status {
        if (const Status header = readHeader(run, take); !header)
            return header;
        const Status rows = readTrail(run, [&](const std::vector<TrailRow>& portion) -> Status {
            for (const TrailRow& row : portion) {
                if (const Status taken = take(row); !taken)
                    return taken;
            }
            return Nothing{};
        });
        return rows ? readTables(run, take) : rows;
    });
}

} // namespace countersign
