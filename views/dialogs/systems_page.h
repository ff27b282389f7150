// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/feeds/system_library.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QVBoxLayout;

namespace countersign {

class InlineBar;
class PlainLabel;

/// The first thing a newcomer sees, and the list of systems a person has set up: open, add, edit, remove.
/// Thread: UI.
class SystemsPage : public QWidget {
    Q_OBJECT
  public:
    explicit SystemsPage(QWidget* parent = nullptr);

    void setSystems(const std::vector<KnownSystem>& systems);
    void showFailure(const Failure& failure);

  Q_SIGNALS:
    void openRequested(const QString& path);
    void addRequested();
    void editRequested(const QString& path);
    void removeRequested(const QString& path); ///< after the person pressed twice
    void refreshRequested();

  private:
    [[nodiscard]] QWidget* makeRow(const KnownSystem& system);
    void addActs(QWidget* card, QHBoxLayout* row, const KnownSystem& system);

    InlineBar* bar_;
    PlainLabel* lead_;
    QVBoxLayout* list_;
};

} // namespace countersign
