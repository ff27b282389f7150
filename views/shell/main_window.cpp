// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/main_window.h"

#include "models/feeds/system_session.h"
#include "views/shell/all_systems_page.h"
#include "views/shell/sidebar.h"
#include "views/shell/start_page.h"
#include "views/shell/system_list.h"
#include "views/shell/system_page.h"
#include "views/shell/top_bar.h"
#include "views/theme/theme.h"
#include "views/triage/all_triage_board.h"

#include <QApplication>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign {
namespace {

constexpr QSize firstSize(1280, 800);
constexpr QSize leastSize(900, 560);

QHash<QString, QString> pluralsOf(const SystemRoster& roster) {
    QHash<QString, QString> plurals;
    for (const QString& key : roster.keys()) {
        const SystemSession* session = roster.session(key);
        if (!session)
            continue;
        for (const KindItem& item : session->kind().items)
            plurals.insert(item.kind, item.plural.in(QLocale().name()));
    }
    return plurals;
}

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QWidget(parent)
    , stack_(new QStackedWidget(this))
    , menu_(new QMenu(this))
    , plain_(new ShellPage(this)) {
    setWindowTitle(QStringLiteral("Countersign"));
    resize(firstSize);
    setMinimumSize(leastSize);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(frameWidth, frameWidth, frameWidth, frameWidth);
    column->addWidget(stack_);
    buildMenu();
    addKeys();
    connectRoster();
    adopt(plain_);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

/// The pages first: their boards hold on to the sessions' feeds.
MainWindow::~MainWindow() {
    disconnect(&roster_, nullptr, this, nullptr);
    qDeleteAll(pages_);
}

void MainWindow::buildMenu() {
    menu_->addAction(tr("Systems…"), this, &MainWindow::systemsRequested);
    QAction* close = menu_->addAction(tr("Close this system"), this, [this] { closeSystem(current_); });
    close->setShortcut(QKeySequence(QStringLiteral("Ctrl+W")));
    addAction(close);
    menu_->addAction(tr("Light or dark"), &Theme::instance(), &Theme::toggle);
    menu_->addSeparator();
    menu_->addAction(tr("Keys"), this, &MainWindow::keysRequested);
    menu_->addAction(tr("About Countersign"), this, &MainWindow::aboutRequested);
    menu_->addSeparator();
    QAction* quit = menu_->addAction(tr("Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence(QStringLiteral("Ctrl+Q")));
    addAction(quit);
    connect(menu_, &QMenu::aboutToShow, this, [this, close] { close->setEnabled(roster_.has(current_)); });
}

void MainWindow::addKeys() {
    auto* all = new QShortcut(QKeySequence(QStringLiteral("Ctrl+0")), this);
    connect(all, &QShortcut::activated, this, [this] { showSystem(allSystems.toString()); });
    for (int digit = 1; digit <= systemDigits; ++digit) {
        auto* key = new QShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(digit)), this);
        connect(key, &QShortcut::activated, this, [this, digit] { showNth(digit); });
    }
}

void MainWindow::connectRoster() {
    connect(&roster_, &SystemRoster::sessionClosing, this, &MainWindow::dropPage);
    connect(&roster_, &SystemRoster::changed, this, [this] { setSummaries(roster_.summaries()); });
    connect(&roster_, &SystemRoster::listChanged, this, [this] {
        setSummaries(roster_.summaries());
        const bool ofAll = current_ == allSystems && !roster_.keys().isEmpty();
        if (current_.isEmpty() || ofAll || roster_.session(current_))
            return;
        if (roster_.has(current_))
            showSystem(current_); // its page went with its session
        else
            showWhatIsLeft();
    });
}

/// Queued: the list may lose the very row that was pressed.
void MainWindow::adopt(ShellPage* page) {
    stack_->addWidget(page);
    page->top()->menuButton()->setMenu(menu_);
    connect(page->sidebar(), &Sidebar::systemsRequested, this, &MainWindow::systemsRequested);
    SystemList* list = page->sidebar()->systems();
    connect(list, &SystemList::systemChosen, this, &MainWindow::showSystem, Qt::QueuedConnection);
    connect(list, &SystemList::closeRequested, this, &MainWindow::closeSystem, Qt::QueuedConnection);
    connect(list, &SystemList::knownChosen, this, &MainWindow::systemChosen, Qt::QueuedConnection);
}

void MainWindow::openSystem(std::unique_ptr<SystemSession> session, const QString& key) {
    const QString place = key.isEmpty() ? session->file().name : key;
    const bool shown = current_ == place || current_.isEmpty();
    SystemSession* opened = roster_.add(place, std::move(session));
    SystemPage* page = makePage(place);
    page->connectTo(opened);
    if (shown)
        present(place, page);
}

SystemPage* MainWindow::makePage(const QString& key) {
    dropPage(key);
    auto* page = new SystemPage(this);
    pages_.insert(key, page);
    adopt(page);
    connect(page, &SystemPage::keysRequested, this, &MainWindow::keysRequested);
    return page;
}

SystemPage* MainWindow::openPage(const SystemFile& file, const QString& key) {
    const QString place = key.isEmpty() ? file.name : key;
    SystemPage* page = makePage(place);
    page->setFile(file);
    if (!summary(place)) {
        SystemSummary added;
        added.key = place;
        added.name = file.name;
        added.environment = file.environment;
        open_.push_back(added);
    }
    present(place, page);
    return page;
}

void MainWindow::closeSystem(const QString& key) {
    if (!roster_.has(key))
        return;
    if (!roster_.session(key))
        dropPage(key);
    roster_.remove(key);
}

void MainWindow::dropPage(const QString& key) {
    placeholders_.remove(key);
    delete pages_.take(key);
}

void MainWindow::showWhatIsLeft() {
    const QStringList keys = roster_.keys();
    if (!keys.isEmpty())
        return showSystem(keys.last());
    present({}, plain_);
    Q_EMIT systemsRequested();
}

void MainWindow::showNth(int digit) {
    if (digit <= static_cast<int>(open_.size()))
        showSystem(open_[static_cast<size_t>(digit) - 1].key);
}

AllSystemsPage* MainWindow::allPage() {
    if (all_)
        return all_;
    all_ = new AllSystemsPage(this);
    pages_.insert(allSystems.toString(), all_);
    adopt(all_);
    connect(all_, &AllSystemsPage::keysRequested, this, &MainWindow::keysRequested);
    AllTriageBoard* board = all_->board();
    connect(board, &AllTriageBoard::systemChosen, this, &MainWindow::showSystem);
    connect(board, &AllTriageBoard::findingChosen, this,
            [this](const QString& system, const QString& finding) {
                showSystem(system);
                if (SystemPage* shown = page())
                    shown->goToFinding(finding);
            });
    connect(board, &AllTriageBoard::subjectChosen, this,
            [this](const QString& system, const Finding& finding) {
                showSystem(system);
                if (SystemPage* shown = page())
                    shown->follow(finding.board, finding.subjectKind, finding.subjectId);
            });
    return all_;
}

ShellPage* MainWindow::pageOf(const QString& key) {
    if (ShellPage* known = pages_.value(key))
        return known;
    if (key == allSystems)
        return open_.empty() ? nullptr : allPage();
    const SystemSummary* system = summary(key);
    if (!system)
        return nullptr;
    auto* page = new ShellPage(this);
    auto* says = new StartPage;
    page->setContent(says);
    pages_.insert(key, page);
    placeholders_.insert(key, says);
    adopt(page);
    connect(says, &StartPage::retryRequested, this, [this, key] { Q_EMIT reopenRequested(key); });
    fillPlaceholder(*system);
    return page;
}

void MainWindow::fillPlaceholder(const SystemSummary& system) {
    StartPage* says = placeholders_.value(system.key);
    if (!says)
        return;
    if (system.failure)
        says->showUnusable(system.name, *system.failure);
    else
        says->showProgress(tr("Opening"), system.name);
}

void MainWindow::showSystem(const QString& key) {
    if (ShellPage* page = pageOf(key))
        present(key, page);
}

void MainWindow::showPage(QWidget* page) {
    plain_->setContent(page);
    present({}, plain_);
}

void MainWindow::present(const QString& key, ShellPage* page) {
    const bool other = current_ != key;
    current_ = key;
    stack_->setCurrentWidget(page);
    const SystemSummary* system = summary(key);
    const QString title = key == allSystems ? tr("All systems") : system ? system->name : QString();
    setWindowTitle(title.isEmpty() ? QStringLiteral("Countersign") : tr("%1 – Countersign").arg(title));
    fillSidebars();
    fillAllPage();
    update();
    page->takeFocus();
    if (other)
        Q_EMIT currentChanged(key);
}

void MainWindow::setSystems(const QStringList& names) {
    known_ = names;
    fillSidebars();
}

void MainWindow::setSummaries(const std::vector<SystemSummary>& open) {
    open_ = open;
    for (const SystemSummary& system : open_)
        fillPlaceholder(system);
    fillSidebars();
    fillAllPage();
    update();
}

/// Only while it is seen: merging costs something with every answer of every system.
void MainWindow::fillAllPage() {
    if (!all_ || stack_->currentWidget() != all_)
        return;
    all_->setSystems(open_);
    if (roster_.keys().isEmpty())
        return;
    all_->board()->setPlurals(pluralsOf(roster_));
    all_->setFindings(roster_.findings());
}

/// Only the one that is seen: the others are filled when their page is shown.
void MainWindow::fillSidebars() {
    auto* shown = qobject_cast<ShellPage*>(stack_->currentWidget());
    if (!shown)
        return;
    SystemList* list = shown->sidebar()->systems();
    list->setSystems(open_, current_);
    list->setKnown(known_);
    shown->sidebar()->setVisible(!list->empty() || !current_.isEmpty());
}

const SystemSummary* MainWindow::summary(const QString& key) const {
    const auto found = std::find_if(open_.begin(), open_.end(),
                                    [&](const SystemSummary& system) { return system.key == key; });
    return found == open_.end() ? nullptr : &*found;
}

SystemPage* MainWindow::page() const {
    return qobject_cast<SystemPage*>(pages_.value(current_));
}

SystemSession* MainWindow::session() const {
    return roster_.session(current_);
}

void MainWindow::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Theme::tokens();
    QPainter painter(this);
    const SystemPage* system = page();
    painter.fillRect(rect(), system ? tokens.of(system->file().environment) : tokens.lineStrong);
    painter.fillRect(rect().adjusted(frameWidth, frameWidth, -frameWidth, -frameWidth), tokens.window);
}

} // namespace countersign
