// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersign/arguments.h"
#include "app/countersign/console.h"
#include "app/demo/unix_signals.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <cstdio>

namespace {

constexpr int exitMisuse = 2;

/// The window's words in the person's language; English is in the source.
void installTranslators(QApplication& application) {
    auto* qt = new QTranslator(&application);
    if (qt->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qt);
    auto* ours = new QTranslator(&application);
    if (ours->load(QLocale(), QStringLiteral("countersign"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QApplication::installTranslator(ours);
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("countersign"));
    QApplication::setApplicationDisplayName(QStringLiteral("Countersign"));
    QApplication::setApplicationVersion(QStringLiteral(COUNTERSIGN_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("countersign"));
    installTranslators(application);

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
