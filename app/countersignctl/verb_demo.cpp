// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/verb.h"
#include "app/countersignctl/waiting.h"
#include "app/demo/demo_parts.h"
#include "app/demo/demo_runner.h"
#include "app/demo/unix_signals.h"

#include <QCoreApplication>

#include <algorithm>

namespace countersign::ctl {

namespace {

constexpr int startTimeoutMs = 180'000; ///< a slow machine writes its month of history, too
constexpr int settleMs = 5'000;         ///< --once: the backend does a little work before we look

Failure badInput(const QString& what) {
    return {FailureKind::BadInput,
            what,
            QStringLiteral("countersignctl demo"),
            QStringLiteral("See countersignctl demo --help"),
            {}};
}

Result<DemoOptions> optionsOf(const Arguments& arguments) {
    DemoOptions options;
    options.folder = arguments.value(QStringLiteral("folder"));
    options.asShipped = arguments.has(QStringLiteral("as-shipped"));
    bool ok = true;
    if (arguments.has(QStringLiteral("scenario")))
        options.scenario = arguments.value(QStringLiteral("scenario")).toULongLong(&ok);
    if (!ok)
        return badInput(QStringLiteral("--scenario must be a whole number"));
    if (arguments.has(QStringLiteral("speed")))
        options.speed = arguments.value(QStringLiteral("speed")).toDouble(&ok);
    if (!ok || !(options.speed >= 0.1 && options.speed <= 1000))
        return badInput(QStringLiteral("--speed must be a number from 0.1 to 1000"));
    if (arguments.has(QStringLiteral("systems"))) {
        const auto systems = demoSystemsNamed(arguments.value(QStringLiteral("systems")));
        if (!systems)
            return systems.failure();
        options.systems = *systems;
    }
    return options;
}

QString roleName(DemoRole role) {
    switch (role) {
    case DemoRole::Operator:
        return QStringLiteral("operator");
    case DemoRole::Auditor:
        return QStringLiteral("auditor");
    case DemoRole::Payer:
        return QStringLiteral("payout worker");
    case DemoRole::Admin:
        break;
    }
    return QStringLiteral("admin");
}

Json accessJson(const DemoAccess& access) {
    Json people = Json::array();
    for (const DemoPerson& person : access.people)
        people.push_back({{"login", toJson(person.login)},
                          {"human", toJson(person.human)},
                          {"role", toJson(roleName(person.role))}});
    Json files = Json::array();
    for (const QString& file : access.systemFiles)
        files.push_back(toJson(file));
    return {{"system_file", toJson(access.systemFile)},     {"system_files", files},
            {"password_file", toJson(access.passwordFile)}, {"metrics", toJson(access.metrics.toString())},
            {"health", toJson(access.health.toString())},   {"people", people}};
}

/// Passwords stay in their file: a terminal is looked at by others, and logged.
void printAccess(Output& output, const DemoAccess& access) {
    output.line(QStringLiteral("A live settlement system is running. Look at it from another terminal:"));
    output.line();
    output.line(QStringLiteral("  export PGPASSFILE=%1").arg(access.passwordFile));
    for (const QString& file : access.systemFiles)
        output.line(QStringLiteral("  countersignctl findings --system %1").arg(file));
    output.line(QStringLiteral("  countersign --system %1").arg(access.systemFile));
    output.line();
    TextTable people{{QStringLiteral("login"), QStringLiteral("is"), QStringLiteral("role")}, {}, {}};
    for (const DemoPerson& person : access.people)
        people.rows.push_back({person.login, person.displayName, roleName(person.role)});
    output.table(people);
    output.line();
    output.line(
        QStringLiteral("Metrics: %1   Health: %2").arg(access.metrics.toString(), access.health.toString()));
    output.line(QStringLiteral("Ctrl-C stops and removes all of it."));
}

/// The triage of the demo, as "findings --full" prints it.
int showTriage(const DemoAccess& access, Output& output) {
    qputenv("PGPASSFILE", access.passwordFile.toUtf8());
    pauseFor(settleMs);
    Arguments arguments;
    arguments.options[QStringLiteral("full")] = {};
    for (const QString& file : access.systemFiles) {
        if (access.systemFiles.size() > 1)
            output.remark(file);
        arguments.options[QStringLiteral("system")] = {file};
        if (findingsVerb().run(arguments, output) == CannotRun)
            return CannotRun;
    }
    return Fine; // a demo has findings: that is what it is for
}

int stayUntilStopped(const DemoAccess& access, const std::optional<Failure>& failed, Output& output) {
    if (output.json())
        output.write(Json::array({accessJson(access)}));
    else
        printAccess(output, access);
    QCoreApplication::exec();
    return failed ? output.cannotRun(*failed) : Fine;
}

int runDemo(const Arguments& arguments, Output& output) {
    const auto options = optionsOf(arguments);
    if (!options)
        return output.cannotRun(options.failure());
    quitOnTerminationSignals();
    std::optional<DemoAccess> access;
    std::optional<Failure> failed;
    bool stopped = false;
    DemoRunner runner(*options);
    QObject here;
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, &here, [&] { stopped = true; });
    QObject::connect(&runner, &DemoRunner::progress, &here,
                     [&](const QString& step) { output.remark(step + QStringLiteral("...")); });
    QObject::connect(&runner, &DemoRunner::ready, &here, [&](const DemoAccess& ready) { access = ready; });
    QObject::connect(&runner, &DemoRunner::failed, &here, [&](const Failure& failure) {
        failed = failure;
        QCoreApplication::exit(CannotRun);
    });
    runner.start();
    waitUntil([&] { return access || failed || stopped; }, startTimeoutMs);
    if (failed)
        return output.cannotRun(*failed);
    if (!access)
        return output.cannotRun(
            {stopped ? FailureKind::Cancelled : FailureKind::TimedOut,
             stopped ? QStringLiteral("stopped before the demo was ready")
                     : QStringLiteral("the demo was not ready after %1 s").arg(startTimeoutMs / 1000),
             QStringLiteral("countersignctl demo"),
             {},
             {}});
    return arguments.has(QStringLiteral("once")) ? showTriage(*access, output)
                                                 : stayUntilStopped(*access, failed, output);
}

} // namespace

Verb demoVerb() {
    return {
        QStringLiteral("demo"),
        {},
        QStringLiteral("Start a live settlement system to try everything on, until Ctrl-C."),
        QStringLiteral(
            "A private PostgreSQL in a folder of its own, with a backend at work on it and a small chain.\n"
            "Needs initdb and postgres; touches nothing of an installed server; leaves nothing behind."),
        {
            {QStringLiteral("once"), {}, QStringLiteral("print the triage, stop, and exit 0")},
            {QStringLiteral("as-shipped"),
             {},
             QStringLiteral("play the backend's released version, which takes up no retries")},
            {QStringLiteral("systems"), QStringLiteral("KIND,..."),
             QStringLiteral("several systems beside each other, or all (%1)").arg(demoSystems().join(u','))},
            {QStringLiteral("scenario"), QStringLiteral("N"),
             QStringLiteral("another history; the same number gives the same")},
            {QStringLiteral("speed"), QStringLiteral("X"),
             QStringLiteral("run the backend's time X times faster")},
            {QStringLiteral("folder"), QStringLiteral("DIR"),
             QStringLiteral("keep it there (must be empty or missing)")},
        },
        runDemo};
}

} // namespace countersign::ctl
