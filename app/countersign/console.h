// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersign/arguments.h"
#include "app/countersign/open_system.h"
#include "app/countersign/screenshot_tour.h"
#include "models/domain/failure.h"
#include "models/domain/system_file.h"
#include "models/feeds/open_memory.h"
#include "models/feeds/secret_store.h"
#include "models/feeds/system_library.h"
#include "views/shell/main_window.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace countersign {

class DemoRunner;
class DemoStory;
class PayoutStory;
class StartPage;
class SystemsDesk;

/// The program behind the window: knows the person's systems, opens them side by side, runs the demo, takes
/// the pictures. Everything slow (disk, keychain, demo) answers by signal. Owns all of it. Thread: UI.
class Console : public QObject {
    Q_OBJECT
  public:
    explicit Console(Arguments arguments, QObject* parent = nullptr);
    ~Console() override;
    void start();

  private:
    void startDemo();
    void openDemoSystem(const QString& path, const QString& key, const DemoAccess& access);
    void restore();
    void openAll(const QStringList& paths, const QString& shown);
    void readFile(const QString& path);
    void openKnownFile(const QString& path, const SystemFile& file);
    void askPassword(const QString& key, const SystemFile& file);
    void open(const QString& key, const SystemFile& file, const QString& password);
    void refuseSystem(const QString& key, const QString& name, const Failure& failure);
    void rememberFromNow();
    void takeKnown(const std::vector<KnownSystem>& systems);
    void addSystems();
    void showKeys();
    void showAbout();
    void openKnown(const QString& name);
    void refuse(const Failure& failure);
    void takePictures(const SystemFile& file, const QString& password);
    [[nodiscard]] std::vector<TourStop> demoStops(const SystemFile& file, const QString& password);
    [[nodiscard]] StartPage* startPage();

    Arguments arguments_;
    QString demoFolder_;
    SystemLibrary library_;
    SecretStore secrets_;
    OpenMemory memory_;
    SessionMemory sessionMemory_;
    std::vector<KnownSystem> known_;      ///< that can be used
    qsizetype awaited_ = 1;               ///< systems to be answered before pictures are taken
    std::pair<SystemFile, QString> told_; ///< the demo system its story is about, and its password
    int answered_ = 0;                    ///< systems that had their first answer, for the pictures
    std::unique_ptr<DemoRunner> demo_;    ///< outlives the window's session: that one must close first
    std::unique_ptr<DemoStory> story_;
    std::unique_ptr<PayoutStory> payoutStory_;
    std::unique_ptr<ScreenshotTour> tour_;
    std::unique_ptr<MainWindow> window_;
    std::unique_ptr<SystemsDesk> desk_;
    QPointer<StartPage> start_; ///< the window's, while nothing is open
};

} // namespace countersign
