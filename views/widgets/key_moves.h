// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemView;
class QKeyEvent;

namespace countersign {

/// The keys all tables share: j and k move, x marks a row for a bulk act, Escape clears the marks, c copies
/// the row's id, Ctrl+C the marked rows as tab separated text. True when the key was used.
bool handleTableKey(QAbstractItemView* view, QKeyEvent* event);

} // namespace countersign
