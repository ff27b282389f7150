// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace countersign {

/// A page of the window. It takes a SystemSession, connects its feeds to its tables, and knows nothing of the
/// window around it: it asks by signals. Thread: UI.
class Board : public QWidget {
    Q_OBJECT
  public:
    explicit Board(QWidget* parent = nullptr);

    /// Goes to one subject ("intent i05"); an empty id just shows the board. Called after the board is shown.
    virtual void goTo(const QString& subjectKind, const QString& subjectId);
    virtual void startSearch(); ///< key "/": to the search field, where there is one
    virtual void act();         ///< key r: opens the dialog of the board's act for the current row

  Q_SIGNALS:
    /// A link to another board was followed. \a board as in Finding::board.
    void linkFollowed(const QString& board, const QString& subjectKind, const QString& subjectId);
    /// What the sidebar shows beside the board's name; empty: nothing.
    void noteChanged(const QString& note);
};

} // namespace countersign
