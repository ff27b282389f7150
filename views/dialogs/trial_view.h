// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/domain/health.h"
#include "models/domain/session.h"

#include <QWidget>

#include <optional>
#include <vector>

class QProgressBar;
class QVBoxLayout;

namespace countersign {

class Card;
class FieldGrid;
class PlainLabel;

/// What the test of a connection found: the database with login, contract and mode, then each endpoint and
/// node. Thread: UI.
class TrialView : public QWidget {
    Q_OBJECT
  public:
    explicit TrialView(QWidget* parent = nullptr);

    void begin();
    void end();
    void clear();
    void showDatabase(const SessionInfo& info);
    void showDatabaseFailure(const Failure& failure);
    void showLines(const std::vector<HealthLine>& lines);

  private:
    Card* database_;
    FieldGrid* facts_;
    PlainLabel* hint_;
    QProgressBar* busy_;
    QWidget* lines_;
    QVBoxLayout* lineRows_;
};

} // namespace countersign
