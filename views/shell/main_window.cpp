// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/main_window.h"

#include "models/feeds/system_session.h"
#include "views/shell/system_page.h"
#include "views/shell/top_bar.h"
#include "views/theme/theme.h"
#include "views/widgets/small_parts.h"

#include <QApplication>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr QSize firstSize(1280, 800);
constexpr QSize leastSize(900, 560);

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QWidget(parent)
    , top_(new TopBar(this))
    , column_(new QVBoxLayout(this)) {
    setWindowTitle(QStringLiteral("Countersign"));
    resize(firstSize);
    setMinimumSize(leastSize);
    column_->setContentsMargins(frameWidth, frameWidth, frameWidth, frameWidth);
    column_->setSpacing(0);
    column_->addWidget(top_);
    column_->addWidget(makeHairline(this));
    buildMenu();
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

MainWindow::~MainWindow() {
    closeSystem();
}

void MainWindow::buildMenu() {
    auto* menu = new QMenu(this);
    menu->addAction(tr("Systems…"), this, &MainWindow::systemsRequested);
    menu->addAction(tr("Light or dark"), &Theme::instance(), &Theme::toggle);
    menu->addSeparator();
    menu->addAction(tr("Keys"), this, &MainWindow::keysRequested);
    menu->addAction(tr("About Countersign"), this, &MainWindow::aboutRequested);
    menu->addSeparator();
    QAction* quit = menu->addAction(tr("Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence(QStringLiteral("Ctrl+Q")));
    addAction(quit);
    top_->menuButton()->setMenu(menu);
}

void MainWindow::openSystem(std::unique_ptr<SystemSession> session) {
    SystemPage* page = openPage(session->file());
    session_ = std::move(session);
    page->connectTo(session_.get());
}

SystemPage* MainWindow::openPage(const SystemFile& file) {
    closeSystem();
    environment_ = file.environment;
    page_ = new SystemPage(top_, this);
    page_->setFile(file);
    page_->setSystems(systems_.isEmpty() ? QStringList{file.name} : systems_);
    connect(page_, &SystemPage::systemChosen, this, &MainWindow::systemChosen);
    connect(page_, &SystemPage::systemsRequested, this, &MainWindow::systemsRequested);
    connect(page_, &SystemPage::keysRequested, this, &MainWindow::keysRequested);
    place(page_);
    setWindowTitle(tr("%1 – Countersign").arg(file.name));
    update();
    return page_;
}

void MainWindow::showPage(QWidget* page) {
    closeSystem();
    place(page);
    setWindowTitle(QStringLiteral("Countersign"));
    update();
}

void MainWindow::setSystems(const QStringList& names) {
    systems_ = names;
    if (page_)
        page_->setSystems(names);
}

void MainWindow::closeSystem() {
    // The page first: its boards hold on to the session's feeds.
    delete shown_;
    shown_ = nullptr;
    page_ = nullptr;
    session_.reset();
    environment_.reset();
    top_->clearSystem();
}

void MainWindow::place(QWidget* widget) {
    shown_ = widget;
    column_->addWidget(widget, 1);
    widget->show();
}

void MainWindow::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Theme::tokens();
    QPainter painter(this);
    painter.fillRect(rect(), environment_ ? tokens.of(*environment_) : tokens.lineStrong);
    painter.fillRect(rect().adjusted(frameWidth, frameWidth, -frameWidth, -frameWidth), tokens.window);
}

} // namespace countersign
