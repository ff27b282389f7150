// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_file.h"
#include "models/feeds/key_desk.h"
#include "models/feeds/key_feed.h"
#include "views/payouts/payout_rules.h"
#include "views/payouts/reason_dialog.h"
#include "views/widgets/framed_dialog.h"

#include <functional>

namespace countersign {

class ChangeTable;
class InlineBar;
class KeyTable;
class MyKeyCard;
class SystemSession;
class TableView;
class TierTable;

/// Keys of people and the policy of a system: the own key, everybody's, what the policy demands, and changes
/// of it that wait for a second admin. Owns the tables. Thread: UI.
class SigningKeysDialog : public FramedDialog {
    Q_OBJECT
  public:
    SigningKeysDialog(const SystemFile& system, QWidget* parent);
    void connectTo(SystemSession* session);

    void setContext(const DeskContext& context);
    void setChosen(const std::optional<ChosenKey>& chosen);
    void setSnapshot(const KeyFeed::Snapshot& snapshot);
    void setFailure(const Failure& failure);

  private:
    void addMyKey();
    void addKeys();
    void addPolicy();
    void addChanges();
    void addStrip(const std::vector<QPushButton*>& buttons, QWidget* title);
    void refresh();
    [[nodiscard]] const KeyInfo* mine() const;
    void chooseFile();
    void makeKey();
    void enrol();
    void activate();
    void revoke();
    void decideChange(bool approve);
    using Act = std::function<void(const QString& reason, std::function<void(const DeskAnswer&)> deliver)>;
    void ask(const ReasonDialog::Words& words, Act act);
    void tell(const DeskAnswer& answer);

    SystemFile system_;
    SystemSession* session_ = nullptr;
    DeskContext context_;
    std::optional<ChosenKey> chosen_;
    InlineBar* bar_;
    MyKeyCard* card_;
    KeyTable* keys_;
    TierTable* tiers_;
    ChangeTable* changes_;
    TableView* keyView_;
    TableView* tierView_;
    TableView* changeView_;
    PlainLabel* noChanges_;
    QPushButton* choose_;
    QPushButton* make_;
    QPushButton* enrol_;
    QPushButton* activate_;
    QPushButton* revoke_;
    QPushButton* approve_;
    QPushButton* reject_;
};

} // namespace countersign
