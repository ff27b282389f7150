// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"

#include <QFont>
#include <QLabel>
#include <QMap>
#include <QMargins>

namespace countersign {

/// The only label of this program: always plain text, because most of what it shows was written by others.
/// Control and bidirectional characters are shown as escapes. Thread: UI.
class PlainLabel : public QLabel {
    Q_OBJECT
  public:
    enum class Face { Body, Strong, Small, Title, Mono };

    explicit PlainLabel(const QString& text = {}, QWidget* parent = nullptr);
    PlainLabel(const QString& text, Face face, Tone tone = Tone::Plain, QWidget* parent = nullptr);

    void setShown(const QString& text); ///< made safe, and only when it differs
    void setTone(Tone tone);
    void setFace(Face face);
    void setSelectable(); ///< by mouse and keyboard, for copying
    void setWrapping();   ///< over lines, between words; long hashes go into a ValueText
    void
    setEliding(); ///< takes the width it is given and ends in an ellipsis; never for addresses or amounts
    /// Remembers what it answered: a layout asks for the same few widths hundreds of times, and each answer
    /// of QLabel breaks the text into lines anew.
    [[nodiscard]] int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    struct Measured {
        QString text;
        QFont font;
        QMargins margins;
        QMap<int, int> heights; ///< by width
    };
    mutable Measured measured_;
    bool eliding_ = false;
};

} // namespace countersign
