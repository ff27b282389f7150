// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_file.h"
#include "views/widgets/framed_dialog.h"

#include <optional>

namespace countersign {

class ConnectionFields;
class PlainLabel;
class TrialView;

/// Adds or edits a system: fields on the left, what its test found on the right. Judges what is written with
/// parseSystemFile and shows the complaint at its field. Touches neither disk nor network: it asks by
/// signals. Thread: UI.
class ConnectionDialog : public FramedDialog {
    Q_OBJECT
  public:
    /// \a file none: a new system.
    ConnectionDialog(const QStringList& kinds, const std::optional<SystemFile>& file, QWidget* parent);

    [[nodiscard]] TrialView* trial() const { return trial_; }
    void trialFinished();
    /// The disk or the keychain said no: at the field it names, else above the buttons.
    void saveFailed(const Failure& failure);

  Q_SIGNALS:
    void testRequested(const countersign::SystemFile& file, const QString& password);
    void saveRequested(const countersign::SystemFile& file, const QString& password);

  private:
    [[nodiscard]] std::optional<SystemFile> judged();
    void edited();
    void test();
    void save();

    QStringList kinds_;
    ConnectionFields* fields_;
    TrialView* trial_;
    PlainLabel* problem_;
    QPushButton* test_;
    QPushButton* save_;
};

} // namespace countersign
