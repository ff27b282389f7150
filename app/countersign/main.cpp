// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersign/arguments.h"
#include "app/countersign/console.h"
#include "app/countersign/languages.h"
#include "app/demo/unix_signals.h"

#include <QApplication>

#include <cstdio>

namespace {

constexpr int exitMisuse = 2;

/// What needs no window is said without one: QApplication ends a program that finds no display.
bool saidWithoutWindow(int argc, char** argv) {
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const auto arguments = countersign::parseArguments(words);
    if (!arguments) // perhaps Qt's own words, which QApplication takes away
        return false;
    if (arguments->task == countersign::Arguments::Task::Help) {
        const QCoreApplication named(argc, argv); // the usage line has the program's name
        std::fputs(qUtf8Printable(countersign::helpText()), stdout);
        return true;
    }
    if (arguments->task != countersign::Arguments::Task::Version)
        return false;
    std::puts("countersign " COUNTERSIGN_VERSION);
    return true;
}

} // namespace

int main(int argc, char** argv) {
    if (saidWithoutWindow(argc, argv))
        return 0;
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
    countersign::quitOnTerminationSignals();
    countersign::Theme::instance().apply(arguments->theme);
    countersign::Console console(*arguments);
    console.start();
    return QApplication::exec();
}
