// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/kind_check.h"

#include "models/postgres/kind_checker.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_template.h"
#include "models/postgres/sql_text.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace countersign {
namespace {

const std::vector<WantedColumn> detectorColumns{{"subject_id", "text"},
                                                {"since", "timestamp with time zone"},
                                                {"amount", "numeric"},
                                                {"currency", "text"},
                                                {"evidence", "jsonb"}};
const std::vector<WantedColumn> ledgerColumns{{"book", "text"},
                                              {"invariant", "text"},
                                              {"account", "text"},
                                              {"currency", "text"},
                                              {"amount", "numeric"},
                                              {"balance_before", "numeric"},
                                              {"balance_after", "numeric"},
                                              {"ref_type", "text"},
                                              {"ref_id", "text"},
                                              {"at", "timestamp with time zone"},
                                              {"id", "text"}};
const std::vector<WantedColumn> workerColumns{
    {"name", "text"}, {"last_seen_at", "timestamp with time zone"}, {"healthy", "boolean"}};
const std::vector<WantedColumn> payoutColumns{{"id", "text"},
                                              {"state", "text"},
                                              {"raw_state", "text"},
                                              {"created_by", "text"},
                                              {"created_at", "timestamp with time zone"},
                                              {"currency", "text"},
                                              {"total", "numeric"},
                                              {"line_count", ""},
                                              {"source", "text"},
                                              {"changed_by", "text"},
                                              {"label", "text"},
                                              {"approved_by", "text"},
                                              {"raw_status", ""},
                                              {"page_key", ""}};
const std::vector<WantedColumn> lineColumns{
    {"payout_id", "text"}, {"line_id", "text"},  {"destination", "text"}, {"method", "text"},
    {"amount", "numeric"}, {"currency", "text"}, {"payee", "text"}};
const std::vector<WantedColumn> paidColumns{{"line_id", "text"},
                                            {"payout_id", "text"},
                                            {"destination", "text"},
                                            {"method", "text"},
                                            {"amount", "numeric"},
                                            {"currency", "text"},
                                            {"at", "timestamp with time zone"},
                                            {"payee", "text"}};
const std::vector<WantedColumn> checkColumns{{"check_name", "text"},
                                             {"line", "text"},
                                             {"amount", "numeric"},
                                             {"currency", "text"},
                                             {"evidence", "jsonb"}};

/// False where the planner sees that no row can be wanted.
bool readsAny(const QJsonObject& node) {
    if (node.contains(QStringLiteral("Relation Name")) || node.contains(QStringLiteral("Function Name")))
        return true;
    const QJsonArray children = node.value(QStringLiteral("Plans")).toArray();
    return std::any_of(children.begin(), children.end(),
                       [](const QJsonValue& child) { return readsAny(child.toObject()); });
}

} // namespace

void KindChecker::add(const QString& part, HealthState state, const QString& text, const QString& mend) {
    lines_.push_back({part, state, text, mend});
}

std::optional<QString> KindChecker::filled(const QString& part, const QString& sql, const QString& first,
                                           const QString& second) {
    TemplateWords words = literalWords(kind_, schema_, tables_);
    words.from = first;
    words.to = second;
    const auto text = expandTemplate(sql, words);
    if (!text) {
        bad(part, text.failure().what);
        return std::nullopt;
    }
    static const QRegularExpression one(QStringLiteral("\\$1(?![0-9])"));
    static const QRegularExpression two(QStringLiteral("\\$2(?![0-9])"));
    // What is put in may have several lines: a comment that speaks of $1 must not swallow the first only.
    static const QRegularExpression comment(QStringLiteral("(?m)^\\s*--.*$"));
    QString bound = QString(*text).remove(comment);
    // Not replace(): in what is put in, a backslash would have a meaning.
    if (!first.isEmpty())
        bound = bound.split(one).join(first);
    if (!second.isEmpty())
        bound = bound.split(two).join(second);
    return bound;
}

bool KindChecker::missing(const QString& part, const std::vector<KindNeed>& needs) {
    const QString why = tables_.whyNot(needs, true);
    if (!why.isEmpty())
        add(part, HealthState::Warning, QStringLiteral("left out: ") + why,
            QStringLiteral("See “needs” in kind.json, and ?schema= of the database URL"));
    return !why.isEmpty();
}

bool KindChecker::columns(const QString& part, const QString& sql, const std::vector<WantedColumn>& wanted,
                          QStringList* more) {
    const auto shape = connection_.run(QStringLiteral("SELECT * FROM (\n%1\n) q LIMIT 0").arg(sql));
    if (!shape) {
        bad(part, QStringLiteral("the SQL does not run: ") + shape.failure().detail);
        return false;
    }
    QStringList oids;
    for (int column = 0; column < static_cast<int>(shape->columns()); ++column)
        oids << QString::number(shape->column_type(column));
    const auto types = connection_.run(
        QStringLiteral(
            "SELECT format_type(t, NULL) FROM unnest($1::oid[]) WITH ORDINALITY AS u (t, n) ORDER BY n"),
        {arrayText(oids)});
    if (!types) {
        bad(part, types.failure().what);
        return false;
    }
    QStringList wrong;
    for (size_t i = 0; i < wanted.size(); ++i) {
        const QString name = QString::fromLatin1(wanted[i].name);
        const QString type = QString::fromLatin1(wanted[i].type);
        if (i >= static_cast<size_t>(shape->columns())) {
            wrong << QStringLiteral("column %1 is missing").arg(name);
            continue;
        }
        const QString foundName = QString::fromUtf8(shape->column_name(static_cast<int>(i)));
        const QString foundType = RowReader((*types)[static_cast<int>(i)]).text();
        if (foundName != name)
            wrong << QStringLiteral("column %1 is called %2, not %3").arg(i + 1).arg(foundName, name);
        else if (!type.isEmpty() && foundType != type &&
                 !(type == QStringLiteral("jsonb") && foundType == QStringLiteral("json")))
            wrong << QStringLiteral("%1 is of type %2, not %3: cast it").arg(name, foundType, type);
    }
    if (more != nullptr) {
        for (int i = static_cast<int>(wanted.size()); i < static_cast<int>(shape->columns()); ++i)
            *more << QString::fromUtf8(shape->column_name(i));
    }
    if (!wrong.isEmpty())
        bad(part, wrong.join(QStringLiteral("; ")),
            QStringLiteral("The columns and their order are in KIND.md"));
    return wrong.isEmpty();
}

QStringList KindChecker::offeredFor(const QString& relation) const {
    QStringList names;
    for (const KindIndex& index : kind_.indexes) {
        const QString table = tables_.nameOf(index.table);
        if (relations_.under(table).contains(relation) && indexesHere_.coveredBy(table, index).isEmpty())
            names << index.name;
    }
    return names;
}

void KindChecker::plan(const QString& part, const QString& sql, const QString& what, const QString& help) {
    const auto faults = plans_.wholeReads(sql);
    if (!faults)
        return add(part, HealthState::Unknown,
                   QStringLiteral("no plan of %1: ").arg(what) + faults.failure().detail);
    const QString otherwise =
        help.isEmpty()
            ? QStringLiteral(
                  "Compare the raw column of an index; or offer one in “indexes”; or make it a “scan”")
            : help;
    for (const WholeRead& fault : *faults) {
        const QStringList offered = offeredFor(fault.relation);
        add(part, HealthState::Warning, QStringLiteral("%1: %2").arg(what, fault.text),
            offered.isEmpty() ? otherwise
                              : QStringLiteral("Offered by the kind and not here yet: %1. Run countersignctl "
                                               "install --indexes, or on a copy "
                                               "the statement of its line “index”. If that does not help: %2")
                                    .arg(offered.join(QStringLiteral(", ")), otherwise));
    }
}

void KindChecker::tables() {
    for (const KindTable& table : kind_.tables) {
        const QString part = QStringLiteral("table ") + table.table;
        const QString why = tables_.whyNot({{table.table, table.columns}}, true);
        if (!why.isEmpty())
            add(part, HealthState::Warning, why, QStringLiteral("What needs it is left out"));
        else
            good(part, QStringLiteral("%1 columns as the kind says").arg(table.columns.size()));
        if (const QStringList lacking = tables_.lacking(table); !lacking.isEmpty() && why.isEmpty())
            good(part, QStringLiteral("read as empty, not there: ") + lacking.join(QStringLiteral(", ")));
    }
}

void KindChecker::detector(const KindDetector& detector) {
    const QString part = QStringLiteral("detector ") + detector.id;
    if (missing(part, detector.needs))
        return;
    if (detector.needsContract)
        return add(part, HealthState::Unknown,
                   QStringLiteral("it reads the contract's own tables: looked at after install"));
    const bool scan = detector.cls == KindDetector::Class::Scan;
    const QString from = QStringLiteral("%1::text::%2")
                             .arg(quotedLiteral(firstScanKey(detector.scanKeyType)), detector.scanKeyType);
    const auto sql = scan ? filled(part, detector.sql, from, from) : filled(part, detector.sql);
    if (!sql || !columns(part, *sql, detectorColumns) || !relations(part, *sql, detector.needs))
        return;
    const size_t before = lines_.size();
    qint64 found = 0;
    plan(part, *sql, scan ? QStringLiteral("one slice") : QStringLiteral("every refresh"));
    if (const auto top = plans_.plan(*sql); top && !readsAny(*top))
        add(part, HealthState::Warning,
            QStringLiteral("it can never find anything: what it asks for is never true"),
            QStringLiteral("Name the states it is about, or take it out"));
    if (scan) {
        if (bounded(detector, part))
            slices(detector, part);
    } else if (const auto run = connection_.run(
                   QStringLiteral("SELECT count(*), max(length(q::text)) FROM (\n%1\n) q").arg(*sql));
               run) {
        found = RowReader((*run)[0]).integer().value_or(0);
    } else {
        return bad(part, QStringLiteral("it fails on the rows of this database: ") + run.failure().detail);
    }
    if (before == lines_.size())
        good(part, scan ? QStringLiteral(
                              "its columns are right, each row is in one slice, and a slice goes by an index")
                        : QStringLiteral("%1 findings now, by an index").arg(found));
}

void KindChecker::ledgerAndWorker() {
    const auto one = [&](const char* name, const QString& sql, const std::vector<KindNeed>& needs,
                         const std::vector<WantedColumn>& wanted) {
        const QString part = QString::fromLatin1(name);
        if (sql.isEmpty() || missing(part, needs))
            return;
        const auto text = filled(part, sql);
        if (text && columns(part, *text, wanted) && relations(part, *text, needs))
            good(part, QStringLiteral("its columns are right"));
    };
    one("ledger", kind_.ledgerSql, kind_.ledgerNeeds, ledgerColumns);
    one("worker", kind_.workerSql, kind_.workerNeeds, workerColumns);
}

void KindChecker::payouts() {
    const KindPayouts& payouts = kind_.payouts;
    if (payouts.selectSql.isEmpty() || missing(QStringLiteral("payouts"), payouts.needs))
        return;
    const auto one = [&](const char* name, const QString& sql, const std::vector<WantedColumn>& wanted) {
        const QString part = QStringLiteral("payouts ") + QString::fromLatin1(name);
        const auto text = filled(part, sql, QStringLiteral("NULL::text"), QStringLiteral("NULL::text"));
        if (text && columns(part, *text, wanted) && relations(part, *text, payouts.needs))
            good(part, QStringLiteral("its columns are right"));
    };
    one("select", payouts.selectSql, payoutColumns);
    one("lines", payouts.linesSql, lineColumns);
    one("paid", payouts.paidSql, paidColumns);
    if (!payouts.checksSql.isEmpty())
        one("checks", payouts.checksSql, checkColumns);
}

void KindChecker::indexes() {
    for (const KindIndex& index : kind_.indexes) {
        const QString part = QStringLiteral("index ") + index.name;
        if (!tables_.whyNot({{index.table, {}}}, false).isEmpty())
            continue;
        if (!indexesHere_.coveredBy(tables_.nameOf(index.table), index).isEmpty())
            continue;
        if (const auto statement = filled(part, index.statement))
            add(part, HealthState::Warning, QStringLiteral("not here yet: ") + index.why.english(),
                *statement);
    }
}

void KindChecker::words() {
    QStringList english;
    for (const auto& [code, text] : kind_.reasons) {
        if (text.in(QStringLiteral("de")) == text.english())
            english << code;
    }
    if (!english.isEmpty())
        add(QStringLiteral("words"), HealthState::Good,
            QStringLiteral("%1 of %2 reasons have English words only")
                .arg(english.size())
                .arg(kind_.reasons.size()));
}

Result<KindChecker> KindChecker::make(Connection& connection, const KindPack& kind, const QString& schema) {
    auto tables = KindTables::look(connection, kind, schema);
    if (!tables)
        return tables.failure();
    auto plans = PlanLook::make(connection, kind, *tables, schema);
    if (!plans)
        return plans.failure();
    auto indexesHere = IndexLook::make(connection, schema);
    if (!indexesHere)
        return indexesHere.failure();
    auto relations = RelationLook::make(connection, schema);
    if (!relations)
        return relations.failure();
    return KindChecker(connection, kind, schema, std::move(*tables), std::move(*plans),
                       std::move(*indexesHere), std::move(*relations));
}

Result<std::vector<DoctorLine>> checkKind(const ConnectionPlan& plan, const KindPack& kind) {
    auto connection = Connection::open(plan, {});
    if (!connection)
        return connection.failure();
    auto checker = KindChecker::make(**connection, kind, plan.schema);
    if (!checker)
        return checker.failure();
    checker->tables();
    checker->invokerViews();
    for (const KindItem& item : kind.items)
        checker->item(item);
    for (const KindDetector& detector : kind.detectors)
        checker->detector(detector);
    checker->ledgerAndWorker();
    checker->payouts();
    checker->indexes();
    checker->words();
    return checker->take();
}

} // namespace countersign
