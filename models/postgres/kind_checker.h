// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/postgres/connection.h"
#include "models/postgres/doctor.h"
#include "models/postgres/kind_tables.h"
#include "models/postgres/plan_look.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace countersign {

/// A column the contract asks a SELECT for. An empty type: any.
struct WantedColumn {
    const char* name;
    const char* type;
};

/// What the parts of checkKind share. Thread: the check's.
class KindChecker {
  public:
    KindChecker(Connection& connection, const KindPack& kind, QString schema, KindTables tables,
                PlanLook plans)
        : connection_(connection)
        , kind_(kind)
        , schema_(std::move(schema))
        , tables_(std::move(tables))
        , plans_(std::move(plans)) {}

    void tables();                   ///< tables and columns the kind says it uses
    void item(const KindItem& item); ///< its views, pages and verdicts, its retry
    void detector(const KindDetector& detector);
    void ledgerAndWorker();
    void payouts();
    void indexes(); ///< those the kind offers: which are missing here
    void words();   ///< what people read is there in both languages

    [[nodiscard]] std::vector<DoctorLine> take() { return std::move(lines_); }

  private:
    void add(const QString& part, HealthState state, const QString& text, const QString& mend = {});
    void good(const QString& part, const QString& text) { add(part, HealthState::Good, text); }
    void bad(const QString& part, const QString& text, const QString& mend = {}) {
        add(part, HealthState::Bad, text, mend);
    }
    /// The kind's words filled in as without a contract, $1 and $2 by \a first and \a second.
    [[nodiscard]] std::optional<QString> filled(const QString& part, const QString& sql,
                                                const QString& first = {}, const QString& second = {});
    /// Does \a sql run, and give these columns, in this order? Further ones go to \a more.
    bool columns(const QString& part, const QString& sql, const std::vector<WantedColumn>& wanted,
                 QStringList* more = nullptr);
    void plan(const QString& part, const QString& sql, const QString& what);
    [[nodiscard]] bool missing(const QString& part, const std::vector<KindNeed>& needs);

    void pages(const KindItem& item, const QString& part, const QString& select);
    void verdicts(const KindItem& item, const QString& part, const QString& select);
    void retry(const KindItem& item, const QString& part);
    void compareAndSet(const KindItem& item, const QString& part, const QString& lock);
    void oneRow(const KindItem& item, const QString& part, const QString& act);

    Connection& connection_;
    const KindPack& kind_;
    QString schema_;
    KindTables tables_;
    PlanLook plans_;
    std::vector<DoctorLine> lines_;
};

} // namespace countersign
