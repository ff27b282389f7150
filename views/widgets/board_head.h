// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace countersign {

/// The strip above a board or a part of it: a title, a word beside it, and at the right how old the data is.
/// Takes over \a beside and \a right, which may be null.
[[nodiscard]] QWidget* makeBoardHead(const QString& title, QWidget* beside, QWidget* right, QWidget* parent);
/// The same with a title that changes.
[[nodiscard]] QWidget* makeBoardHead(QWidget* title, QWidget* beside, QWidget* right, QWidget* parent);

} // namespace countersign
