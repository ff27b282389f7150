// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_file.h"
#include "models/feeds/system_roster.h"

#include <QHash>
#include <QWidget>

#include <memory>
#include <vector>

class QMenu;
class QStackedWidget;

namespace countersign {

class AllSystemsPage;
class ShellPage;
class StartPage;
class SystemPage;
class SystemSession;

/// The window: the frame in the colour of the environment that is shown, and in it one page at a time: an
/// open system, all of them together, or one that has to do with none (welcome, the list of known systems).
/// Owns the roster of open systems, whose sessions work on whichever page is shown. Thread: UI.
class MainWindow : public QWidget {
    Q_OBJECT
  public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] SystemRoster* roster() { return &roster_; }
    /// Opens \a session beside the others, or in the place of the one with the same \a key (empty: its name).
    /// It is shown when its place was, or when no system is. Starting it is the caller's.
    void openSystem(std::unique_ptr<SystemSession> session, const QString& key = {});
    /// A page in the colours of \a file, to be filled by its setters; shown at once.
    SystemPage* openPage(const SystemFile& file, const QString& key = {});
    void closeSystem(const QString& key);
    /// Goes to an open system (to its page, or to why it has none yet), or to allSystems.
    void showSystem(const QString& key);
    /// Shows \a page, which is of no system; what is open stays open behind it.
    void showPage(QWidget* page);

    void setSystems(const QStringList& names); ///< that are known, open or not
    void setSummaries(const std::vector<SystemSummary>& open);

    [[nodiscard]] SystemPage* page() const;       ///< the shown system's; null: none is shown
    [[nodiscard]] AllSystemsPage* allPage();      ///< made if need be
    [[nodiscard]] SystemSession* session() const; ///< the shown system's; null: none is shown
    [[nodiscard]] const QString& current() const { return current_; } ///< key; empty: a page of none

  Q_SIGNALS:
    void systemChosen(const QString& name);   ///< a known one that is not open
    void reopenRequested(const QString& key); ///< one that could not be opened
    void currentChanged(const QString& key);
    void systemsRequested();
    void keysRequested();
    void aboutRequested();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void buildMenu();
    void addKeys();
    void connectRoster();
    void adopt(ShellPage* page);
    SystemPage* makePage(const QString& key);
    void dropPage(const QString& key);
    void present(const QString& key, ShellPage* page);
    [[nodiscard]] ShellPage* pageOf(const QString& key);
    void fillPlaceholder(const SystemSummary& system);
    void fillSidebars();
    void fillAllPage();
    [[nodiscard]] const SystemSummary* summary(const QString& key) const;
    void showNth(int digit);
    void showWhatIsLeft();

    SystemRoster roster_;
    QStackedWidget* stack_;
    QMenu* menu_;
    ShellPage* plain_; ///< for the pages of no system
    QHash<QString, ShellPage*> pages_;
    QHash<QString, StartPage*> placeholders_; ///< in the pages of systems without a session
    AllSystemsPage* all_ = nullptr;           ///< made when first shown; one of pages_
    QStringList known_;
    std::vector<SystemSummary> open_;
    QString current_;
};

} // namespace countersign
