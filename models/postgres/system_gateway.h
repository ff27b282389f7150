// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/action.h"
#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/kind_pack.h"
#include "models/domain/ledger.h"
#include "models/domain/payout_desk.h"
#include "models/domain/replay_age.h"
#include "models/domain/session.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"
#include "models/postgres/connection_plan.h"
#include "models/postgres/payout_hand_off.h"
#include "models/trust/trail.h"
#include "models/trust/trail_export.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace countersign {

/// The version of the contract this console speaks: the highest number in resources/sql.
[[nodiscard]] int consoleContractVersion();

inline constexpr int maxFindings = 5000;
inline constexpr int maxVerdictBatch = 200;
inline constexpr int maxWorkers = 500;
inline constexpr int maxScanRows = 20'000; ///< of one slice
inline constexpr qsizetype maxTextBytes =
    64 * 1024; ///< of one text field; longer ones are cut in SQL and marked

struct FindingSnapshot {
    std::vector<Finding> findings;
    bool more = false;     ///< there are more than maxFindings
    QStringList notLooked; ///< detectors that could not run and why ("job.old: table jobs is missing")
    Provenance from;
};

/// One slice of a scan detector.
struct ScanSlice {
    std::vector<Finding> findings;
    QString mark;     ///< where the next slice starts; empty = the table's end was reached
    qint64 rows = 0;  ///< rows looked at
    int consoles = 1; ///< that are connected to this database, this one among them
};

/// One connection to one system, read through the contract's views or, without the contract, through the
/// kind's SELECTs as CTEs. Owns the connection. Thread: the one that called open(); not shared.
/// Every call is bounded by statement_timeout, but ledger(), which may take a minute. Exceptions of the
/// driver end here.
class SystemGateway {
  public:
    static Result<std::unique_ptr<SystemGateway>> open(const ConnectionPlan& plan,
                                                       std::shared_ptr<const KindPack> kind,
                                                       std::map<QString, Decimal> thresholds = {});
    ~SystemGateway();
    SystemGateway(const SystemGateway&) = delete;
    SystemGateway& operator=(const SystemGateway&) = delete;

    [[nodiscard]] const SessionInfo& session() const;
    /// Where the backend's tables are: as the contract says, else the URL.
    [[nodiscard]] QString backendSchema() const;
    /// False after a lost connection: throw the gateway away and open another.
    [[nodiscard]] bool usable() const;

    /// Reads go here because the server they were meant for is away, and why.
    void standsInBecause(const QString& why);
    /// What is read now is as of then: on a standby, as old as its data are.
    [[nodiscard]] Provenance now();
    /// How far this server, a primary, has written its log; a gateway to its standby tells ages by it.
    [[nodiscard]] Result<LogPosition> position();
    void primaryWasAt(const LogPosition& position);

    /// Differs from the last one whenever anything was committed in the whole server since; empty when
    /// unknown.
    [[nodiscard]] QString changeMark();
    [[nodiscard]] Result<FindingSnapshot> findings();
    [[nodiscard]] Result<ScanSlice> scan(const QString& detectorId, const QString& mark, int rows);
    [[nodiscard]] Result<ItemPage> page(const ItemQuery& query, const std::optional<PageMark>& after);
    /// How the server would read a first page of a grown table (EXPLAIN): for the doctor.
    [[nodiscard]] Result<QStringList> pagePlan(const QString& itemKind);
    [[nodiscard]] Result<ItemDetail> detail(const WorkItemRef& item);
    [[nodiscard]] Result<std::vector<Verdict>> verdicts(const QString& itemKind, const QStringList& ids);
    [[nodiscard]] Result<LedgerSnapshot> ledger();
    [[nodiscard]] Result<std::vector<LedgerEntry>> entriesOf(const ReferenceSum& reference);
    [[nodiscard]] Result<std::vector<WorkerState>> workers();

    // Payouts: only through the contract.

    /// The backend's payouts, newest first, each with its newest request. Empty \a rawStates: all.
    [[nodiscard]] Result<std::vector<PayoutSummary>> payouts(const QStringList& rawStates);
    [[nodiscard]] Result<PayoutPreview> previewPayout(const QString& payout);
    [[nodiscard]] Result<std::vector<PayoutCheck>> payoutChecks(const QString& payout);
    [[nodiscard]] Result<RequestDetail> request(const QString& id);
    [[nodiscard]] Result<std::vector<KeyInfo>> keys();
    [[nodiscard]] Result<std::vector<PolicyTier>> policy();
    [[nodiscard]] Result<std::vector<PersonInfo>> people();
    [[nodiscard]] Result<std::vector<ChangeInfo>> changes();
    [[nodiscard]] Result<QString> domain(); ///< what signatures are bound to
    [[nodiscard]] Result<TrailHead> trailHead();
    [[nodiscard]] Result<std::vector<TrailRow>> trailPage(const TrailQuery& query);
    /// Every row in order, in portions; ends at the first failure of \a take.
    [[nodiscard]] Status readWholeTrail(const std::function<Status(const std::vector<TrailRow>&)>& take);

    /// What a payout worker checks before it pays, of one snapshot; \a remembered: its own last head.
    [[nodiscard]] Result<PayoutHandOff> handOff(const QString& request,
                                                const std::optional<TrailHead>& remembered);
    /// What an export holds but its end, in its order, of one snapshot of the database; few of it at a time.
    [[nodiscard]] Status readExport(const std::function<Status(const ExportRecord&)>& take);

    /// Acts of payouts, keys, people and policy. A lost connection gives InDoubt, never a Failure.
    [[nodiscard]] Result<DeskAnswer> propose(const PayoutRequest& request, const SignedDecision& proposal);
    [[nodiscard]] Result<DeskAnswer> decide(const QString& request, const SignedDecision& decision);
    [[nodiscard]] Result<DeskAnswer> cancelRequest(const QString& request, const QString& reason);
    /// What is in doubt: the word of \a human on a request as stored; nullopt: there is none.
    [[nodiscard]] Result<std::optional<SignedDecision>> lookUpDecision(const QString& request,
                                                                       const QString& human);
    [[nodiscard]] Result<DeskAnswer> enrolKey(const QByteArray& publicKey, const QByteArray& signature);
    [[nodiscard]] Result<DeskAnswer> activateKey(const QByteArray& key);
    [[nodiscard]] Result<DeskAnswer> revokeKey(const QByteArray& key, const QString& reason);
    [[nodiscard]] Result<DeskAnswer> proposePolicy(const QByteArray& tiersJson, const QString& memo);
    [[nodiscard]] Result<DeskAnswer> proposePerson(const PersonInfo& person, const QString& memo);
    [[nodiscard]] Result<DeskAnswer> decideChange(qint64 change, bool approve);

    /// Retries a work item. A lost connection gives InDoubt, never a Failure.
    [[nodiscard]] Result<ActOutcome> retry(const RetryRequest& request);
    /// The stored result of an act by its key; nullopt: the database has never seen that key.
    [[nodiscard]] Result<std::optional<ActOutcome>> lookUp(const QUuid& key);
    [[nodiscard]] Result<Effect> effectOf(const QUuid& key);

    /// Tries to write, in ways that change nothing if they succeed, and reports what the server said.
    [[nodiscard]] Result<ReadOnlyProof> proveReadOnly();

  private:
    struct Private;
    [[nodiscard]] Result<std::vector<TimelineEntry>> timelineOf(const WorkItemRef& ref);
    explicit SystemGateway(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d_;
};

} // namespace countersign
