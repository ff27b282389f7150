// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/session.h"
#include "models/domain/system_file.h"
#include "models/feeds/feed.h"
#include "models/postgres/system_plans.h"

#include <QObject>

#include <memory>
#include <optional>

namespace countersign {

class ActionFeed;
class DetailFeed;
class FindingFeed;
class HealthFeed;
class IdentityFeed;
class ItemFeed;
class KeyDesk;
class KeyFeed;
class LedgerFeed;
class PayoutFeed;
class RequestFeed;
class ScanFeed;
class SigningDesk;
class TrailFeed;
class WalletFeed;

struct SessionOptions {
    bool auditor = false;   ///< --auditor: read-only even for an operator's login
    double pace = 1;        ///< tests make everything faster
    QString keyMemory = {}; ///< where the chosen key files are remembered; empty: the person's own settings
    QString identityMemory = {}; ///< where databases seen and doubts settled are remembered; empty: nowhere
};

/// One open system: its connections (reader, scanner, actor: a thread each), nodes, endpoints and feeds.
/// The boards of one system connect to this and nothing else. Thread: UI.
class SystemSession : public QObject {
    Q_OBJECT
  public:
    SystemSession(SystemFile file, std::shared_ptr<const KindPack> kind, SystemPlans plans,
                  SessionOptions options, QObject* parent = nullptr);
    ~SystemSession() override;

    /// Starts what the triage needs. Item feeds are started and stopped by their boards, the detail feed by
    /// watch().
    void start();
    [[nodiscard]] const SystemFile& file() const;
    [[nodiscard]] const KindPack& kind() const;
    [[nodiscard]] const SessionInfo& info() const;
    [[nodiscard]] bool connected() const;                        ///< the last database answer was good
    [[nodiscard]] const std::optional<Failure>& failure() const; ///< why the database is away
    [[nodiscard]] FeedTime time() const;                         ///< of all its feeds
    /// When the database answered last; stale data disables acts.
    [[nodiscard]] const Provenance& newest() const;

    [[nodiscard]] FindingFeed* findings() const;
    [[nodiscard]] ItemFeed* items(const QString& itemKind) const;
    [[nodiscard]] DetailFeed* detail() const;
    [[nodiscard]] LedgerFeed* ledger() const;  ///< null: the system has no ledger
    [[nodiscard]] WalletFeed* wallets() const; ///< null: no wallets configured
    [[nodiscard]] HealthFeed* health() const;
    [[nodiscard]] IdentityFeed* identity() const; ///< never null
    [[nodiscard]] ScanFeed* scan() const;         ///< null: the kind has no scan detectors
    [[nodiscard]] ActionFeed* actions() const;
    // Null: the kind has no payouts. The list runs as long as it can be read, the others with their boards.
    [[nodiscard]] PayoutFeed* payouts() const;
    [[nodiscard]] RequestFeed* request() const;
    [[nodiscard]] SigningDesk* desk() const;
    [[nodiscard]] KeyDesk* keyDesk() const; ///< the key this person signs with here
    [[nodiscard]] KeyFeed* keys() const;
    [[nodiscard]] TrailFeed* trail() const; ///< never null

  Q_SIGNALS:
    void infoChanged(const countersign::SessionInfo& info);
    void databaseFailed(const countersign::Failure& failure, int nextTryMs);
    void databaseRecovered();
    /// Each second: the state line "database 4 ms, 0.6 s ago".
    void databaseAnswered(int latencyMs, qint64 readAt);

  private:
    void connectFeeds();
    void databaseDidFail(const Failure& failure);
    void databaseIsBack();
    void applyInfo();

    struct Private;
    std::unique_ptr<Private> d_;
};

} // namespace countersign
