// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/judged_once.h"
#include "models/postgres/reason_text.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace countersign {

namespace {

Answer answerFrom(const QJsonValue& value) {
    if (!value.isBool())
        return Answer::NotKnown;
    return value.toBool() ? Answer::Yes : Answer::No;
}

MaybeMs timeFrom(const QJsonValue& value) {
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? MaybeMs(time.toMSecsSinceEpoch()) : std::nullopt;
}

/// A judge should write values as texts; what is none is shown as JSON, never left out.
QString shownValue(const QJsonValue& value) {
    if (value.isString() || value.isNull() || value.isUndefined())
        return value.toString();
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

std::vector<EvidenceLine> evidenceFrom(const QString& json) {
    std::vector<EvidenceLine> lines;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue& value : array) {
        const QJsonObject object = value.toObject();
        EvidenceLine line;
        line.check = object.value(QStringLiteral("check")).toString();
        line.answer = answerFrom(object.value(QStringLiteral("ok")));
        line.value = shownValue(object.value(QStringLiteral("value")));
        line.text = object.value(QStringLiteral("text")).toString();
        line.source = object.value(QStringLiteral("source")).toString();
        line.at = timeFrom(object.value(QStringLiteral("at")));
        lines.push_back(std::move(line));
    }
    return lines;
}

Verdict verdictFrom(RowReader& row, const KindPack& kind) {
    Verdict verdict;
    verdict.kind = verdictFromName(row.text());
    verdict.reason = row.text();
    verdict.text = reasonText(kind, verdict.reason);
    verdict.until = row.time();
    verdict.settledBy = row.text();
    verdict.fingerprint = row.text();
    verdict.evidence = evidenceFrom(row.text());
    return verdict;
}

Verdict gone() {
    Verdict verdict;
    verdict.reason = QStringLiteral("gone");
    verdict.text = QStringLiteral("The item does not exist any more");
    return verdict;
}

} // namespace

Result<std::vector<Verdict>> SystemGateway::verdicts(const QString& itemKind, const QStringList& ids) {
    const auto item = d_->itemKind(itemKind);
    if (!item)
        return item.failure();
    if (ids.isEmpty())
        return std::vector<Verdict>{};
    if (ids.size() > maxVerdictBatch)
        return Failure{FailureKind::TooLarge,
                       QStringLiteral("more than %1 verdicts at once").arg(maxVerdictBatch),
                       d_->where(),
                       {},
                       {}};
    QString relation = QStringLiteral("countersign.retry_verdicts($2::text, $1::text[])");
    SqlArguments arguments{arrayText(ids)};
    if (d_->byContract) {
        arguments.emplace_back(itemKind);
    } else {
        const QString why = d_->tables.whyNot((*item)->needs, true);
        if (!why.isEmpty())
            return d_->missing(why);
        const auto body = d_->expanded((*item)->judgeSql);
        if (!body)
            return body.failure();
        relation = u'(' + judgedOnceSql(*body) + u')';
    }
    const auto rows = d_->connection->run(
        QStringLiteral(
            "SELECT j.id, j.verdict, j.reason, %1, j.settled_by, j.fingerprint, j.evidence::text FROM %2 j")
            .arg(msSql(QStringLiteral("j.until")), relation),
        arguments);
    if (!rows) {
        d_->lookAgainAfter(rows.failure());
        return rows.failure();
    }
    std::map<QString, Verdict> byId;
    for (const auto& one : *rows) {
        RowReader row(one);
        const QString id = row.text();
        byId.insert_or_assign(id, verdictFrom(row, *d_->kind));
    }
    std::vector<Verdict> verdicts; // in the order asked, one for each
    for (const QString& id : ids) {
        const auto found = byId.find(id);
        verdicts.push_back(found == byId.end() ? gone() : found->second);
    }
    return verdicts;
}

} // namespace countersign
