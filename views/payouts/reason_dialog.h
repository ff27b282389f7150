// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/domain/system_file.h"
#include "views/dialogs/consent_fields.h"
#include "views/widgets/framed_dialog.h"

class QProgressBar;

namespace countersign {

/// An act of the payouts desk that needs words and no signature: taking a request back, revoking a key; or
/// the memo that a proposal is signed with. Stays to show what became of it. Thread: UI.
class ReasonDialog : public FramedDialog {
    Q_OBJECT
  public:
    struct Words {
        QString title, sentence, button;
        ButtonLook look = ButtonLook::Danger;
        ConsentAsk ask;
        bool goesOn = false; ///< another page follows, nothing is sent yet
    };
    ReasonDialog(const SystemFile& system, const Words& words, QWidget* parent);

    [[nodiscard]] static Words memoWords(const PayoutPreview& preview);
    [[nodiscard]] static Words cancelWords(const RequestDetail& detail);

    void showAnswer(const DeskAnswer& answer);

  Q_SIGNALS:
    void given(const QString& reason);

  private:
    enum class Stage { Asking, Sending, Over };
    void press();
    void refresh();

    Stage stage_ = Stage::Asking;
    bool goesOn_;
    ConsentFields* consent_;
    PlainLabel* result_;
    QProgressBar* busy_;
    QPushButton* close_;
    QPushButton* press_;
};

} // namespace countersign
