// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_file.h"
#include "models/feeds/key_desk.h"
#include "views/widgets/framed_dialog.h"

#include <functional>

class QLineEdit;

namespace countersign {

class KeepBox;

/// Asks for a passphrase: once to use a key, twice to make one. Hands it over once and forgets it.
/// Thread: UI.
class PassphraseDialog : public FramedDialog {
    Q_OBJECT
  public:
    enum class Ask { Once, Twice };
    using Deliver = std::function<void(SecretBytes passphrase)>;

    PassphraseDialog(const SystemFile& system, const QString& title, const QString& sentence, Ask ask,
                     Deliver deliver, QWidget* parent);
    void setKeeper(PassphraseKeeper* keeper); ///< offers to keep it in the keychain

  private:
    [[nodiscard]] QLineEdit* addField(const QString& label);
    [[nodiscard]] QString whyNot() const;
    void press();
    void refresh();

    Deliver deliver_;
    QLineEdit* first_ = nullptr;
    QLineEdit* second_ = nullptr;
    KeepBox* keep_;
    QPushButton* press_ = nullptr;
};

} // namespace countersign
