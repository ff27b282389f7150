// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/provenance.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace countersign {

class FreshnessLabel;
class PlainLabel;

/// The line below an item table: how many rows are shown in which order, what is selected, whether that is
/// rows of this page or all that match, and how old it is. Thread: UI.
class SelectionBar : public QWidget {
    Q_OBJECT
  public:
    explicit SelectionBar(const std::vector<KindSort>& sorts, QWidget* parent = nullptr);

    void setShown(int rows, bool more, std::optional<qint64> matching);
    void setSelected(int rows);
    void setCollected(int items, bool more); ///< all that match are selected; 0: no longer
    void setCollecting();
    void setOrder(const QString& sortKey, bool descending);
    void setFrom(const Provenance& from);
    [[nodiscard]] bool stale() const;

  Q_SIGNALS:
    void orderChosen(const QString& sortKey, bool descending);
    void allWanted();   ///< "select all that match"
    void clearWanted(); ///< back to the rows of the page
    void staleChanged(bool stale);

  private:
    void refresh();

    PlainLabel* rows_;
    QPushButton* order_;
    PlainLabel* selection_;
    QPushButton* all_;
    FreshnessLabel* fresh_;
    int shown_ = 0;
    bool more_ = false;
    std::optional<qint64> matching_;
    int selected_ = 0;
    int collected_ = 0;
    bool collectedMore_ = false;
    bool collecting_ = false;
};

} // namespace countersign
