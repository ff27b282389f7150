// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/kind_check.h"
#include "models/postgres/kind_checker.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace countersign {
namespace {

const std::vector<WantedColumn> judgeColumns{{"id", "text"},         {"verdict", "text"},
                                             {"reason", "text"},     {"until", "timestamp with time zone"},
                                             {"settled_by", "text"}, {"fingerprint", "text"},
                                             {"evidence", "jsonb"}};

const QStringList& verdictWords() {
    static const QStringList words{QStringLiteral("SAFE"), QStringLiteral("WAIT"), QStringLiteral("UNSAFE"),
                                   QStringLiteral("UNKNOWN")};
    return words;
}

/// Reasons that \a judge writes as the draft does, 'UNSAFE done', and what the kind has words for that it
/// names.
QStringList namedReasons(const QString& judge, const KindPack& kind) {
    QStringList named;
    static const QRegularExpression answer(QStringLiteral("'(?:SAFE|WAIT|UNSAFE|UNKNOWN) ([^' ]+)'"));
    for (auto all = answer.globalMatch(judge); all.hasNext();)
        named << all.next().captured(1);
    for (const auto& [code, words] : kind.reasons) {
        const QRegularExpression word(QStringLiteral("'%1'").arg(QRegularExpression::escape(code)));
        if (word.match(judge).hasMatch() && code.contains(u'-'))
            named << code;
    }
    named.removeDuplicates();
    return named;
}

} // namespace

QStringList KindChecker::sample(const KindItem& item, const QString& part, const QString& select) {
    if (const auto known = samples_.find(item.kind); known != samples_.end())
        return known->second;
    const QString from = QStringLiteral("SELECT w.id FROM (\n%1\n) w%2 ORDER BY w.%3 %4 LIMIT %5");
    const QString order = quotedIdentifier(item.sorts.front().column);
    const QString rows = QString::number(checkedRows);
    QStringList questions{from.arg(select, QString(), order, QStringLiteral("DESC"), rows),
                          from.arg(select, QString(), order, QStringLiteral("ASC"), rows)};
    if (const auto type = filled(part, item.rawStatusType)) {
        for (const auto& [state, raw] : item.rawStates) {
            for (const QString& word : raw)
                questions << from.arg(
                    select, QStringLiteral(" WHERE w.raw_status = %1::%2").arg(quotedLiteral(word), *type),
                    order, QStringLiteral("DESC"), QString::number(checkedRowsOfState));
        }
    }
    QStringList ids;
    for (const QString& question : questions) {
        const auto found = connection_.run(question);
        if (!found) {
            add(part, HealthState::Unknown,
                QStringLiteral("rows of one kind could not be looked at: ") + found.failure().detail);
            continue;
        }
        for (const auto& row : *found)
            ids << RowReader(row).text();
    }
    ids.removeDuplicates();
    return samples_[item.kind] = ids;
}

Result<pqxx::result> KindChecker::judged(const KindItem& item, const QString& part, const QString& select,
                                         const QStringList& ids) {
    const QString wanted = quotedLiteral(arrayText(ids));
    const auto judge = filled(part, item.judgeSql, wanted);
    return connection_.run(
        QStringLiteral(
            "SELECT j.id, j.verdict, j.reason, j.fingerprint = s.fingerprint, s.state FROM (\n%1\n) j"
            " JOIN (SELECT a.* FROM (\n%2\n) a WHERE a.id = ANY (%3::text[])) s ON s.id = j.id")
            .arg(judge.value_or(QString()), select, wanted));
}

QString KindChecker::culprit(const KindItem& item, const QString& part, const QString& select,
                             QStringList ids) {
    while (ids.size() > 1) {
        const QStringList half = ids.mid(0, ids.size() / 2);
        ids = judged(item, part, select, half) ? ids.mid(half.size()) : half;
    }
    return ids.value(0).left(60);
}

/// A judge of one row must not read, nor speak of, the others.
QString KindChecker::answersUnasked(const KindItem& item, const QString& part, const QStringList& ids) {
    const QString one = quotedLiteral(arrayText(ids.mid(0, 1)));
    const auto judge = filled(part, item.judgeSql, one);
    const auto others = connection_.run(
        QStringLiteral("SELECT count(*) FROM (\n%1\n) j WHERE j.id <> ALL (%2::text[])").arg(*judge, one));
    return others && RowReader((*others)[0]).integer().value_or(0) > 0
               ? QStringLiteral("it answers about rows it was not asked for: WHERE id = ANY ($1) is missing")
               : QString();
}

void KindChecker::verdicts(const KindItem& item, const QString& part, const QString& select) {
    const QString judging = part + QStringLiteral(" judge");
    const auto shape = filled(judging, item.judgeSql, QStringLiteral("'{}'"));
    if (!shape || !columns(judging, *shape, judgeColumns) || !relations(judging, *shape, item.needs))
        return;
    const QStringList ids = sample(item, judging, select);
    const auto rows = judged(item, judging, select, ids);
    if (!rows)
        return bad(judging, QStringLiteral("it fails on the rows of this database, as on %1: %2")
                                .arg(culprit(item, judging, select, ids), rows.failure().detail));
    QStringList wrong, seen, judgedIds;
    for (const auto& one : *rows) {
        RowReader row(one);
        const QString id = row.text();
        if (judgedIds.contains(id))
            wrong << QStringLiteral("%1: it answers several times, so that nobody knows which answer counts")
                         .arg(id.left(60));
        judgedIds << id;
        const QString verdict = row.text();
        const QString reason = row.text();
        seen << reason;
        if (!verdictWords().contains(verdict))
            wrong << QStringLiteral("%1: “%2” is no verdict").arg(id.left(60), verdict.left(20));
        if (!kind_.reasons.contains(reason))
            wrong << QStringLiteral("“reasons” has no words for %1").arg(reason.left(40));
        if (verdict == QStringLiteral("SAFE") && !item.mayBeRetried())
            wrong << QStringLiteral("%1 is called SAFE, yet there is no “act”").arg(id.left(60));
        if (!row.boolean().value_or(false))
            wrong << QStringLiteral("%1: judge and select do not give the same fingerprint").arg(id.left(60));
        if (row.text() == QStringLiteral("done") && verdict == QStringLiteral("SAFE"))
            wrong << QStringLiteral("%1 is done, and it calls it SAFE to do again").arg(id.left(60));
    }
    if (const QString why = answersUnasked(item, judging, ids); !why.isEmpty())
        wrong << why;
    QStringList unseen;
    for (const QString& reason : namedReasons(*shape, kind_)) {
        if (!kind_.reasons.contains(reason))
            wrong << QStringLiteral("“reasons” has no words for %1").arg(reason.left(40));
        if (!seen.contains(reason))
            unseen << reason;
    }
    wrong.removeDuplicates();
    if (!wrong.isEmpty())
        return bad(judging, wrong.mid(0, 5).join(QStringLiteral("; ")));
    good(judging, QStringLiteral("%1 verdicts are well-formed%2")
                      .arg(rows->size())
                      .arg(unseen.isEmpty() ? QString()
                                            : QStringLiteral("; never seen, so not looked at: ") +
                                                  unseen.join(QStringLiteral(", "))));
}

} // namespace countersign
