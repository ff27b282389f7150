// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <vector>

namespace countersign {

class MainWindow;

/// One picture: how to get there, and when it is worth taking.
struct TourStop {
    QString name;
    Theme::Mode mode = Theme::Mode::Light;
    std::function<void()> arrive = {}; ///< none: where the stop before left off
    std::function<bool()> ready = {};  ///< none: as soon as it has settled
    int settleMs = 700;                ///< time to paint and to fill what is not waited for
};

/// Each of these in light and then in dark, where only the first has to arrive.
[[nodiscard]] std::vector<TourStop> inBothModes(const TourStop& stop);

/// Every board of the shown system, light and dark, and where several are open, all of them together.
[[nodiscard]] std::vector<TourStop> boardStops(MainWindow* window);

/// Goes from stop to stop and saves a picture at each: what README shows and what a demo without a display
/// leaves behind. A stop that is not ready in time is left out and told. Thread: UI.
class ScreenshotTour : public QObject {
    Q_OBJECT
  public:
    ScreenshotTour(MainWindow* window, QString folder, QObject* parent = nullptr);
    void start(std::vector<TourStop> stops); ///< once the system's first answer is there

  Q_SIGNALS:
    void finished(int pictures, int missing);
    void failed(const QString& path); ///< this picture could not be made

  private:
    void arrive();
    void look();
    void shoot();
    void next(bool saved);
    [[nodiscard]] QString path() const;

    MainWindow* window_;
    QString folder_;
    std::vector<TourStop> stops_;
    std::size_t at_ = 0;
    int pictures_ = 0;
    int missing_ = 0;
    QElapsedTimer waiting_;
    QTimer poll_, settle_;
};

} // namespace countersign
