// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QMap>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace countersign {

class PlainLabel;
class SystemList;

/// One line of the sidebar: a name, what is to be said beside it, and the keys that lead there. Thread: UI.
class SidebarRow : public QAbstractButton {
    Q_OBJECT
  public:
    SidebarRow(const QString& title, const QString& keys, QWidget* parent = nullptr);
    void setNote(const QString& note);
    void setFaded(bool faded); ///< a board this system does not offer
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString keys_;
    QString note_;
    bool faded_ = false;
};

struct SidebarEntry {
    QString key;
    QString title;
    QString keys;   ///< "g t"
    QString whyNot; ///< non-empty: not offered
    bool operator==(const SidebarEntry&) const = default;
};

/// The systems, and the boards of the one that is shown. Thread: UI.
class Sidebar : public QWidget {
    Q_OBJECT
  public:
    explicit Sidebar(QWidget* parent = nullptr);

    [[nodiscard]] SystemList* systems() const { return systems_; }
    void setBoards(const std::vector<SidebarEntry>& boards);
    void setNote(const QString& board, const QString& note);
    void setCurrentBoard(const QString& board);

  Q_SIGNALS:
    void boardChosen(const QString& board);
    void systemsRequested();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    SystemList* systems_;
    PlainLabel* boardsTitle_; ///< only where there are boards
    QVBoxLayout* boardRows_;
    std::vector<SidebarEntry> boards_;
    QMap<QString, SidebarRow*> rows_;
    QMap<QString, QString> notes_;
    QString current_;
};

} // namespace countersign
