// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "models/domain/session.h"
#include "models/domain/system_file.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace countersign {

class EnvironmentBadge;
class PlainLabel;

/// Which system this is, as computed, not as typed: environment, name, chain, database id, moving block; and
/// who we are there and what we may do. Thread: UI.
class TopBar : public QWidget {
    Q_OBJECT
  public:
    explicit TopBar(QWidget* parent = nullptr);

    void setSystem(const SystemFile& file);
    void setInfo(const SessionInfo& info);
    /// The newest block a good node told, as its own words ("block 24118903"); empty: not known.
    void setBlock(const QString& note, MaybeMs at);
    void clearSystem();                  ///< no system is open
    void setTitle(const QString& title); ///< of a page that is of no single system
    [[nodiscard]] QPushButton* menuButton() const { return menu_; }

  private:
    void refresh();

    EnvironmentBadge* badge_;
    PlainLabel* system_;
    PlainLabel* facts_;
    PlainLabel* warning_;
    PlainLabel* person_;
    QPushButton* menu_;
    QTimer timer_;
    QString title_;
    SystemFile file_;
    SessionInfo info_;
    QString block_;
    MaybeMs blockAt_;
};

/// "read-only: proven 09:02", "read-write as operator", or why nothing may be done; for bar and status line.
[[nodiscard]] QString accessText(const SessionInfo& info);
/// "ann (operator)": the human if the login is mapped, else the login.
[[nodiscard]] QString personText(const SessionInfo& info);

} // namespace countersign
