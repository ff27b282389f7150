// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_file.h"
#include "models/feeds/signing_desk.h"
#include "views/widgets/framed_dialog.h"

#include <functional>

class QLineEdit;
class QProgressBar;

namespace countersign {

class ConsentFields;
class KeepBox;
class KeyDesk;
class PassphraseKeeper;
class SheetView;

/// The page a person signs on: all that is signed, whole; what to look at, to be ticked off; the passphrase;
/// and what became of it. Closing it never stops a signature that was sent. Thread: UI.
class SigningDialog : public FramedDialog {
    Q_OBJECT
  public:
    using Sign =
        std::function<void(const SigningSheet& sheet, const QString& reason, SecretBytes passphrase)>;

    SigningDialog(const SystemFile& system, const SigningSheet& sheet, QWidget* parent);
    void connectTo(SigningDesk* desk, KeyDesk* keys);

    void setSign(Sign sign) { sign_ = std::move(sign); }
    void setKeeper(PassphraseKeeper* keeper);                ///< of the key's passphrase, in the keychain
    void setKey(const QString& path, const QByteArray& key); ///< an empty path: none is chosen
    /// Why nothing may be sent at the moment (stale data, lost connection); empty when it may.
    void setBlocked(const QString& why);
    /// A newer look at the request while the page is open: one that moved on can't be signed here.
    void setLatest(const RequestDetail& detail);
    void showAnswer(const SigningSheet& sheet, const DeskAnswer& answer);

  Q_SIGNALS:
    void rejectWanted(); ///< instead of approving

  private:
    enum class Stage { Asking, Signing, InDoubt, Over };
    void addParts();
    void addButtons();
    void press();
    void signKept();
    void refresh();
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QString noteNow(const QString& why) const;

    SigningSheet sheet_;
    Sign sign_;
    QString blocked_, moved_, keyPath_;
    Stage stage_ = Stage::Asking;
    SheetView* view_;
    ConsentFields* consent_;
    PlainLabel* keyText_;
    QLineEdit* passphrase_;
    KeepBox* keep_;
    PlainLabel* result_;
    QProgressBar* busy_;
    QPushButton* octets_ = nullptr;
    QPushButton* close_ = nullptr;
    QPushButton* reject_ = nullptr;
    QPushButton* press_ = nullptr;
};

} // namespace countersign
