// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feeds/signing_sheet.h"

#include <QScrollArea>

class QPlainTextEdit;

namespace countersign {

class WarningList;

/// All that is about to be signed, made from the request that was parsed out of the octets, and nothing else;
/// beside it what is known about it. Thread: UI.
class SheetView : public QScrollArea {
    Q_OBJECT
  public:
    SheetView(const SigningSheet& sheet, QWidget* parent);

    [[nodiscard]] WarningList* warnings() const { return warnings_; }
    void showOctets(bool shown);

  private:
    [[nodiscard]] QWidget* makeLines(const SigningSheet& sheet);
    [[nodiscard]] QWidget* makeFields(const SigningSheet& sheet);
    [[nodiscard]] QWidget* makeDigest(const SigningSheet& sheet);

    WarningList* warnings_;
    QPlainTextEdit* octets_;
};

} // namespace countersign
