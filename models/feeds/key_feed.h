// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/feeds/feed.h"

#include <vector>

namespace countersign {

class DatabaseThread;

inline constexpr int keysEveryMs = 5'000;

/// Keys, people, policy and proposed changes of one system. Thread: UI.
class KeyFeed : public Feed {
    Q_OBJECT
  public:
    explicit KeyFeed(DatabaseThread* database, QObject* parent = nullptr);

    struct Snapshot {
        std::vector<KeyInfo> keys;
        std::vector<PersonInfo> people;
        std::vector<PolicyTier> policy;
        std::vector<ChangeInfo> changes;
        QString domain;
        Provenance from;
    };

  Q_SIGNALS:
    void snapshotReady(const countersign::KeyFeed::Snapshot& snapshot);

  protected:
    void ask() override;

  private:
    DatabaseThread* database_;
};

} // namespace countersign
