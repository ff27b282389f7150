// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/run.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("countersignctl"));
    QCoreApplication::setOrganizationName(QStringLiteral("countersign"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERSIGN_VERSION));

    // By descriptor: a FILE* would keep what it has until it is full, and a demo's answers are read while it
    // runs.
    QFile out;
    QFile err;
    if (!out.open(fileno(stdout), QIODevice::WriteOnly | QIODevice::Unbuffered) ||
        !err.open(fileno(stderr), QIODevice::WriteOnly | QIODevice::Unbuffered))
        return countersign::ctl::CannotRun;
    return countersign::ctl::run(QCoreApplication::arguments().mid(1), out, err);
}
