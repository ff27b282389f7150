// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/shipped_sweep.h"

#include "app/demo_backend/worker.h"

#include <QCoreApplication>
#include <QDateTime>

namespace countersign {

ShippedSweep::ShippedSweep(Database& database, const BackendOptions& options)
    : database_(database)
    , speed_(options.speed) {
    every_.callOnTimeout(this, &ShippedSweep::sweep);
    every_.start(qMax(50, static_cast<int>(sweepEveryS * 1000 / speed_)));
}

void ShippedSweep::sweep() {
    const QString lock = QStringLiteral("worker-%1-repeat:retry-failed-intents:%2")
                             .arg(QCoreApplication::applicationPid())
                             .arg(QDateTime::currentMSecsSinceEpoch());
    database_.ask(QStringLiteral("sweep"), {lock, QString::number(lockS / speed_)});
}

} // namespace countersign
