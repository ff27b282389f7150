// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersign/arguments.h"
#include "app/countersign/console.h"
#include "app/countersign/languages.h"
#include "app/demo/unix_signals.h"

#include <QApplication>

#include <cstdio>

namespace {

constexpr int exitMisuse = 2;

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("countersign"));
    QApplication::setApplicationDisplayName(QStringLiteral("Countersign"));
    QApplication::setApplicationVersion(QStringLiteral(COUNTERSIGN_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("countersign"));
    countersign::installLanguages(&application);

    const auto arguments = countersign::parseArguments(QApplication::arguments());
    if (!arguments) {
        std::fprintf(stderr, "countersign: %s\n",
                     qUtf8Printable(countersign::englishSentence(arguments.failure())));
        return exitMisuse;
    }
    if (arguments->task == countersign::Arguments::Task::Help) {
        std::fputs(qUtf8Printable(countersign::helpText()), stdout);
        return 0;
    }
    if (arguments->task == countersign::Arguments::Task::Version) {
        std::puts("countersign " COUNTERSIGN_VERSION);
        return 0;
    }
    countersign::quitOnTerminationSignals();
    countersign::Theme::instance().apply(arguments->theme);
    countersign::Console console(*arguments);
    console.start();
    return QApplication::exec();
}
