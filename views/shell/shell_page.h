// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace countersign {

class Sidebar;
class TopBar;

/// What every page of the window has around it: the top bar and the sidebar, each its own, so that a page
/// that is not looked at may go on keeping them up to date. Thread: UI.
class ShellPage : public QWidget {
    Q_OBJECT
  public:
    explicit ShellPage(QWidget* parent = nullptr);

    [[nodiscard]] TopBar* top() const { return top_; }
    [[nodiscard]] Sidebar* sidebar() const { return sidebar_; }
    /// Takes \a content over; what was there before goes.
    void setContent(QWidget* content);
    /// The page was gone to: the keyboard belongs to what is in it.
    virtual void takeFocus() {}

  protected:
    [[nodiscard]] QVBoxLayout* place() const { return place_; } ///< right of the sidebar
    void addBelow(QWidget* widget);                             ///< under everything, over the whole width

  private:
    TopBar* top_;
    Sidebar* sidebar_;
    QVBoxLayout* column_;
    QVBoxLayout* place_;
    QWidget* content_ = nullptr;
};

} // namespace countersign
