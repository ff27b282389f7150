// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_file.h"

#include <QWidget>

#include <memory>
#include <optional>

class QVBoxLayout;

namespace countersign {

class SystemPage;
class SystemSession;
class TopBar;

/// The window: the environment's frame around everything, the top bar, and below it either the open system or
/// the page that offers some. Owns the open session. Thread: UI.
class MainWindow : public QWidget {
    Q_OBJECT
  public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Closes what is open and shows \a session; starting it is the caller's.
    void openSystem(std::unique_ptr<SystemSession> session);
    /// An empty page in the colours of \a file, to be filled by its setters.
    SystemPage* openPage(const SystemFile& file);
    /// Closes what is open and shows \a page (welcome, progress of a start) in its place.
    void showPage(QWidget* page);
    void setSystems(const QStringList& names);

    [[nodiscard]] SystemPage* page() const { return page_; } ///< null: no system is open
    [[nodiscard]] SystemSession* session() const { return session_.get(); }

  Q_SIGNALS:
    void systemChosen(const QString& name);
    void systemsRequested();
    void keysRequested();
    void aboutRequested();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void buildMenu();
    void closeSystem();
    void place(QWidget* widget);

    TopBar* top_;
    QVBoxLayout* column_;
    QWidget* shown_ = nullptr;
    SystemPage* page_ = nullptr;
    QStringList systems_;
    std::optional<Environment> environment_; ///< of the open system
    std::unique_ptr<SystemSession> session_;
};

} // namespace countersign
