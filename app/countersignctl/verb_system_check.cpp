// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/doctor_output.h"
#include "app/countersignctl/output.h"
#include "app/countersignctl/target.h"
#include "models/postgres/kind_check.h"

#include <QFile>

#include <algorithm>

namespace countersign::ctl {

namespace {

/// A file that nobody names is left out: said, unless it says itself that it is not used.
std::vector<DoctorLine> filesLines(const QString& folder, const KindPack& kind) {
    std::vector<DoctorLine> lines;
    for (const QString& name : unnamedFiles(folder, kind)) {
        QFile file(folder + u'/' + name);
        const bool saysSo = file.open(QIODevice::ReadOnly) && file.readLine(256).startsWith("-- Not used");
        lines.push_back(
            {QStringLiteral("file ") + name, saysSo ? HealthState::Good : HealthState::Warning,
             saysSo ? QStringLiteral("not used, as its first line says")
                    : QStringLiteral("nothing in kind.json names it: it is left out, and no part "
                                     "of the digest"),
             saysSo ? QString()
                    : QStringLiteral("Name it in kind.json; or take it away; or begin it with “-- Not "
                                     "used”")});
    }
    return lines;
}

int runSystemCheck(const Arguments& arguments, Output& output) {
    const QString folder = arguments.positional[0];
    const auto kind = loadKindFolder(folder);
    if (!kind)
        return output.cannotRun(kind.failure());
    std::vector<DoctorLine> lines{{QStringLiteral("kind.json"),
                                   HealthState::Good,
                                   QStringLiteral("%1 version %2: %3 kinds of items, %4 detectors")
                                       .arg(kind->name)
                                       .arg(kind->version)
                                       .arg(kind->items.size())
                                       .arg(kind->detectors.size()),
                                   {}},
                                  {QStringLiteral("digest"), HealthState::Good, kind->digest, {}}};
    const auto files = filesLines(folder, *kind);
    lines.insert(lines.end(), files.begin(), files.end());
    if (arguments.has(QStringLiteral("database"))) {
        auto plan = planConnection(arguments.value(QStringLiteral("database")),
                                   arguments.has(QStringLiteral("allow-weak-tls")), true);
        if (!plan)
            return output.cannotRun(plan.failure());
        plan->readOnly = true;
        const auto checked = checkKind(*plan, *kind);
        if (!checked)
            return output.cannotRun(checked.failure());
        lines.insert(lines.end(), checked->begin(), checked->end());
    } else {
        lines.push_back({QStringLiteral("database"), HealthState::Unknown,
                         QStringLiteral("not looked at: only the files were read"),
                         QStringLiteral("countersignctl system check %1 --database URL").arg(folder)});
    }
    writeDoctorLines(output, lines);
    const bool fine = std::all_of(lines.begin(), lines.end(),
                                  [](const auto& line) { return line.state == HealthState::Good; });
    return fine ? Fine : NeedsHuman;
}

} // namespace

Verb systemCheckVerb() {
    return {QStringLiteral("system check"),
            QStringLiteral("FOLDER"),
            QStringLiteral("Hold a kind of system of your own against the contract and a database."),
            QStringLiteral("Without --database only its files are read. With it each SELECT is run without "
                           "rows, planned as for "
                           "a large\ntable, and the verdicts on rows of all sorts are looked at. Nothing is "
                           "changed; the contract need "
                           "not be\ninstalled. Exit 1 when anything is not good. The digest it prints names "
                           "exactly these files:\n"
                           "install --kind FOLDER wants it as --reviewed."),
            {{QStringLiteral("database"), QStringLiteral("URL"),
              QStringLiteral("a database that has the backend's tables")},
             {QStringLiteral("allow-weak-tls"), {}, QStringLiteral("don't demand a verified certificate")}},
            runSystemCheck};
}

} // namespace countersign::ctl
