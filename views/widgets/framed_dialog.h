// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_file.h"

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
    [[nodiscard]] QVBoxLayout* body() const { return body_; }
    /// The row below the body; a stretch is already in it, so added buttons stand at the right.
    [[nodiscard]] QHBoxLayout* buttons() const { return buttons_; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    std::optional<Environment> environment_;
    PlainLabel* subtitle_;
    QVBoxLayout* body_;
    QHBoxLayout* buttons_;
};

} // namespace countersign
