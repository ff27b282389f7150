// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/private_cluster.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace countersign;

/// Starts a private cluster, says where it is ("FOLDER PID"), and holds it until somebody kills us.
int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const auto cluster = PrivateCluster::start();
    if (!cluster) {
        QTextStream(stderr) << englishSentence(cluster.failure()) << Qt::endl;
        return 2;
    }
    QTextStream(stdout) << cluster.value()->folder() << ' ' << cluster.value()->postmasterPid() << Qt::endl;
    return QCoreApplication::exec();
}
