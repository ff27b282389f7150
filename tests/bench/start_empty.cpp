// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of bench_start: an empty window of Qt, which quits when it is painted.
#include <QApplication>
#include <QWidget>

namespace {

class EmptyWindow : public QWidget {
  protected:
    void paintEvent(QPaintEvent*) override {
        QMetaObject::invokeMethod(qApp, &QApplication::quit, Qt::QueuedConnection);
    }
};

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    EmptyWindow window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
