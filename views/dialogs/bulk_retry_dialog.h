// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_file.h"
#include "models/domain/work_item.h"
#include "models/feeds/action_feed.h"
#include "views/widgets/framed_dialog.h"

#include <vector>

class QCheckBox;
class QProgressBar;

namespace countersign {

class BulkTable;
class ConsentFields;
class PlainLabel;
class TableView;

/// Asks whether to retry many items, shows the progress of judging and retrying them one by one, can be
/// stopped, and ends with the list of what became of each. Thread: UI.
class BulkRetryDialog : public FramedDialog {
    Q_OBJECT
  public:
    BulkRetryDialog(const SystemFile& system, const std::vector<WorkItem>& items, QWidget* parent);
    void connectTo(ActionFeed* actions);

    void setBlocked(const QString& why); ///< empty: may be started
    void showProgress(int done, int skipped, int failed, int total);
    void showLine(int index, const BulkLine& line);
    void showWaiting(const QString& why); ///< why it stands still
    void showResult(const std::vector<BulkLine>& lines, bool cancelled);

    /// Escape and the close box stop a running bulk first and close only when it has stopped.
    void reject() override;

  Q_SIGNALS:
    void retryAllRequested(const std::vector<countersign::WorkItemRef>& items, const QString& reason,
                           countersign::BulkPace pace);
    void cancelRequested();

  protected:
    void closeEvent(QCloseEvent* event) override;

  private:
    enum class Stage { Asking, Running, Stopping, Over };

    void addHead(const std::vector<WorkItem>& items);
    void addTable();
    void press();
    void stop();
    void copyList();
    void refresh();
    [[nodiscard]] QString whyNot() const;

    std::vector<WorkItemRef> items_;
    QString blocked_;
    Stage stage_ = Stage::Asking;
    BulkTable* table_;
    TableView* view_;
    ConsentFields* consent_;
    QCheckBox* staged_;
    QProgressBar* progress_;
    PlainLabel* counts_;
    QPushButton* copy_;
    QPushButton* close_;
    QPushButton* start_;
};

} // namespace countersign
