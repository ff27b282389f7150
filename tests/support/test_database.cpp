// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_database.h"

#include "models/postgres/sql_text.h"

#include <QFile>

namespace countersign {
namespace {

const QStringList loginNames{QStringLiteral("ann"),   QStringLiteral("bob"), QStringLiteral("carol"),
                             QStringLiteral("dave"),  QStringLiteral("eve"), QStringLiteral("mallory"),
                             QStringLiteral("looker")};

QString inSchema(const QString& schema, const QString& tables) {
    return QStringLiteral("CREATE SCHEMA IF NOT EXISTS %1; SET search_path = %1;\n")
               .arg(quotedIdentifier(schema)) +
           tables;
}

Result<QString> tablesOfSge() {
    QFile file(QStringLiteral(":/countersign/demo/sge/schema.sql"));
    if (!file.open(QIODevice::ReadOnly))
        return Failure{
            FailureKind::Internal, QStringLiteral("the tables of sge are not in this program"), {}, {}, {}};
    return QString::fromUtf8(file.readAll());
}

} // namespace

std::vector<QStringList> textRows(const pqxx::result& result) {
    std::vector<QStringList> all;
    for (const auto& row : result) {
        QStringList fields;
        for (const auto& field : row)
            fields << (field.is_null() ? QStringLiteral("∅") : QString::fromUtf8(field.c_str()));
        all.push_back(fields);
    }
    return all;
}

std::vector<ContractPerson> TestDatabase::people() {
    const QStringList operators{QStringLiteral("operator")};
    return {{QStringLiteral("ann"), QStringLiteral("ann"), QStringLiteral("Ann Lee"), operators},
            {QStringLiteral("bob"), QStringLiteral("bob"), QStringLiteral("Bob Ray"), operators},
            {QStringLiteral("carol"),
             QStringLiteral("carol"),
             QStringLiteral("Carol Wu"),
             {QStringLiteral("auditor")}},
            {QStringLiteral("dave"),
             QStringLiteral("dave"),
             QStringLiteral("Dave Oz"),
             {QStringLiteral("admin")}}};
}

Result<std::unique_ptr<TestDatabase>> TestDatabase::create(const TestDatabaseOptions& options) {
    std::unique_ptr<TestDatabase> test(new TestDatabase);
    Result<KindPack> kind = loadKind(options.kind);
    if (!kind)
        return kind.failure();
    test->kind_ = std::make_shared<const KindPack>(std::move(*kind));
    test->schema_ = options.schema;
    test->tables_ = options.tables;
    Result<std::unique_ptr<PrivateCluster>> cluster = PrivateCluster::start(options.cluster);
    if (!cluster)
        return cluster.failure();
    test->cluster_ = std::move(*cluster);
    if (const Status logins = test->makeLogins(options.moreLogins); !logins)
        return logins.failure();
    if (const Status made = test->makeDatabase(test->database_, options.schema); !made)
        return made.failure();
    if (!options.contract)
        return test;
    const Result<InstallReport> installed =
        installContract(test->plan(test->adminLogin()), *test->kind_, people());
    if (!installed)
        return installed.failure();
    if (const Status eve = test->sql(QStringLiteral("GRANT countersign_operator TO eve")); !eve)
        return eve.failure();
    return test;
}

Status TestDatabase::makeLogins(const QStringList& more) {
    QString script;
    for (const QString& login : loginNames + more) {
        passwords_[login] = randomPassword();
        script += QStringLiteral("CREATE ROLE %1 LOGIN PASSWORD %2;\n")
                      .arg(login, quotedLiteral(passwords_[login]));
    }
    passwords_[cluster_->adminLogin()] = cluster_->adminPassword();
    return cluster_->runSql(QStringLiteral("postgres"), script);
}

Status TestDatabase::makeDatabase(const QString& name, const QString& schema) {
    if (const Status made =
            cluster_->runSql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE ") + name);
        !made)
        return made;
    const Result<QString> tables = tables_.isEmpty() ? tablesOfSge() : Result<QString>(tables_);
    if (!tables)
        return tables.failure();
    return cluster_->runSql(name, inSchema(schema, *tables) +
                                      QStringLiteral(";\nGRANT USAGE ON SCHEMA %1 TO looker;"
                                                     " GRANT SELECT ON ALL TABLES IN SCHEMA %1 TO looker;")
                                          .arg(quotedIdentifier(schema)));
}

ConnectionPlan TestDatabase::plan(const QString& login, const QString& database) const {
    const QString url = cluster_->urlFor(login, database.isEmpty() ? database_ : database);
    Result<ConnectionPlan> plan = planConnection(url, false, true);
    ConnectionPlan made = plan ? *plan : ConnectionPlan{};
    made.password = passwords_.at(login);
    made.schema = schema_;
    return made;
}

std::unique_ptr<Connection> TestDatabase::connect(const QString& login, QString* why,
                                                  const QString& database) const {
    Result<std::unique_ptr<Connection>> opened = Connection::open(plan(login, database), {});
    if (opened)
        return std::move(*opened);
    if (why != nullptr)
        *why = englishSentence(opened.failure());
    return nullptr;
}

Result<std::vector<QStringList>> TestDatabase::rows(const QString& login, const QString& query,
                                                    const SqlArguments& arguments) const {
    Result<std::unique_ptr<Connection>> opened = Connection::open(plan(login), {});
    if (!opened)
        return opened.failure();
    const Result<pqxx::result> answer = (*opened)->run(query, arguments);
    if (!answer)
        return answer.failure();
    return textRows(*answer);
}

QString TestDatabase::value(const QString& login, const QString& query, const SqlArguments& arguments) const {
    const Result<std::vector<QStringList>> all = rows(login, query, arguments);
    if (!all)
        return failureKindName(all.failure().kind) + u' ' + all.failure().detail;
    return all->empty() || all->front().isEmpty() ? QStringLiteral("(no row)") : all->front().front();
}

} // namespace countersign
