// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersign/screenshot_tour.h"

#include "views/shell/main_window.h"
#include "views/shell/system_page.h"
#include "views/widgets/board.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>

namespace countersign {
namespace {

constexpr int settleFirstMs = 4'000; ///< a board's first data: a page, verdicts, a scan
constexpr int settleMs = 700;        ///< the same board again, in other colours
constexpr int settleDialogMs = 500;

QString modeName(Theme::Mode mode) {
    return mode == Theme::Mode::Dark ? QStringLiteral("dark") : QStringLiteral("light");
}

} // namespace

ScreenshotTour::ScreenshotTour(MainWindow* window, QString folder, QObject* parent)
    : QObject(parent)
    , window_(window)
    , folder_(std::move(folder)) {
    settle_.setSingleShot(true);
    connect(&settle_, &QTimer::timeout, this, &ScreenshotTour::shoot);
}

void ScreenshotTour::start() {
    if (!window_->page() || !stops_.empty())
        return;
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        for (const QString& board : window_->page()->boardKeys()) {
            stops_.push_back({mode, board, false});
            stops_.push_back({mode, board, true});
        }
    }
    arrive();
}

void ScreenshotTour::arrive() {
    const Stop& stop = stops_[at_];
    Theme::instance().apply(stop.mode);
    window_->page()->openBoard(stop.board);
    Board* board = window_->page()->board(stop.board);
    if (!stop.dialog) {
        settle_.start(stop.mode == Theme::Mode::Light ? settleFirstMs : settleMs);
        return;
    }
    if (board)
        board->act();
    if (QApplication::activeModalWidget())
        settle_.start(settleDialogMs);
    else
        next(); // this board has no act, or none that is allowed now
}

void ScreenshotTour::shoot() {
    const Stop& stop = stops_[at_];
    QWidget* dialog = stop.dialog ? QApplication::activeModalWidget() : nullptr;
    QWidget* shown = dialog ? dialog : window_;
    const QString name =
        stop.board + (dialog ? QStringLiteral("-act-") : QStringLiteral("-")) + modeName(stop.mode);
    const QString path = QDir(folder_).filePath(name + QStringLiteral(".png"));
    if (shown->grab().save(path))
        ++pictures_;
    else
        Q_EMIT failed(path);
    if (dialog)
        dialog->close();
    next();
}

void ScreenshotTour::next() {
    if (++at_ < stops_.size())
        arrive();
    else
        Q_EMIT finished(pictures_);
}

} // namespace countersign
