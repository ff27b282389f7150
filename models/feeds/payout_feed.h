// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "models/domain/payout_desk.h"
#include "models/feeds/feed.h"

#include <QString>

#include <vector>

namespace countersign {

class DatabaseThread;

inline constexpr int payoutsEveryMs = 2'000;

/// The system's payouts, each with its newest request. Thread: UI.
class PayoutFeed : public Feed {
    Q_OBJECT
  public:
    explicit PayoutFeed(DatabaseThread* database, QObject* parent = nullptr);

  Q_SIGNALS:
    void payoutsReady(const std::vector<countersign::PayoutSummary>& payouts,
                      const countersign::Provenance& from);

  protected:
    void ask() override;

  private:
    DatabaseThread* database_;
};

/// One payout, whole: its request where it has one, what would be proposed where it has none. Adds the checks
/// that the console makes itself (checksum of addresses). Thread: UI.
class RequestFeed : public Feed {
    Q_OBJECT
  public:
    explicit RequestFeed(DatabaseThread* database, QObject* parent = nullptr);

    /// \a request may be empty: the payout's preview then. An empty payout stops.
    void watch(const QString& payout, const QString& request);
    /// Balances of the wallets that are watched, for comparing with what a payout needs.
    void setWallets(const std::vector<WalletState>& wallets) { wallets_ = wallets; }
    [[nodiscard]] const QString& payout() const { return payout_; }
    [[nodiscard]] const QString& request() const { return request_; }

  Q_SIGNALS:
    void requestReady(const countersign::RequestDetail& detail);
    void previewReady(const countersign::PayoutPreview& preview);

  protected:
    void ask() override;

  private:
    DatabaseThread* database_;
    std::vector<WalletState> wallets_;
    QString payout_, request_;
    quint64 token_ = 0;
};

} // namespace countersign
