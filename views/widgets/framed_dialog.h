// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_file.h"
#include "views/widgets/buttons.h"

#include <QDialog>

#include <optional>

class QHBoxLayout;
class QVBoxLayout;

namespace countersign {

class PlainLabel;

/// Every dialog: the environment's colour around it, a title, a line below it, the body, and a row of
/// buttons. Opened with open(), never exec(). Deletes itself when closed. Thread: UI.
class FramedDialog : public QDialog {
    Q_OBJECT
  public:
    /// \a environment none: a dialog that is about no system (keys, about).
    FramedDialog(const QString& title, std::optional<Environment> environment, QWidget* parent);

    void setSubtitle(const QString& text);
    void setEnvironment(std::optional<Environment> environment);
    /// Left of the buttons: why the main one is disabled, or what happens now.
    void setNote(const QString& text);
    /// As wide as this, and always exactly as high as what is in it.
    void setContentWidth(int px);
    /// A button at the right that Enter in a text field never presses.
    QPushButton* addButton(const QString& text, ButtonLook look = ButtonLook::Quiet);
    [[nodiscard]] QVBoxLayout* body() const { return body_; }
    /// The row below the body; what is added to it stands at the right, after the note.
    [[nodiscard]] QHBoxLayout* buttons() const { return buttons_; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void fitHeight();

    std::optional<Environment> environment_;
    int contentWidth_ = 0; ///< 0: the dialog has a size of its own
    PlainLabel* subtitle_;
    QVBoxLayout* body_;
    PlainLabel* note_;
    QHBoxLayout* buttons_;
};

} // namespace countersign
