// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feeds/trail_proof.h"
#include "views/widgets/framed_dialog.h"

class QPlainTextEdit;
class QProgressBar;

namespace countersign {

class Card;
class FieldGrid;
class InlineBar;

/// Checks an exported trail against a keyring file, without the database: what was read, how many signatures
/// are good, every problem. Thread: UI.
class VerifyDialog : public FramedDialog {
    Q_OBJECT
  public:
    explicit VerifyDialog(QWidget* parent);

    void setFiles(const QString& exportFile, const QString& keyringFile);
    void press(); ///< the button
    [[nodiscard]] bool hasProof() const;
    void showProof(const TrailProof& proof);
    void showFailure(const Failure& failure);

  private:
    void choose(const QString& title, QString VerifyDialog::*into);
    void refresh();

    QString export_, keyring_;
    TrailProver* prover_;
    FieldGrid* files_;
    InlineBar* bar_;
    Card* card_;
    FieldGrid* figures_;
    QPlainTextEdit* problems_;
    QProgressBar* busy_;
    QPushButton* press_ = nullptr;
};

} // namespace countersign
