// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/sql_text.h"

namespace countersign {

namespace {

struct Attempt {
    QString what;
    QString sql; ///< changes nothing even if the server lets it through, and is rolled back anyway
    bool ofSystem =
        true; ///< false: would write, but nothing of the system (everybody may make temporary tables)
};

/// ArgumentsRefused: the function was let run and then disliked what we gave it, which proves nothing.
enum class Answered { Refused, NoRight, NotThere, ArgumentsRefused, LetThrough, Unclear };

struct ServerAnswer {
    Answered kind;
    QString state;
};

ServerAnswer answerOf(const Result<pqxx::result>& result) {
    if (result)
        return {Answered::LetThrough, {}};
    const QString state = result.failure().detail.section(u' ', 0, 0);
    if (state == QStringLiteral("25006"))
        return {Answered::Refused, state};
    if (state == QStringLiteral("42501"))
        return {Answered::NoRight, state};
    if (state == QStringLiteral("22023"))
        return {Answered::ArgumentsRefused, state};
    if (result.failure().kind == FailureKind::Missing)
        return {Answered::NotThere, state};
    return {Answered::Unclear, state.isEmpty() ? failureKindName(result.failure().kind) : state};
}

/// Every act of payouts, keys, people and policy, with arguments that would be refused in any case.
const std::vector<std::pair<QString, QString>> acts{
    {QStringLiteral("propose"),
     QStringLiteral("NULL, NULL, NULL, 'x', NULL, NULL, NULL, NULL, NULL, NULL, NULL")},
    {QStringLiteral("decide"), QStringLiteral("NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL")},
    {QStringLiteral("cancel"), QStringLiteral("NULL, ''")},
    {QStringLiteral("enrol_key"), QStringLiteral("NULL, NULL")},
    {QStringLiteral("activate_key"), QStringLiteral("NULL")},
    {QStringLiteral("revoke_key"), QStringLiteral("NULL, ''")},
    {QStringLiteral("propose_policy"), QStringLiteral("NULL, NULL")},
    {QStringLiteral("propose_person"), QStringLiteral("NULL, NULL, NULL, NULL, NULL")},
    {QStringLiteral("decide_change"), QStringLiteral("NULL, NULL")},
    {QStringLiteral("claim"), QStringLiteral("NULL")},
    {QStringLiteral("report_broadcast"), QStringLiteral("NULL, NULL, NULL, NULL")},
    {QStringLiteral("report_done"), QStringLiteral("NULL, NULL, NULL")},
};

std::vector<Attempt> attempts(const KindPack& kind, const QString& schema, bool contract) {
    std::vector<Attempt> list{
        {QStringLiteral("CREATE TEMP TABLE"),
         QStringLiteral("CREATE TEMPORARY TABLE countersign_read_only_proof (x integer)"), false}};
    for (const KindItem& item : kind.items) {
        if (item.needs.empty() || item.needs.front().columns.isEmpty())
            continue;
        const QString table = quotedIdentifier(schema) + u'.' + quotedIdentifier(item.table);
        const QString column = quotedIdentifier(item.needs.front().columns.first());
        list.push_back({QStringLiteral("UPDATE ") + item.table,
                        QStringLiteral("UPDATE %1 SET %2 = %2 WHERE false").arg(table, column)});
        list.push_back({QStringLiteral("DELETE FROM ") + item.table,
                        QStringLiteral("DELETE FROM %1 WHERE false").arg(table)});
    }
    if (contract) {
        list.push_back({QStringLiteral("INSERT INTO countersign.audit"),
                        QStringLiteral("INSERT INTO countersign.audit (seq) SELECT 0 WHERE false")});
        list.push_back({QStringLiteral("UPDATE countersign.setting"),
                        QStringLiteral("UPDATE countersign.setting SET value = value WHERE false")});
        list.push_back({QStringLiteral("countersign.retry"),
                        QStringLiteral("SELECT countersign.retry(NULL, NULL, NULL, NULL, NULL, NULL)")});
        for (const auto& [act, arguments] : acts)
            list.push_back({QStringLiteral("countersign.") + act,
                            QStringLiteral("SELECT countersign.%1(%2)").arg(act, arguments)});
    }
    return list;
}

QString lineFor(const Attempt& attempt, const ServerAnswer& answer, bool refused) {
    if (refused)
        return QStringLiteral("%1: refused, %2").arg(attempt.what, answer.state);
    return answer.state.isEmpty()
               ? QStringLiteral("%1: NOT refused").arg(attempt.what)
               : QStringLiteral("%1: failed for another reason, %2").arg(attempt.what, answer.state);
}

/// The same without the seat belt: what would this login be allowed?
bool couldWrite(Connection& connection, const Attempt& attempt) {
    const ServerAnswer answer =
        answerOf(connection.tryAndRollBack({QStringLiteral("SET TRANSACTION READ WRITE"), attempt.sql}));
    return answer.kind == Answered::LetThrough || answer.kind == Answered::Unclear ||
           answer.kind == Answered::ArgumentsRefused;
}

} // namespace

Result<ReadOnlyProof> SystemGateway::proveReadOnly() {
    ReadOnlyProof proof;
    proof.proven = true;
    QStringList open;
    for (const Attempt& attempt : attempts(*d_->kind, d_->schema(), d_->session.contractVersion > 0)) {
        const auto result = d_->connection->tryAndRollBack({attempt.sql});
        if (!usable())
            return result.failure();
        const ServerAnswer answer = answerOf(result);
        if (answer.kind == Answered::NotThere)
            continue;
        if (answer.kind != Answered::ArgumentsRefused) {
            const bool refused = answer.kind == Answered::Refused || answer.kind == Answered::NoRight;
            proof.proven = proof.proven && refused;
            proof.tried << lineFor(attempt, answer, refused);
        }
        if (attempt.ofSystem && couldWrite(*d_->connection, attempt))
            open << attempt.what;
        if (!usable())
            return Failure{
                FailureKind::Unreachable, QStringLiteral("the connection was lost"), d_->where(), {}, {}};
    }
    proof.tried
        << (open.isEmpty()
                ? QStringLiteral("This login has no right to write: every try is refused even in a session "
                                 "that is not read-only")
                : QStringLiteral("This login could write (%1): it is the session that is held read-only")
                      .arg(open.join(QStringLiteral(", "))));
    proof.proven = proof.proven && proof.tried.size() > 1;
    proof.at = systemNow();
    return proof;
}

} // namespace countersign
