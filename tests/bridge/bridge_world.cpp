// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_database.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

using namespace countersign;

/// A server with the tables of sge, the contract and a login for the bridge, for tests that are no C++: says
/// as a line of JSON where it is, and holds it until its standard input ends.
int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QString bridge = QStringLiteral("sge_bridge");
    TestDatabaseOptions options;
    options.moreLogins = {bridge};
    const auto made = TestDatabase::create(options);
    if (!made) {
        QTextStream(stderr) << englishSentence(made.failure()) << Qt::endl;
        return 2;
    }
    TestDatabase& database = **made;
    const auto bridged = installContract(database.plan(database.adminLogin()), *database.kind(),
                                         TestDatabase::people(), true, false, {bridge});
    if (!bridged) {
        QTextStream(stderr) << englishSentence(bridged.failure()) << Qt::endl;
        return 2;
    }
    QJsonObject passwords;
    for (const QString& login :
         {database.adminLogin(), bridge, QStringLiteral("ann"), QStringLiteral("mallory")})
        passwords[login] = database.plan(login).password;
    const QJsonObject world{{QStringLiteral("port"), database.cluster().port()},
                            {QStringLiteral("database"), QStringLiteral("sge")},
                            {QStringLiteral("passwords"), passwords}};
    QTextStream(stdout) << QJsonDocument(world).toJson(QJsonDocument::Compact) << Qt::endl;
    (void)QTextStream(stdin).readAll();
    return 0;
}
