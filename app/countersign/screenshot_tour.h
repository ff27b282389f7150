// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/theme.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <vector>

namespace countersign {

class MainWindow;

/// Opens every board in light and dark, gives each time to fill, and saves a picture of it: what README shows
/// and what a demo without a display leaves behind. Thread: UI.
class ScreenshotTour : public QObject {
    Q_OBJECT
  public:
    ScreenshotTour(MainWindow* window, QString folder, QObject* parent = nullptr);
    void start(); ///< once the system's first answer is there

  Q_SIGNALS:
    void finished(int pictures);
    void failed(const QString& path); ///< this picture could not be written

  private:
    struct Stop {
        Theme::Mode mode;
        QString board;
        bool dialog; ///< with the dialog of the board's act opened
    };
    void next();
    void arrive();
    void shoot();

    MainWindow* window_;
    QString folder_;
    std::vector<Stop> stops_;
    std::size_t at_ = 0;
    int pictures_ = 0;
    QTimer settle_;
};

} // namespace countersign
