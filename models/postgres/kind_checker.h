// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/postgres/connection.h"
#include "models/postgres/doctor.h"
#include "models/postgres/index_look.h"
#include "models/postgres/kind_tables.h"
#include "models/postgres/plan_look.h"
#include "models/postgres/relation_look.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
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
    [[nodiscard]] static Result<KindChecker> make(Connection& connection, const KindPack& kind,
                                                  const QString& schema);

    void tables();                   ///< tables and columns the kind says it uses
    void invokerViews();             ///< views that ask for rights of whoever reads them
    void item(const KindItem& item); ///< its views, pages and verdicts, its retry
    void detector(const KindDetector& detector);
    void ledgerAndWorker();
    void payouts();
    void indexes(); ///< those the kind offers: which are missing here
    void words();   ///< what people read is there in both languages

    [[nodiscard]] std::vector<DoctorLine> take() { return std::move(lines_); }

  private:
    KindChecker(Connection& connection, const KindPack& kind, QString schema, KindTables tables,
                PlanLook plans, IndexLook indexesHere, RelationLook relations)
        : connection_(connection)
        , kind_(kind)
        , schema_(std::move(schema))
        , tables_(std::move(tables))
        , plans_(std::move(plans))
        , indexesHere_(std::move(indexesHere))
        , relations_(std::move(relations)) {}

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
    /// Is each relation \a sql reads one the kind names, in \a needs as well? The contract gets rights on no
    /// other.
    bool relations(const QString& part, const QString& sql, const std::vector<KindNeed>& needs);
    /// Functions of the backend's that \a sql calls: kind_check_rights.cpp.
    void functions(const QString& part, const QString& sql);
    /// \a help: what to do about a table read whole when the kind offers no index for it.
    void plan(const QString& part, const QString& sql, const QString& what, const QString& help = {});
    [[nodiscard]] QStringList offeredFor(const QString& relation) const;
    [[nodiscard]] bool missing(const QString& part, const std::vector<KindNeed>& needs);

    // kind_check_scans.cpp
    [[nodiscard]] bool bounded(const KindDetector& detector, const QString& part);
    void slices(const KindDetector& detector, const QString& part);

    void uniqueIds(const KindItem& item, const QString& part, const QString& select);
    void sameIds(const KindItem& item, const QString& part, const QString& select, const QString& why);
    void searches(const KindItem& item, const QString& part, const QString& select, const QStringList& more);
    [[nodiscard]] QString indexFor(const QString& select, const QString& column);
    /// Ids of rows of all sorts: the newest, the oldest, some of each state. Read once for each kind of item;
    /// what could not be read is said where it is asked for first.
    [[nodiscard]] QStringList sample(const KindItem& item, const QString& part, const QString& select);
    void pages(const KindItem& item, const QString& part, const QString& select);
    void verdicts(const KindItem& item, const QString& part, const QString& select);
    [[nodiscard]] Result<pqxx::result> judged(const KindItem& item, const QString& part,
                                              const QString& select, const QStringList& ids);
    [[nodiscard]] QString answersUnasked(const KindItem& item, const QString& part, const QStringList& ids);
    [[nodiscard]] QString culprit(const KindItem& item, const QString& part, const QString& select,
                                  QStringList ids);
    // kind_check_rows.cpp
    [[nodiscard]] bool statusType(const KindItem& item, const QString& part, const QString& select);
    void allRows(const KindItem& item, const QString& part, const QString& select);
    void stateWords(const KindItem& item, const QString& part, const QString& select);
    [[nodiscard]] bool isJson(const KindItem& item, const QString& column);
    void ownedMoney(const KindItem& item, const QString& part, const QString& select);
    // kind_check_fingerprint.cpp
    void fingerprint(const KindItem& item, const QString& part, const QString& select);
    void tellsChanges(const KindItem& item, const QString& part, const QString& select);
    void staysTheSame(const KindItem& item, const QString& part, const QString& select);
    // kind_check_effect.cpp
    void effects(const KindItem& item, const QString& part, const QString& select);
    void retry(const KindItem& item, const QString& part, const QString& select);
    void compareAndSet(const KindItem& item, const QString& part, const QString& lock);
    void oneRow(const KindItem& item, const QString& part, const QString& act);
    /// Why \a plan may take rows of the item's table that are not the one of the id; empty when it may not.
    [[nodiscard]] QString otherRows(const KindItem& item, const QJsonObject& plan,
                                    const QString& alias) const;
    /// Why a statement of \a plan that locks the aliases \a of does not lock the one row; empty when it does.
    [[nodiscard]] QString notLocked(const KindItem& item, const QJsonObject& plan,
                                    const QStringList& of) const;
    /// Tried on ids of the sample: which of them would take another row, or that none finds its own.
    [[nodiscard]] QString foreignRow(const KindItem& item, const QString& part, const QJsonObject& plan,
                                     const QString& alias);
    [[nodiscard]] std::optional<QJsonObject> retryPlan(const QString& part, const QString& sql);
    /// What makes the id unique; empty when nothing shows it. \a relation is a relationKey().
    [[nodiscard]] QString uniqueParts(const QString& relation, const QString& expression);

    Connection& connection_;
    const KindPack& kind_;
    QString schema_;
    KindTables tables_;
    PlanLook plans_;
    IndexLook indexesHere_;
    RelationLook relations_;
    std::map<QString, QString> idExpressions_; ///< kind of item -> what its id is made of
    std::map<QString, QStringList> samples_;   ///< kind of item -> ids
    std::vector<DoctorLine> lines_;
};

} // namespace countersign
