// SPDX-License-Identifier: GPL-3.0-or-later
// Sends one signed decision and prints the answer: a console that a test can kill in between. Arguments: the
// database's URL (the password is in PGPASSWORD), then those of countersign.decide.
#include "app/demo/pq_link.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace countersign;

int main(int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    auto link = PqLink::open(arguments.value(0));
    if (!link)
        return 1;
    const auto answer =
        link->query(QStringLiteral("SELECT concat(a.outcome, ' ', a.state) FROM countersign.decide("
                                   "$1, $2, $3, $4, $5, $6, $7, $8) a"),
                    arguments.mid(1));
    if (!answer)
        return 2;
    QTextStream(stdout) << answer->at(0, 0) << Qt::endl;
    return 0;
}
