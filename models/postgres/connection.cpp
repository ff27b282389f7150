// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/connection.h"

#include "models/domain/redactor.h"
#include "models/postgres/conninfo.h"
#include "models/postgres/driver_failure.h"
#include "models/postgres/sql_text.h"
#include "models/postgres/statement_stop.h"
#include "models/postgres/tls_reason.h"

#include <QCryptographicHash>

#include <algorithm>

namespace countersign {

namespace {

constexpr int preparedNameDigits = 40; ///< with its prefix below the 63 octets of a name

} // namespace

namespace {

/// What every session of ours needs, whatever role, database or server say.
SessionSettings fixedSettings(const ConnectionPlan& plan) {
    const auto ms = [](int value) { return QString::number(value); };
    SessionSettings settings{
        {QStringLiteral("statement_timeout"), ms(plan.statementTimeoutMs)},
        {QStringLiteral("lock_timeout"), ms(lockTimeoutMs)},
        {QStringLiteral("idle_in_transaction_session_timeout"), ms(idleInTransactionTimeoutMs)},
        {QStringLiteral("search_path"), QStringLiteral("pg_catalog, pg_temp")},
        {QStringLiteral("TimeZone"), QStringLiteral("UTC")},
        {QStringLiteral("DateStyle"), QStringLiteral("ISO, YMD")},
        {QStringLiteral("IntervalStyle"), QStringLiteral("postgres")},
        {QStringLiteral("standard_conforming_strings"), QStringLiteral("on")},
        {QStringLiteral("bytea_output"), QStringLiteral("hex")},
        {QStringLiteral("default_transaction_isolation"), QStringLiteral("read committed")},
        {QStringLiteral("jit"), QStringLiteral("off")}, // compiling costs more than our small queries
    };
    if (plan.readOnly)
        settings.emplace_back(QStringLiteral("default_transaction_read_only"), QStringLiteral("on"));
    return settings;
}

QString limitsSql() {
    return QStringLiteral("SET LOCAL statement_timeout = %1; SET LOCAL lock_timeout = %2")
        .arg(statementTimeoutMs)
        .arg(lockTimeoutMs);
}

/// libpq wants the password in the conninfo; it is put together here and not kept.
std::string wholeConninfo(const ConnectionPlan& plan) {
    QString text = plan.conninfo;
    if (!plan.password.isEmpty())
        text += u' ' + writeConnectionKeywords({{QStringLiteral("password"), plan.password}});
    return text.toStdString();
}

} // namespace

Connection::Connection(const ConnectionPlan& plan, const SessionSettings& ownSettings)
    : where_(QStringLiteral("database ") + plan.shown)
    , settings_(fixedSettings(plan))
    , pooled_(plan.pooled)
    , readOnly_(plan.readOnly)
    , mayPrepare_(!plan.pooled)
    , stop_(plan.stop) {
    settings_.insert(settings_.end(), ownSettings.begin(), ownSettings.end());
    if (!plan.password.isEmpty())
        secrets_ << plan.password;
}

Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionPlan& plan,
                                                     const SessionSettings& ownSettings) {
    std::unique_ptr<Connection> opened(new Connection(plan, ownSettings));
    try {
        opened->connection_ = pqxxConnect(wholeConninfo(plan));
        opened->quiet_ = std::make_unique<NoNotices>(*opened->connection_);
    } catch (const std::exception& thrown) {
        Failure failure = failureOf(thrown, opened->where_, opened->secrets_);
        return failure.kind == FailureKind::TlsRefused ? withTlsReason(failure, plan) : failure;
    }
    if (!opened->pooled_) {
        if (const Status looked = opened->lookForPooler(); !looked)
            return looked.failure();
    }
    if (!opened->pooled_) {
        if (const auto set = opened->run(opened->settingsSql(false)); !set)
            return set.failure();
    }
    return opened;
}

/// A server tells its process at connect, for cancelling, and in SQL. A pooler has many servers behind one
/// client, so it invents the first: where the two differ, a SET of ours would stay behind for somebody else.
Status Connection::lookForPooler() {
    const auto rows = run(QStringLiteral("SELECT pg_catalog.pg_backend_pid()"));
    if (!rows)
        return rows.failure();
    if ((*rows)[0][0].as<int>() != backendPid()) {
        pooled_ = true;
        mayPrepare_ = false;
    }
    return Nothing{};
}

QString Connection::server() const {
    if (!connection_ || !connection_->is_open())
        return {};
    const char* host = connection_->hostname();
    const char* port = connection_->port();
    return QStringLiteral("%1:%2").arg(QString::fromUtf8(host != nullptr ? host : ""),
                                       QString::fromUtf8(port != nullptr ? port : ""));
}

QString Connection::settingsSql(bool local) const {
    QStringList calls;
    for (const auto& [name, value] : settings_)
        calls << QStringLiteral("pg_catalog.set_config(%1, %2, %3)")
                     .arg(quotedLiteral(name), quotedLiteral(value),
                          local ? QStringLiteral("true") : QStringLiteral("false"));
    return QStringLiteral("SELECT ") + calls.join(QStringLiteral(", "));
}

Status Connection::holdReadOnly() {
    readOnly_ = true;
    if (pooled_)
        return Nothing{}; // said in each transaction
    const auto set = run(QStringLiteral("SELECT set_config('default_transaction_read_only', 'on', false)"));
    return set ? Status(Nothing{}) : Status(set.failure());
}

int Connection::backendPid() const {
    return connection_ && connection_->is_open() ? connection_->backendpid() : 0;
}

/// What may be ended.
template<typename Body>
Result<pqxx::result> Connection::guarded(Body body) {
    const StatementStop::Running running(stop_.get(), connection_->statement());
    if (running.stopped())
        return Failure{
            FailureKind::Cancelled, QStringLiteral("the connection is being closed"), where_, {}, {}};
    return translated(std::move(body));
}

template<typename Body>
Result<pqxx::result> Connection::translated(Body body) {
    if (!usable_)
        return Failure{FailureKind::Unreachable, QStringLiteral("the connection is gone"), where_, {}, {}};
    const auto failed = [this](const std::exception& thrown, bool lost) {
        if (lost || !connection_->is_open())
            usable_ = false;
        return failureOf(thrown, where_, secrets_);
    };
    try {
        return body();
    } catch (const pqxx::in_doubt_error& thrown) { // first: it is a failure, too, but of another sort
        return failed(thrown, true);
    } catch (const pqxx::broken_connection& thrown) {
        return failed(thrown, true);
    } catch (const pqxx::sql_error& thrown) {
        return failed(thrown, endsConnection(QString::fromStdString(thrown.sqlstate())));
    } catch (const std::exception& thrown) {
        return failed(thrown, false);
    }
}

namespace {

/// The arguments as the driver wants them; the bytes are kept beside the pointers.
class Utf8Values {
  public:
    explicit Utf8Values(const SqlArguments& arguments) {
        bytes_.reserve(arguments.size());
        for (const auto& argument : arguments) {
            bytes_.push_back(argument ? argument->toUtf8() : QByteArray());
            // PostgreSQL has no text with a zero byte: cut off there it would be another value.
            if (bytes_.back().contains('\0'))
                throw pqxx::argument_error("a value has a zero byte");
            values_.push_back(argument ? bytes_.back().constData() : nullptr);
        }
    }
    [[nodiscard]] const SqlValues& values() const { return values_; }

  private:
    std::vector<QByteArray> bytes_;
    SqlValues values_;
};

pqxx::result execute(pqxx::transaction_base& transaction, const QString& sql, const SqlArguments& arguments) {
    const Utf8Values utf8(arguments);
    const std::string text = sql.toStdString();
    return arguments.empty() ? transaction.exec(text) : execParams(transaction, text, utf8.values());
}

pqxx::result executePrepared(pqxx::transaction_base& transaction, const std::string& name,
                             const SqlArguments& arguments) {
    return execPrepared(transaction, name, Utf8Values(arguments).values());
}

} // namespace

Result<pqxx::result> Connection::run(const QString& sql, const SqlArguments& arguments) {
    if (pooled_)
        return together({{sql, arguments}});
    return guarded([&] {
        pqxx::nontransaction transaction(*connection_);
        return execute(transaction, sql, arguments);
    });
}

Result<pqxx::result> Connection::act(const QString& sql, const SqlArguments& arguments) {
    return translated([&] {
        if (pooled_)
            return inTransaction({{sql, arguments}});
        pqxx::nontransaction transaction(*connection_);
        return execute(transaction, sql, arguments);
    });
}

Result<pqxx::result> Connection::runPatiently(const QString& sql, int limitMs) {
    return together({{QStringLiteral("SET LOCAL statement_timeout = %1").arg(limitMs), {}}, {sql, {}}});
}

/// The name says what the statement is: should a pooler nobody told us of hand us another's session, a name
/// that is there already stands for the very same SQL, or for nothing.
std::string Connection::preparedName(const QString& sql) {
    const auto known = prepared_.constFind(sql);
    if (known != prepared_.constEnd())
        return *known;
    const QByteArray digest = QCryptographicHash::hash(sql.toUtf8(), QCryptographicHash::Sha256).toHex();
    std::string name = "countersign_" + digest.left(preparedNameDigits).toStdString();
    connection_->prepare(name, sql.toStdString());
    prepared_.insert(sql, name);
    return name;
}

Result<pqxx::result> Connection::runOften(const QString& sql, const SqlArguments& arguments) {
    if (!mayPrepare_ || (prepared_.size() >= maxPreparedStatements && !prepared_.contains(sql)))
        return run(sql, arguments);
    bool nameLost = false;
    auto rows = guarded([&] {
        try {
            pqxx::nontransaction transaction(*connection_);
            return executePrepared(transaction, preparedName(sql), arguments);
        } catch (const pqxx::sql_error& thrown) {
            // A pooler nobody told us of gave us another's session, or the relation has other columns now.
            nameLost =
                thrown.sqlstate() == "26000" || thrown.sqlstate() == "42P05" || thrown.sqlstate() == "0A000";
            throw;
        }
    });
    if (!nameLost)
        return rows;
    mayPrepare_ = false;
    return run(sql, arguments);
}

Result<pqxx::result> Connection::together(const std::vector<std::pair<QString, SqlArguments>>& statements) {
    return guarded([&] { return inTransaction(statements); });
}

/// Throws what the driver throws.
pqxx::result Connection::inTransaction(const std::vector<std::pair<QString, SqlArguments>>& statements) {
    pqxx::work transaction(*connection_);
    if (pooled_)
        execute(transaction, settingsSql(true), {});
    if (pooled_ && readOnly_)
        execute(transaction, QStringLiteral("SET TRANSACTION READ ONLY"), {});
    pqxx::result last;
    for (const auto& [sql, arguments] : statements)
        last = execute(transaction, sql, arguments);
    transaction.commit();
    return last;
}

Status Connection::listen(const QString& channel) {
    if (pooled_)
        return Failure{
            FailureKind::NoRight, QStringLiteral("behind a pooler nobody can listen"), where_, {}, {}};
    const auto listening = guarded([&] {
        notices_ = std::make_unique<NoticeCounter>(*connection_, channel.toStdString());
        return pqxx::result();
    });
    return listening ? Status(Nothing{}) : listening.failure();
}

qint64 Connection::heard() {
    if (!notices_ || !usable_)
        return -1;
    const auto drained = guarded([&] {
        connection_->get_notifs();
        return pqxx::result();
    });
    return drained ? notices_->heard() : -1;
}

Status Connection::inSnapshot(const std::function<Status(const RunSql&)>& body) {
    Status done = Nothing{};
    const auto ran = guarded([&] {
        pqxx::work transaction(*connection_);
        execute(transaction, QStringLiteral("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"),
                {});
        if (pooled_)
            execute(transaction, settingsSql(true), {});
        done = body([&](const QString& sql, const SqlArguments& arguments) {
            return guarded([&] { return execute(transaction, sql, arguments); });
        });
        transaction.abort();
        return pqxx::result();
    });
    return done && !ran ? Status(ran.failure()) : done;
}

Result<pqxx::result> Connection::tryAndRollBack(const QStringList& statements) {
    return guarded([&] {
        pqxx::work transaction(*connection_);
        // Not settingsSql: after a query nobody can try what a transaction that may write would be let do.
        if (pooled_)
            execute(transaction, limitsSql(), {});
        if (pooled_ && readOnly_)
            execute(transaction, QStringLiteral("SET TRANSACTION READ ONLY"), {});
        pqxx::result last;
        for (const QString& sql : statements)
            last = execute(transaction, sql, {});
        transaction.abort();
        return last;
    });
}

} // namespace countersign
