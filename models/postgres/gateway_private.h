// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/replay_age.h"
#include "models/postgres/connection.h"
#include "models/postgres/kind_tables.h"
#include "models/postgres/sql_template.h"
#include "models/postgres/system_gateway.h"

#include <QByteArrayView>
#include <QHash>
#include <QJsonObject>

#include <optional>

namespace countersign {

/// The evidence of the last findings, by its text: most of it is the same a second later, and to parse it is
/// most of what reading a finding costs. Thread: the gateway's.
class EvidenceMemory {
  public:
    [[nodiscard]] QJsonObject object(QByteArrayView json);
    void nextRound(); ///< forgets what was not asked for since the last one

  private:
    QHash<QByteArray, QJsonObject> before_, now_;
};

/// What the gateway's parts (session, pages, findings, ledger, verdicts, acts) share. Thread: the gateway's.
struct SystemGateway::Private {
    ConnectionPlan plan;
    std::shared_ptr<const KindPack> kind;
    std::map<QString, Decimal> thresholds; ///< the system file's, instead of the kind's
    std::unique_ptr<Connection> connection;
    SessionInfo session;
    KindTables tables;
    EvidenceMemory evidence;
    ReplayAge replay; ///< of a standby
    UnixMs replayLookedAt = 0;
    bool byContract = false; ///< read through the contract's views; else through the kind's SELECTs

    // gateway_session.cpp
    Status readSession();
    Status readContract(const QStringList& missingParts, bool mayUse);
    void decideMode(const QStringList& missingParts);
    void readCapabilities();
    void listenForCommits();
    Status holdReadOnly();

    // gateway_standby.cpp
    void lookAtReplay(UnixMs at);
    void readTimeline();
    /// Of an act in doubt: none. A standby may just not have it yet, so there it is no answer.
    template<typename Act>
    [[nodiscard]] Result<std::optional<Act>> neverSeen() const {
        if (session.onStandby)
            return Failure{FailureKind::Unreachable,
                           QStringLiteral("only a standby answers, which may not have it yet"),
                           where(),
                           QStringLiteral("It is looked up again by itself"),
                           {}};
        return std::optional<Act>();
    }

    // gateway_sources.cpp
    [[nodiscard]] QString schema() const { return plan.schema; }
    [[nodiscard]] TemplateWords words() const;
    /// Answers \a sql of the kind with schema and thresholds put in.
    [[nodiscard]] Result<QString> expanded(const QString& sql) const;
    /// "WITH name AS NOT MATERIALIZED (...) " when look-only, else empty; then \c relation is what to select
    /// from.
    struct Source {
        QString with;
        QString relation;
    };
    [[nodiscard]] Result<Source> source(const QString& viewName, const QString& kindSql,
                                        const std::vector<KindNeed>& needs) const;
    [[nodiscard]] Result<Source> itemSource(const KindItem& item) const;
    /// The kind has no such board: it says itself why.
    [[nodiscard]] Failure without(const QString& board, const QString& otherwise) const;
    /// gateway_payouts.cpp: why there are none to show; none where there are.
    [[nodiscard]] std::optional<Failure> noPayouts() const;
    /// gateway_ledger.cpp: what entry e is off by.
    [[nodiscard]] Result<QString> entryOffSql() const;
    [[nodiscard]] Result<Source> ledgerSource() const;
    struct PageStatement {
        QString sql;
        SqlArguments arguments;
        int limit = 0;
        bool often = false; ///< asked again and again, and one plan is good for all its values
    };
    [[nodiscard]] Result<PageStatement> pageStatement(const ItemQuery& query,
                                                      const std::optional<PageMark>& after) const;
    [[nodiscard]] Failure missing(const QString& why) const;
    [[nodiscard]] QString where() const { return QStringLiteral("database ") + plan.shown; }
    /// What was just read: of a standby, as of when its data are whole.
    [[nodiscard]] Provenance now();
    /// The item kind, or a Failure that says which there are.
    [[nodiscard]] Result<const KindItem*> itemKind(const QString& name) const;
    /// A Missing failure means that the tables changed under us: look again, so that the next question knows.
    void lookAgainAfter(const Failure& failure);

    // gateway_requests.cpp, gateway_decide.cpp
    /// Those of \a payout but \a except.
    [[nodiscard]] Result<std::vector<OtherRequest>> otherRequests(const QString& payout,
                                                                  const QString& except);
    /// What lies around a request: transactions sent, last payments, how the backend differs now.
    [[nodiscard]] Status readAround(RequestDetail& detail);
    /// The request, its lines and decisions.
    [[nodiscard]] Result<RequestDetail> readRequest(const RunSql& run, const QString& id) const;
    /// One call of a function that gives countersign.answer.
    [[nodiscard]] Result<DeskAnswer> act(const QString& call, const SqlArguments& arguments);

    /// Puts in the texts of the finding's detector, by its id; an unknown one shows under its own id.
    void describe(Finding& finding);
    std::map<QString, Finding> described; ///< by detector, only the texts: looked up once, not for every row

    // gateway_live.cpp
    struct BlindDetector {
        QString why;
        UnixMs until = 0; ///< then it is asked again
    };
    std::map<QString, BlindDetector> blind; ///< live detectors that fail on what stands in the tables
    [[nodiscard]] bool isLive(const KindDetector& detector) const;
    [[nodiscard]] QStringList detectorsToAsk() const;
    [[nodiscard]] QStringList detectorsLeftOut() const; ///< with the reason
    /// The live detectors as one SELECT, or \a only that one.
    [[nodiscard]] Result<QString> liveSql(const QString& only) const;
    [[nodiscard]] Result<pqxx::result> askLive(const QString& only);
    bool findBlind();

    /// One scan detector between $1 (exclusive) and $2 (inclusive).
    [[nodiscard]] Result<QString> scanSql(const KindDetector& detector) const;
};

/// Reads detector, severity, board, subject_kind, subject_id, since, amount, currency, evidence.
[[nodiscard]] Finding findingFrom(const pqxx::row& row, const Provenance& from, EvidenceMemory& evidence);
/// The same columns as SQL over a relation that has the contract's names.
[[nodiscard]] QString findingColumnsSql();

} // namespace countersign
