// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersign/arguments.h"

#include "app/demo/demo_parts.h"
#include "models/feeds/system_roster.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace countersign {
namespace {

QString word(const char* text) {
    return QString::fromLatin1(text);
}

Failure misuse(const QString& what) {
    return {FailureKind::BadInput, what, word("command line"), word("See countersign --help"), {}};
}

void addOptions(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        word("See what is stuck, wrong or about to run dry in a payment backend, and act on it safely."));
    parser.addPositionalArgument(
        word("FILE"),
        word("Open the systems that these files describe, side by side; without any, those "
             "that were open last."),
        word("[FILE...]"));
    parser.addOptions({
        {word("system"), word("The same as FILE."), word("FILE")},
        {word("demo"), word("Open the embedded live system (needs PostgreSQL's server programs).")},
        {word("systems"),
         word("With --demo: several systems side by side, by their KINDS, or all (%1).")
             .arg(demoSystems().join(u',')),
         word("KINDS")},
        {word("as-shipped"),
         word("With --demo: the backend's released version, which ignores retried rows.")},
        {word("scenario"), word("With --demo: the same NUMBER gives the same history."), word("NUMBER")},
        {word("speed"), word("With --demo: how much faster the backend's time runs."), word("FACTOR")},
        {word("auditor"), word("Look only, proven by trying, whatever the login may do.")},
        {word("theme"), word("light or dark; otherwise as the desktop."), word("THEME")},
        {word("screenshots"),
         word("Save pictures of every board in DIR, light and dark, and quit. With --demo also of a retry."),
         word("DIR")},
        {{word("h"), word("help")}, word("Show this help.")},
        {{word("v"), word("version")}, word("Show the version.")},
    });
}

Result<Theme::Mode> themeOf(const QString& name) {
    if (name.isEmpty())
        return Theme::Mode::System;
    if (name == word("light"))
        return Theme::Mode::Light;
    if (name == word("dark"))
        return Theme::Mode::Dark;
    return misuse(word("the theme is light or dark, not “%1”").arg(name));
}

Status readDemo(const QCommandLineParser& parser, DemoOptions& options) {
    if (parser.isSet(word("systems"))) {
        const auto systems = demoSystemsNamed(parser.value(word("systems")));
        if (!systems)
            return systems.failure();
        options.systems = *systems;
    }
    options.asShipped = parser.isSet(word("as-shipped"));
    bool fine = true;
    if (parser.isSet(word("scenario")))
        options.scenario = parser.value(word("scenario")).toULongLong(&fine);
    if (!fine)
        return misuse(word("--scenario takes a whole number"));
    if (parser.isSet(word("speed")))
        options.speed = parser.value(word("speed")).toDouble(&fine);
    if (!fine || options.speed <= 0)
        return misuse(word("--speed takes a number above 0"));
    return Nothing{};
}

} // namespace

Result<Arguments> parseArguments(const QStringList& words) {
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(words))
        return misuse(parser.errorText());
    Arguments arguments;
    if (parser.isSet(word("help")))
        arguments.task = Arguments::Task::Help;
    else if (parser.isSet(word("version")))
        arguments.task = Arguments::Task::Version;
    arguments.systemFiles = parser.values(word("system")) + parser.positionalArguments();
    arguments.systemFiles.removeDuplicates();
    if (arguments.systemFiles.size() > maxOpenSystems)
        return misuse(word("at most %1 systems can be open at once").arg(maxOpenSystems));
    arguments.demo = parser.isSet(word("demo"));
    if (arguments.demo && !arguments.systemFiles.isEmpty())
        return misuse(word("--demo and a system's file exclude each other"));
    arguments.auditor = parser.isSet(word("auditor"));
    arguments.screenshots = parser.value(word("screenshots"));
    if (!arguments.screenshots.isEmpty() && !arguments.demo && arguments.systemFiles.isEmpty())
        return misuse(word("--screenshots needs --demo or a system's file"));
    const auto theme = themeOf(parser.value(word("theme")));
    if (!theme)
        return theme.failure();
    arguments.theme = theme.value();
    const Status demo = readDemo(parser, arguments.demoOptions);
    if (!demo)
        return demo.failure();
    return arguments;
}

QString helpText() {
    QCommandLineParser parser;
    addOptions(parser);
    return parser.helpText();
}

} // namespace countersign
