// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/action.h"
#include "models/domain/system_file.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"
#include "views/dialogs/act_words.h"
#include "views/widgets/framed_dialog.h"

class QProgressBar;

namespace countersign {

class ActionFeed;
class Card;
class ConsentFields;
class EvidenceList;
class PlainLabel;

/// Asks whether to retry one item, sends it once, and stays to show what became of it. Owns the idempotency
/// key, made when the button first becomes usable and kept across re-sends. Closing it never stops an act
/// that was sent: the item's timeline shows the rest. Thread: UI.
class RetryDialog : public FramedDialog {
    Q_OBJECT
  public:
    RetryDialog(const SystemFile& system, const WorkItem& item, const Verdict& verdict, QWidget* parent);
    void connectTo(ActionFeed* actions);

    /// A newer look at the item while the dialog is open. A row that changed under the person ends the offer.
    void setVerdict(const WorkItemRef& item, const Verdict& verdict);
    /// Why nothing may be sent at the moment (stale data, lost connection); empty when it may.
    void setBlocked(const QString& why);
    void setReason(const QString& reason);
    [[nodiscard]] bool mayPress() const;
    void press(); ///< what the button does; nothing while it may not be pressed

    void showOutcome(const RetryRequest& request, const ActOutcome& outcome);
    void showEffect(const WorkItemRef& item, const Effect& effect);

  Q_SIGNALS:
    void retryRequested(const countersign::RetryRequest& request);

  private:
    enum class Stage { Asking, Sending, Watching, Over };

    void showVerdict();
    void refresh();
    void say(const TonedText& words);
    [[nodiscard]] QString whyNot() const;

    WorkItem item_;
    Verdict verdict_;
    QString blocked_;
    QUuid key_;
    Stage stage_ = Stage::Asking;
    Card* card_;
    EvidenceList* evidence_;
    ConsentFields* consent_;
    PlainLabel* result_;
    QProgressBar* busy_;
    QPushButton* close_;
    QPushButton* retry_;
};

} // namespace countersign
