// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/domain/health.h"
#include "views/widgets/board.h"

#include <vector>

namespace countersign {

class FieldGrid;
class FreshnessLabel;
class HealthTable;
class InlineBar;
class PlainLabel;
class SystemSession;
class TableView;

inline constexpr UnixMs healthStaleAfterMs = 30'000;

/// The database, every endpoint, RPC node, worker and scan: state, latency, age, last error; and one of them
/// in full. Owns the table. Thread: UI.
class HealthBoard : public Board {
    Q_OBJECT
  public:
    explicit HealthBoard(QWidget* parent = nullptr);
    void connectTo(SystemSession* session);

    void setLines(const std::vector<HealthLine>& lines, const Provenance& from);
    void setFailure(const Failure& failure, int nextTryMs);
    void clearFailure();

    void goTo(const QString& subjectKind, const QString& subjectId) override;

  Q_SIGNALS:
    void refreshWanted();

  private:
    void showDetail();
    void chooseWanted();

    FreshnessLabel* fresh_;
    InlineBar* bar_;
    HealthTable* table_;
    TableView* view_;
    PlainLabel* summary_;
    QWidget* below_;
    FieldGrid* fields_;
    QString wanted_;
};

} // namespace countersign
