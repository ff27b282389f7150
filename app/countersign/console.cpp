// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersign/console.h"

#include "app/countersign/demo_story.h"
#include "app/countersign/open_system.h"
#include "app/countersign/payout_story.h"
#include "app/countersign/screenshot_tour.h"
#include "app/countersign/systems_desk.h"
#include "app/demo/demo_runner.h"
#include "app/demo/demo_signers.h"
#include "models/feeds/background.h"
#include "models/feeds/finding_feed.h"
#include "models/feeds/identity_memory.h"
#include "models/postgres/system_gateway.h"
#include "views/dialogs/about_dialog.h"
#include "views/dialogs/keys_dialog.h"
#include "views/shell/board_list.h"
#include "views/shell/start_page.h"
#include "views/shell/system_list.h"
#include "views/shell/system_page.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>

namespace countersign {
namespace {

constexpr int exitCannotRun = 2;
const QString demoKey = QStringLiteral("demo");

void complain(const QString& sentence) {
    std::fprintf(stderr, "countersign: %s\n", qUtf8Printable(sentence));
}

} // namespace

Console::Console(Arguments arguments, QObject* parent)
    : QObject(parent)
    , arguments_(std::move(arguments))
    , library_(SystemLibrary::defaultFolder(), builtInKinds())
    , memory_(OpenMemory::defaultPath())
    , sessionMemory_{{}, IdentityMemory::defaultPath()}
    , window_(std::make_unique<MainWindow>()) {
    connect(window_.get(), &MainWindow::systemChosen, this, &Console::openKnown);
    connect(window_.get(), &MainWindow::reopenRequested, this, &Console::readFile, Qt::QueuedConnection);
    addSystems();
}

Console::~Console() = default;

StartPage* Console::startPage() {
    if (!start_) {
        start_ = new StartPage;
        window_->showPage(start_);
        connect(start_, &StartPage::systemsRequested, desk_.get(), &SystemsDesk::showPage,
                Qt::QueuedConnection);
    }
    return start_;
}

void Console::start() {
    window_->show();
    desk_->refresh();
    if (arguments_.demo)
        startDemo();
    else if (!arguments_.systemFiles.isEmpty())
        openAll(arguments_.systemFiles, {});
    else
        restore();
}

void Console::restore() {
    memory_.read([this](const OpenedSystems& opened) {
        if (!opened.paths.isEmpty())
            return openAll(opened.paths, opened.shown);
        desk_->showPage();
        rememberFromNow();
    });
}

/// Each by itself: one that fails says so in its own place.
void Console::openAll(const QStringList& paths, const QString& shown) {
    QStringList keys;
    for (const QString& path : paths)
        keys += QFileInfo(path).absoluteFilePath();
    for (const QString& key : std::as_const(keys))
        readFile(key);
    window_->showSystem(keys.contains(shown) || shown == allSystems ? shown : keys.first());
    rememberFromNow();
}

/// Not before all are listed: what is still to come must not be forgotten when an early one is shown.
void Console::rememberFromNow() {
    if (!arguments_.screenshots.isEmpty())
        return;
    const auto remember = [this] { memory_.write({window_->roster()->keys(), window_->current()}); };
    connect(window_->roster(), &SystemRoster::listChanged, this, remember);
    connect(window_.get(), &MainWindow::currentChanged, this, remember);
    remember();
}

void Console::startDemo() {
    startPage()->showProgress(tr("Starting the demo"), {});
    demo_ = std::make_unique<DemoRunner>(arguments_.demoOptions);
    connect(demo_.get(), &DemoRunner::progress, this, [this](const QString& step) {
        if (start_)
            start_->showProgress(tr("Starting the demo"), step);
    });
    connect(demo_.get(), &DemoRunner::failed, this, &Console::refuse);
    connect(demo_.get(), &DemoRunner::ready, this, [this](const DemoAccess& access) {
        // What is chosen in the demo is not remembered among the person's own keys.
        sessionMemory_ = {demoKeyMemory(access.folder), {}};
        demoFolder_ = access.folder;
        awaited_ = access.systemFiles.size();
        for (const QString& path : access.systemFiles)
            openDemoSystem(path, path == access.systemFile ? demoKey : path, access);
    });
    demo_->start();
}

void Console::openDemoSystem(const QString& path, const QString& key, const DemoAccess& access) {
    window_->roster()->setOpening(key, QFileInfo(path).fileName()); // keeps its place among the others
    inBackground<Result<SystemFile>>(
        this, [path] { return readSystemFile(path, builtInKinds()); },
        [this, key, access](Result<SystemFile> file) {
            if (!file)
                return refuse(file.failure());
            const QString password = access.people.empty() ? QString() : access.people.front().password;
            if (key == demoKey)
                told_ = {*file, password};
            open(key, *file, password);
            if (window_->roster()->has(demoKey))
                window_->showSystem(demoKey); // the one its story is about
        });
}

void Console::readFile(const QString& path) {
    const QString name = QFileInfo(path).fileName();
    window_->roster()->setOpening(path, name);
    inBackground<Result<SystemFile>>(
        this, [path] { return readSystemFile(path, builtInKinds()); },
        [this, path, name](Result<SystemFile> file) {
            if (!file)
                return refuseSystem(path, name, file.failure());
            askPassword(path, *file);
        });
}

/// One of the person's own systems: it has a place at once, and is shown.
void Console::openKnownFile(const QString& path, const SystemFile& file) {
    if (!window_->roster()->has(path)) {
        const bool full = window_->roster()->full();
        window_->roster()->setOpening(path, file.name);
        if (full)
            refuseSystem(path, file.name,
                         {FailureKind::TooLarge,
                          tr("as many systems are open as can be: %1").arg(maxOpenSystems),
                          file.name,
                          tr("Close one first"),
                          {}});
        else
            askPassword(path, file);
    }
    window_->showSystem(path);
}

/// The keychain's answer, or nothing: then libpq looks in PGPASSWORD, ~/.pgpass and the service file.
void Console::askPassword(const QString& key, const SystemFile& file) {
    secrets_.read(this, file.name, [this, key, file](const Result<QString>& secret) {
        if (window_->roster()->has(key)) // it may have been closed meanwhile
            open(key, file, secret ? *secret : QString());
    });
}

void Console::open(const QString& key, const SystemFile& file, const QString& password) {
    auto session = makeSession(file, password, arguments_.auditor, sessionMemory_);
    if (!session)
        return refuseSystem(key, file.name, session.failure());
    SystemSession* opened = session->get();
    window_->openSystem(std::move(session).value(), key);
    if (!arguments_.screenshots.isEmpty())
        connect(
            opened->findings(), &FindingFeed::snapshotReady, this,
            [this, file, password] {
                if (++answered_ < std::max<qsizetype>(awaited_, arguments_.systemFiles.size()))
                    return;
                told_.second.isEmpty() ? takePictures(file, password)
                                       : takePictures(told_.first, told_.second);
            },
            Qt::SingleShotConnection);
    opened->start();
}

void Console::refuseSystem(const QString& key, const QString& name, const Failure& failure) {
    if (!arguments_.screenshots.isEmpty())
        return refuse(failure);
    complain(englishSentence(failure));
    if (window_->roster()->has(key))
        window_->roster()->setUnusable(key, name, failure);
}

void Console::takeKnown(const std::vector<KnownSystem>& systems) {
    known_.clear();
    QStringList names;
    for (const KnownSystem& known : systems) {
        if (!known.file) {
            complain(englishSentence(known.file.failure()));
            continue;
        }
        known_.push_back(known);
        names += known.file->name;
    }
    window_->setSystems(names);
}

/// Queued: each of these replaces the very page whose button was pressed.
void Console::addSystems() {
    desk_ = std::make_unique<SystemsDesk>(library_, &secrets_, window_.get());
    connect(desk_.get(), &SystemsDesk::openRequested, this, &Console::openKnownFile, Qt::QueuedConnection);
    connect(desk_.get(), &SystemsDesk::listed, this, &Console::takeKnown);
    connect(desk_.get(), &SystemsDesk::removed, window_.get(), &MainWindow::closeSystem);
    connect(desk_.get(), &SystemsDesk::saved, this, [this](const QString& path) {
        if (window_->roster()->has(path))
            readFile(path);
    });
    connect(window_.get(), &MainWindow::systemsRequested, desk_.get(), &SystemsDesk::showPage,
            Qt::QueuedConnection);
    connect(window_.get(), &MainWindow::keysRequested, this, &Console::showKeys);
    connect(window_.get(), &MainWindow::aboutRequested, this, &Console::showAbout);
}

void Console::showKeys() {
    std::vector<BoardKey> keys;
    if (window_->session())
        for (const BoardSpec& board : boardsOf(window_->session()))
            keys.push_back({board.letter, board.title});
    (new KeysDialog(keys, window_.get()))->open();
}

void Console::showAbout() {
    (new AboutDialog(consoleContractVersion(), window_.get()))->open();
}

void Console::openKnown(const QString& name) {
    for (const KnownSystem& known : known_) {
        if (known.file->name == name)
            return openKnownFile(known.path, *known.file);
    }
}

/// Without a window to look at, a sentence on stderr and the exit code are all a caller has.
void Console::refuse(const Failure& failure) {
    complain(englishSentence(failure));
    if (!arguments_.screenshots.isEmpty())
        QApplication::exit(exitCannotRun);
    else if (!window_->page())
        startPage()->showFailure(failure);
}

/// Of the demo also its story, with a real retry; another system is only looked at.
void Console::takePictures(const SystemFile& file, const QString& password) {
    if (!QDir().mkpath(arguments_.screenshots)) {
        complain(tr("cannot make the folder %1").arg(arguments_.screenshots));
        return QApplication::exit(exitCannotRun);
    }
    tour_ = std::make_unique<ScreenshotTour>(window_.get(), arguments_.screenshots);
    connect(tour_.get(), &ScreenshotTour::failed, this,
            [](const QString& path) { complain(QStringLiteral("cannot make the picture %1").arg(path)); });
    connect(tour_.get(), &ScreenshotTour::finished, this, [](int pictures, int missing) {
        QApplication::exit(pictures > 0 && missing == 0 ? 0 : exitCannotRun);
    });
    std::vector<TourStop> stops = boardStops(window_.get());
    if (arguments_.demo) {
        const std::vector<TourStop> more = demoStops(file, password);
        stops.insert(stops.end(), more.begin(), more.end());
    }
    tour_->start(std::move(stops));
}

/// The auditor's session is the last: nothing acts after it.
std::vector<TourStop> Console::demoStops(const SystemFile& file, const QString& password) {
    story_ = std::make_unique<DemoStory>(window_.get(), demoKey, [this, file, password] {
        auto session = makeSession(file, password, true);
        if (!session)
            return refuse(session.failure());
        window_->openSystem(std::move(session).value(), demoKey);
        window_->session()->start();
    });
    payoutStory_ = std::make_unique<PayoutStory>(window_.get(), demoFolder_);
    const bool payouts = arguments_.demoOptions.withPayouts && arguments_.demoOptions.withContract;
    std::vector<TourStop> stops;
    const auto add = [&stops](const std::vector<TourStop>& more) {
        stops.insert(stops.end(), more.begin(), more.end());
    };
    if (payouts)
        add(payoutStory_->stops());
    add(story_->stops());
    if (payouts)
        add(payoutStory_->auditorStops());
    // The stop before shows all systems.
    stops.front().arrive = [this, arrive = stops.front().arrive] {
        window_->showSystem(demoKey);
        arrive();
    };
    return stops;
}

} // namespace countersign
