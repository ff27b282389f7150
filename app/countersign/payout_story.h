// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersign/screenshot_tour.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

namespace countersign {

class MainWindow;
class PayoutBoard;
class RequestPane;

/// The demo's payouts in pictures: the page on which the second person signs, a request that became void,
/// keys and policy, an export verified; and what an auditor sees. It signs nothing. Thread: UI.
class PayoutStory : public QObject {
    Q_OBJECT
  public:
    /// \a folder: the demo's, for the export and its keyring.
    PayoutStory(MainWindow* window, QString folder, QObject* parent = nullptr);
    // The stops refer to this.
    [[nodiscard]] std::vector<TourStop> stops();
    [[nodiscard]] std::vector<TourStop> auditorStops(); ///< once the auditor's session is open

  private:
    void show(const QString& payout);
    [[nodiscard]] bool isShown(const QString& payout) const;
    [[nodiscard]] bool openPage();
    void openKeys();
    void openVerification();
    [[nodiscard]] bool isVerified() const;
    void closeDialog();
    [[nodiscard]] PayoutBoard* board() const;
    [[nodiscard]] RequestPane* pane() const;

    MainWindow* window_;
    QString folder_;
    QPointer<QDialog> dialog_;
};

} // namespace countersign
