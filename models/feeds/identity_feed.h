// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/identity.h"
#include "models/domain/session.h"
#include "models/feeds/identity_memory.h"

#include <QObject>

#include <vector>

namespace countersign {

class EndpointWatcher;
class NodePools;

/// Which system this is, computed from what its database, its nodes and its backend say, never from what its
/// file claims alone. While that is not known yet, or does not fit together and no person has settled it,
/// nothing may be done. Thread: UI.
class IdentityFeed : public QObject {
    Q_OBJECT
  public:
    /// \a endpoints and \a nodes may be null: then they say nothing.
    IdentityFeed(const SystemFile& file, IdentityMemory memory, const EndpointWatcher* endpoints,
                 const NodePools* nodes, Clock clock, QObject* parent = nullptr);

    void takeInfo(const SessionInfo& info); ///< what the database says
    /// A person's word that the facts of \a combination are right; kept on this computer. Worth nothing when
    /// they have changed since that person saw them.
    void settle(const QString& combination, const QString& reason, const QString& who);

    [[nodiscard]] const IdentityFacts& facts() const { return facts_; }
    [[nodiscard]] const std::vector<Finding>& doubts() const { return doubts_; }
    /// Of the facts as they are; none: not settled, or nothing is in doubt.
    [[nodiscard]] const std::optional<IdentitySettlement>& settlement() const { return settlement_; }
    [[nodiscard]] bool complete() const; ///< every part was asked
    [[nodiscard]] QString lock() const;  ///< why nothing may be done; empty: nothing stands against it
    [[nodiscard]] bool needsWord() const {
        return complete() && !asking_ && !doubts_.empty() && !settlement_;
    }

  Q_SIGNALS:
    void changed();
    void findingsReady(const std::vector<countersign::Finding>& findings);

  private:
    void look();
    void meetDatabase();
    void askSettlement();
    void publish();

    IdentityMemory memory_;
    const EndpointWatcher* endpoints_;
    const NodePools* nodes_;
    Clock clock_;
    BlockWatch block_;
    IdentityFacts facts_;
    std::vector<Finding> doubts_;
    std::optional<IdentitySettlement> settlement_;
    QString combination_; ///< of facts_, while they are in doubt
    bool connected_ = false;
    bool met_ = false;     ///< the memory has said what it knows of the database
    bool outside_ = false; ///< endpoints and nodes were asked
    bool asking_ = false;  ///< whether a person has settled this
};

} // namespace countersign
