// SPDX-License-Identifier: GPL-3.0-or-later
// The window's program as it is, but for its end: when the first findings from the database are painted it
// says so, and quits. bench_start runs it, beside start_empty.
#include "app/countersign/arguments.h"
#include "app/countersign/console.h"
#include "app/countersign/languages.h"
#include "models/domain/finding.h"
#include "models/tables/finding_table.h"
#include "tests/bench/painted.h"
#include "tests/bench/say_painted.h"

#include <QApplication>
#include <QTreeView>

namespace {

/// Waits for the triage's view, then for rows in it that are painted and not stale.
class FirstTriage : public QObject {
  protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        auto* view = event->type() == QEvent::Polish ? qobject_cast<QTreeView*>(watched) : nullptr;
        if (view && qobject_cast<countersign::FindingTable*>(view->model()))
            new countersign::bench::PaintWatch(view, [view] {
                if (view->model()->rowCount() > 0)
                    countersign::bench::sayPainted();
            });
        return false;
    }
};

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("countersign"));
    countersign::installLanguages(&application);
    const auto arguments = countersign::parseArguments(QApplication::arguments());
    if (!arguments)
        return 2;
    countersign::Theme::instance().apply(arguments->theme);
    FirstTriage first;
    application.installEventFilter(&first);
    countersign::Console console(*arguments);
    console.start();
    return QApplication::exec();
}
