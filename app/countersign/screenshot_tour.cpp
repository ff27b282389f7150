// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersign/screenshot_tour.h"

#include "views/shell/main_window.h"
#include "views/shell/system_list.h"
#include "views/shell/system_page.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QPixmap>

namespace countersign {
namespace {

constexpr int settleFirstMs = 4'000; ///< a board's first data: a page, verdicts, a scan
constexpr int pollMs = 100;
constexpr qint64 patienceMs = 60'000; ///< for one picture: a retry is seen through to its end

QString modeName(Theme::Mode mode) {
    return mode == Theme::Mode::Dark ? QStringLiteral("dark") : QStringLiteral("light");
}

/// The window as a person sees it, with the dialog that stands before it.
QPixmap pictureOf(QWidget* window) {
    QPixmap picture = window->grab();
    if (QWidget* dialog = QApplication::activeModalWidget()) {
        const QRect middle(QPoint((window->width() - dialog->width()) / 2,
                                  std::max(0, (window->height() - dialog->height()) / 2)),
                           dialog->size());
        QPainter painter(&picture);
        painter.drawPixmap(middle, dialog->grab());
    }
    return picture;
}

} // namespace

std::vector<TourStop> inBothModes(const TourStop& stop) {
    TourStop dark = stop;
    dark.mode = Theme::Mode::Dark;
    dark.arrive = {};
    return {stop, dark};
}

std::vector<TourStop> boardStops(MainWindow* window) {
    std::vector<TourStop> stops;
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        for (const QString& board : window->page()->boardKeys()) {
            TourStop stop{board, mode, [window, board] { window->page()->openBoard(board); }};
            if (mode == Theme::Mode::Light)
                stop.settleMs = settleFirstMs;
            stops.push_back(stop);
        }
    }
    if (window->roster()->keys().size() < 2)
        return stops;
    TourStop all{QStringLiteral("all-systems"), Theme::Mode::Light,
                 [window] { window->showSystem(allSystems.toString()); }};
    for (const TourStop& stop : inBothModes(all))
        stops.push_back(stop);
    return stops;
}

ScreenshotTour::ScreenshotTour(MainWindow* window, QString folder, QObject* parent)
    : QObject(parent)
    , window_(window)
    , folder_(std::move(folder)) {
    poll_.setInterval(pollMs);
    settle_.setSingleShot(true);
    connect(&poll_, &QTimer::timeout, this, &ScreenshotTour::look);
    connect(&settle_, &QTimer::timeout, this, &ScreenshotTour::shoot);
}

void ScreenshotTour::start(std::vector<TourStop> stops) {
    if (stops.empty() || !stops_.empty())
        return;
    stops_ = std::move(stops);
    arrive();
}

void ScreenshotTour::arrive() {
    const TourStop& stop = stops_[at_];
    Theme::instance().apply(stop.mode);
    if (stop.arrive)
        stop.arrive();
    waiting_.start();
    poll_.start();
}

void ScreenshotTour::look() {
    const TourStop& stop = stops_[at_];
    if (!stop.ready || stop.ready()) {
        poll_.stop();
        settle_.start(stop.settleMs);
    } else if (waiting_.hasExpired(patienceMs)) {
        poll_.stop();
        next(false);
    }
}

QString ScreenshotTour::path() const {
    const TourStop& stop = stops_[at_];
    return QDir(folder_).filePath(QStringLiteral("%1-%2.png").arg(stop.name, modeName(stop.mode)));
}

void ScreenshotTour::shoot() {
    next(pictureOf(window_).save(path()));
}

void ScreenshotTour::next(bool saved) {
    ++(saved ? pictures_ : missing_);
    if (!saved)
        Q_EMIT failed(path());
    if (++at_ < stops_.size())
        arrive();
    else
        Q_EMIT finished(pictures_, missing_);
}

} // namespace countersign
