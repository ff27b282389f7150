// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/feeds/change_gate.h"
#include "models/feeds/feed.h"

#include <QMap>

#include <memory>
#include <vector>

namespace countersign {

class DatabaseThread;

/// The triage: the database's findings plus those the console makes itself (wallets, endpoints, effects),
/// which other feeds put in under a name. Thread: UI.
class FindingFeed : public Feed {
    Q_OBJECT
  public:
    FindingFeed(DatabaseThread* database, QObject* parent = nullptr);

    /// Replaces what \a source ("wallets", "endpoints", "scan", ...) has found.
    void setOwn(const QString& source, const std::vector<Finding>& findings);
    [[nodiscard]] const std::vector<Finding>& all() const { return all_; }
    [[nodiscard]] bool more() const { return more_; } ///< the database has more of them
    [[nodiscard]] const QStringList& notLooked() const { return notLooked_; }
    /// Ids of the items of one kind that a finding names: the "needs a human" filter.
    [[nodiscard]] QStringList subjectsOf(const QString& itemKind) const;

  Q_SIGNALS:
    /// All findings, the database's and our own; \a notLooked names detectors that could not run and why.
    void snapshotReady(const std::vector<countersign::Finding>& findings, bool more,
                       const QStringList& notLooked);

    void databaseRead(); ///< each good answer of the database

  protected:
    void ask() override;

  private:
    void publish();

    struct Answer;

    DatabaseThread* database_;
    ChangeGate gate_;
    std::vector<Finding> fromDatabase_;
    QMap<QString, std::vector<Finding>> own_;
    std::vector<Finding> all_;
    QStringList notLooked_;
    bool more_ = false;
};

} // namespace countersign
