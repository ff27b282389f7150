// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/tick_worker.h"

#include "app/demo/demo_parts.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace countersign {
namespace {

/// What a healthy backend of the kind answers; facts of each, in our words.
QJsonObject pageOf(const QString& path) {
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    if (path == QStringLiteral("/api/health"))
        return {{QStringLiteral("status"), QStringLiteral("ok")},
                {QStringLiteral("timestamp"), QDateTime::currentMSecsSinceEpoch()},
                {QStringLiteral("services"),
                 QJsonObject{{QStringLiteral("database"), QStringLiteral("connected")},
                             {QStringLiteral("redis"), QStringLiteral("connected")}}}};
    if (path == QStringLiteral("/ready"))
        return {{QStringLiteral("ready"), true},
                {QStringLiteral("database"), QStringLiteral("connected")},
                {QStringLiteral("redis"), QStringLiteral("connected")}};
    return {{QStringLiteral("ok"), true}, {QStringLiteral("timestamp"), now}};
}

} // namespace

TickWorker::TickWorker(const QString& kind, const QString& databaseUrl, double speed)
    : kind_(kind)
    , database_(databaseUrl, false) {
    connect(&ticks_, &QTimer::timeout, this,
            [this] { database_.runScript(kind_ + QStringLiteral("/tick")); });
    ticks_.start(std::max(1, static_cast<int>(tickEveryMs / speed)));
}

std::optional<HttpReply> TickWorker::handle(const HttpRequest& request) const {
    const DemoPart* part = demoPart(kind_);
    for (const QString& endpoint : part == nullptr ? QStringList() : part->endpoints) {
        const QString path = endpoint.section(u' ', 1);
        if (request.path != demoPartPath(kind_, path).toLatin1())
            continue;
        return HttpReply{200, QJsonDocument(pageOf(path)).toJson(QJsonDocument::Compact)};
    }
    return std::nullopt;
}

QString TickWorker::tokensAt(const QString& address) {
    const PqRows rows = database_.ask(kind_ + QStringLiteral("/tokens"), {address});
    return rows.empty() || rows.at(0, 0).isEmpty() ? QStringLiteral("0") : rows.at(0, 0);
}

} // namespace countersign
