// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace countersign {

class Board;
class SystemSession;

/// A board of a system: how people get there, and how it is made. \c whyNot non-empty: the system has no data
/// for it, and a page says so instead.
struct BoardSpec {
    QString key; ///< as Finding::board names it
    QString title;
    QString letter; ///< after g
    QString whyNot;
    std::function<Board*(QWidget* parent)> make;
};

/// The boards of \a session's kind, in the order of the sidebar.
[[nodiscard]] std::vector<BoardSpec> boardsOf(SystemSession* session);

} // namespace countersign
