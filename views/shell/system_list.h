// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_summary.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace countersign {

class SidebarRow;
class SystemRow;

/// What stands for all systems together where a key of one is asked for.
inline constexpr QStringView allSystems = u"*";
inline constexpr int systemDigits = 9; ///< Ctrl+1 to Ctrl+9
inline constexpr int mostClosedShown =
    6; ///< of the known systems that are not open; the rest is on their page

/// The systems in the sidebar: all together, each open one, and some that are known and not open. Thread: UI.
class SystemList : public QWidget {
    Q_OBJECT
  public:
    explicit SystemList(QWidget* parent = nullptr);

    void setSystems(const std::vector<SystemSummary>& open, const QString& current);
    void setKnown(const QStringList& names); ///< those that are open are left out
    [[nodiscard]] bool empty() const { return open_.empty() && known_.isEmpty(); }
    [[nodiscard]] SystemRow* row(const QString& key) const; ///< null: no such system

  Q_SIGNALS:
    void systemChosen(const QString& key); ///< an open one, or allSystems
    void closeRequested(const QString& key);
    void knownChosen(const QString& name); ///< one that is not open

  private:
    void rebuild();
    void refresh();
    void addRow(const QString& key, int digit);

    QVBoxLayout* column_;
    std::vector<SystemSummary> open_;
    QStringList known_;
    QString current_;
    std::vector<std::pair<QString, SystemRow*>> rows_;
};

} // namespace countersign
