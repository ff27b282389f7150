// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feeds/passphrase_keeper.h"

#include <QCheckBox>
#include <QPointer>

namespace countersign {

/// "Keep it in this computer's keychain", off unless ticked, and not there where no keychain is. Ticked while
/// a passphrase is kept; taking the tick away forgets it. Thread: UI.
class KeepBox : public QCheckBox {
    Q_OBJECT
  public:
    explicit KeepBox(QWidget* parent = nullptr);
    void setKeeper(PassphraseKeeper* keeper);
    [[nodiscard]] bool keeps() const; ///< a passphrase is kept: none need be typed
    [[nodiscard]] PassphraseKeeper* keeper() const;
    /// To be called with what was typed, before it is used.
    void offer(const SecretBytes& typed);

  Q_SIGNALS:
    void changed();

  private:
    void refresh();

    QPointer<PassphraseKeeper> keeper_;
};

} // namespace countersign
