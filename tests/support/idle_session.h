// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/feeds/system_session.h"

#include <memory>

namespace countersign {

/// A session whose database is a closed port of this machine: nothing answers, everything is refused at once.
inline std::unique_ptr<SystemSession> idleSession(const QString& name, Environment environment) {
    SystemFile file;
    file.name = name;
    file.kind = QStringLiteral("sge");
    file.environment = environment;
    file.database = QStringLiteral("postgresql://ann@127.0.0.1:1/nowhere");
    auto kind = loadKind(file.kind);
    auto plan = planConnection(file.database, false, false);
    if (!kind || !plan)
        return nullptr;
    constexpr double pace = 20;
    return std::make_unique<SystemSession>(file, std::make_shared<const KindPack>(std::move(kind).value()),
                                           std::move(plan).value(), SessionOptions{false, pace});
}

/// A finding of the console's own, as one of a session's feeds would make it.
inline Finding plainFinding(const QString& detector, Severity severity, const QString& subject) {
    Finding finding;
    finding.detector = detector;
    finding.severity = severity;
    finding.board = QStringLiteral("intents");
    finding.subjectKind = QStringLiteral("intent");
    finding.subjectId = subject;
    finding.title = QStringLiteral("Found by %1").arg(detector);
    finding.why = QStringLiteral("because");
    return finding;
}

} // namespace countersign
