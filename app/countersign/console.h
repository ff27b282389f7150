// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersign/arguments.h"
#include "models/domain/failure.h"
#include "models/domain/system_file.h"
#include "models/feeds/secret_store.h"
#include "models/feeds/system_library.h"
#include "views/shell/main_window.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace countersign {

class DemoRunner;
class DemoStory;
class ScreenshotTour;
class StartPage;
class SystemsDesk;

/// The program behind the window: knows the person's systems, opens one, runs the demo, takes the pictures.
/// Everything slow (disk, keychain, demo) answers by signal. Owns all of it. Thread: UI.
class Console : public QObject {
    Q_OBJECT
  public:
    explicit Console(Arguments arguments, QObject* parent = nullptr);
    ~Console() override;
    void start();

  private:
    void startDemo();
    void readFile(const QString& path);
    void askPassword(const SystemFile& file);
    void open(const SystemFile& file, const QString& password);
    void takeKnown(const std::vector<KnownSystem>& systems);
    void addSystems();
    void showKeys();
    void showAbout();
    void openKnown(const QString& name);
    void refuse(const Failure& failure);
    void takePictures(const SystemFile& file, const QString& password);
    [[nodiscard]] StartPage* startPage();

    Arguments arguments_;
    QString keyMemory_; ///< empty: the person's own
    SystemLibrary library_;
    SecretStore secrets_;
    std::vector<SystemFile> known_;
    std::unique_ptr<DemoRunner> demo_; ///< outlives the window's session: that one must close first
    std::unique_ptr<DemoStory> story_;
    std::unique_ptr<ScreenshotTour> tour_;
    std::unique_ptr<MainWindow> window_;
    std::unique_ptr<SystemsDesk> desk_;
    QPointer<StartPage> start_; ///< the window's, while nothing is open
};

} // namespace countersign
