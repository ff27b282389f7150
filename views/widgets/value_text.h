// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"

#include <QWidget>

namespace countersign {

/// A value that may be a long hash: wraps anywhere, never shortened, and is copied whole, exactly as the
/// backend gave it (a label would need invisible characters to wrap a hash, and they would be copied too).
/// Takes the focus; Ctrl+C, c or the context menu copy. Thread: UI.
class ValueText : public QWidget {
    Q_OBJECT
  public:
    explicit ValueText(QWidget* parent = nullptr);

    void setValue(const QString& value); ///< shown made safe, copied as it is
    [[nodiscard]] QString value() const { return value_; }
    void setMono(bool mono);
    void setTone(Tone tone);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    void copy();
    [[nodiscard]] QFont shownFont() const;

    QString value_;
    QString shown_;
    bool mono_ = false;
    Tone tone_ = Tone::Plain;
};

} // namespace countersign
