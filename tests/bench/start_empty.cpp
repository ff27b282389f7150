// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of bench_start: an empty window of Qt, which says when it is painted, and quits.
#include "tests/bench/say_painted.h"

#include <QApplication>
#include <QWidget>

namespace {

class EmptyWindow : public QWidget {
  protected:
    void paintEvent(QPaintEvent*) override { countersign::bench::sayPainted(); }
};

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    EmptyWindow window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
