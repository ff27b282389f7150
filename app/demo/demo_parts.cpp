// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_parts.h"

#include <QFile>

#include <algorithm>

namespace countersign {

const std::vector<DemoPart>& demoParts() {
    static const std::vector<DemoPart> parts{
        {QStringLiteral("polybet"),
         QStringLiteral("Polybet demo"),
         Environment::Staging,
         {QStringLiteral("health /api/health")},
         137,
         QStringLiteral("ask-2")},
        {QStringLiteral("pm"),
         QStringLiteral("PM demo"),
         Environment::Development,
         {QStringLiteral("health /health"), QStringLiteral("ready /ready")},
         0},
        {QStringLiteral("cellframe"), QStringLiteral("Cellframe demo"), Environment::Development, {}, 0}};
    return parts;
}

const DemoPart* demoPart(const QString& kind) {
    const auto& parts = demoParts();
    const auto found =
        std::find_if(parts.begin(), parts.end(), [&](const DemoPart& part) { return part.kind == kind; });
    return found == parts.end() ? nullptr : &*found;
}

QStringList demoSystems() {
    QStringList all{QStringLiteral("sge")};
    for (const DemoPart& part : demoParts())
        all << part.kind;
    return all;
}

Result<QStringList> demoSystemsNamed(const QString& text) {
    if (text == QStringLiteral("all"))
        return demoSystems();
    QStringList named = text.split(u',', Qt::SkipEmptyParts);
    named.removeDuplicates();
    for (const QString& kind : named) {
        if (!demoSystems().contains(kind))
            return Failure{FailureKind::BadInput,
                           QStringLiteral("the demo has no system “%1”").arg(kind.left(40)),
                           QStringLiteral("--systems"),
                           QStringLiteral("There are: all, %1").arg(demoSystems().join(u", ")),
                           {}};
    }
    // The first is the one the demo's story is about: it is always there.
    named.removeAll(demoSystems().front());
    named.prepend(demoSystems().front());
    return named;
}

QString demoPartPath(const QString& kind, const QString& path) {
    return u'/' + kind + path;
}

Result<QString> demoPartSql(const QString& kind, const QString& name) {
    QFile file(QStringLiteral(":/countersign/demo/%1/%2").arg(kind, name));
    if (!file.open(QIODevice::ReadOnly))
        return Failure{FailureKind::Internal,
                       QStringLiteral("the demo's SQL is not in this program"),
                       file.fileName(),
                       {},
                       {}};
    return QString::fromUtf8(file.readAll())
        .replace(QStringLiteral("{now}"), QStringLiteral("(now() AT TIME ZONE 'UTC')::timestamp(3)"));
}

} // namespace countersign
