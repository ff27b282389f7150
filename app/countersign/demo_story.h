// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersign/screenshot_tour.h"
#include "models/domain/work_item.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

namespace countersign {

class ItemBoard;
class MainWindow;
class RetryDialog;

/// The demo's story in pictures: a stuck intent, its retry, what became of it, and the same system as an
/// auditor sees it. It really retries, so it is for the demo alone. Thread: UI.
class DemoStory : public QObject {
    Q_OBJECT
  public:
    /// \a openAuditor opens the same system in the same window, read-only.
    DemoStory(MainWindow* window, QString system, std::function<void()> openAuditor,
              QObject* parent = nullptr);
    /// The stops refer to this.
    [[nodiscard]] std::vector<TourStop> stops();

  private:
    void goToStuckItem();
    void openDialog();
    void press();
    void goToRetriedItem();
    [[nodiscard]] bool auditorSeesIt();
    [[nodiscard]] ItemBoard* board() const;

    MainWindow* window_;
    QString system_; ///< its key in the window
    std::function<void()> openAuditor_;
    QString boardKey_;
    WorkItemRef item_;
    QPointer<RetryDialog> dialog_;
    bool settled_ = false;
};

} // namespace countersign
