// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/driver_failure.h"

#include "models/domain/redactor.h"
#include "models/postgres/pqxx_compat.h"
#include "models/postgres/raw_connect.h"

#include <QRegularExpression>

namespace countersign {

namespace {

inline constexpr qsizetype maxDetailChars = 500;

struct Meaning {
    const char* state; ///< a SQLSTATE or the beginning of one; the longest match counts
    FailureKind kind;
    const char* what;
    const char* remedy;
};

const Meaning meanings[] = {
    {"28P01", FailureKind::LoginRefused, "the server refused the password",
     "Check the password kept for this system, PGPASSWORD or ~/.pgpass"},
    {"28", FailureKind::LoginRefused, "the server does not let this login in",
     "Ask the DBA for a login and a line in pg_hba.conf for this machine"},
    {"3D000", FailureKind::LoginRefused, "the server has no database of that name",
     "Check the name in the URL"},
    {"42501", FailureKind::NoRight, "the server says this login may not do that",
     "Run countersignctl doctor: it names the missing grants"},
    {"57014", FailureKind::TimedOut, "the statement took longer than its time limit",
     "Run countersignctl doctor: an index may be missing"},
    {"57P03", FailureKind::Unreachable, "the server is starting up or shutting down",
     "It is tried again by itself"},
    {"57P04", FailureKind::Unreachable, "the database was dropped while we were connected", ""},
    {"57P05", FailureKind::Unreachable, "the server closed the session because it was idle",
     "It is tried again by itself"},
    {"57P", FailureKind::Unreachable, "the server closed the connection", "It is tried again by itself"},
    {"25P03", FailureKind::Unreachable, "the server closed the session because a transaction was idle", ""},
    {"08", FailureKind::Unreachable, "the connection was lost", "It is tried again by itself"},
    {"53300", FailureKind::Unreachable, "the server has no free connection", "It is tried again by itself"},
    {"53", FailureKind::Unreachable, "the server is out of memory, disk or another resource", "Ask the DBA"},
    {"55P03", FailureKind::Conflict, "somebody else holds a lock on it", "Try again in a moment"},
    {"40", FailureKind::Conflict, "another transaction came first", "Try again in a moment"},
    {"25006", FailureKind::NoRight, "the session is read-only", ""},
    {"42P01", FailureKind::Missing, "a table is missing", "Run countersignctl doctor"},
    {"42703", FailureKind::Missing, "a column is missing", "Run countersignctl doctor"},
    {"42883", FailureKind::Missing, "a function is missing", "Run countersignctl doctor"},
    {"3F000", FailureKind::Missing, "a schema is missing", "Run countersignctl doctor"},
    {"22", FailureKind::BadInput, "the server refused a value", ""},
    {"25001", FailureKind::BadInput, "the server refused the transaction's isolation level", ""},
    {"54", FailureKind::TooLarge, "the server's own limit was reached", ""},
};

QString firstLine(const QString& text) {
    return text.trimmed().section(u'\n', 0, 0).left(maxDetailChars);
}

/// `relation "public.Intent" does not exist` in the server's language: the quoted name is all we take from
/// it.
QString quotedName(const QString& message) {
    static const QRegularExpression quoted(QStringLiteral(R"(["«„»“]([^"«»„“]{1,200})["«»„“])"));
    const QRegularExpressionMatch match = quoted.match(message);
    if (match.hasMatch())
        return match.captured(1);
    static const QRegularExpression column(QStringLiteral(R"(\b(\w+\.\"?\w+\"?|\w+\([\w ,\[\]]*\)))"));
    return column.match(message).captured(1);
}

/// libpq puts the SQLSTATE after the severity when asked to be verbose.
QString stateIn(const QString& message) {
    static const QRegularExpression state(QStringLiteral(R"(\b([0-9A-Z]{5}): )"));
    QRegularExpressionMatchIterator all = state.globalMatch(message);
    QString found;
    while (all.hasNext())
        found = all.next().captured(1); // several hosts or tries: the last one decided
    return found;
}

/// libpq has a line for each host it tried.
QString allLines(const QString& text) {
    return text.trimmed().replace(u'\n', QStringLiteral("; ")).remove(u'\t').left(maxDetailChars);
}

/// libpq's own words, in its own language: a host answered, but is not what target_session_attrs wants.
bool isAnotherSortOfServer(const QString& message) {
    static const QRegularExpression sort(
        QStringLiteral("session is (not )?read-(write|only)|server is (not )?in hot standby mode"));
    return sort.match(message).hasMatch();
}

/// A server that is about to be there, among several hosts.
bool isStartingUp(const QString& message) {
    static const QRegularExpression starting(QStringLiteral(
        "the database system is (starting up|shutting down|in recovery mode|not (yet )?accepting)"));
    return starting.match(message).hasMatch();
}

bool speaksOfTls(const QString& message) {
    static const QRegularExpression tls(QStringLiteral(R"(SSL|certificate|TLS|sslmode|sslrootcert|GSSAPI)"),
                                        QRegularExpression::CaseInsensitiveOption);
    return tls.match(message).hasMatch();
}

Failure failureOfConnect(const ConnectRefused& refused) {
    const QString message = QString::fromUtf8(refused.what());
    if (refused.timedOut())
        return {FailureKind::Unreachable,
                QStringLiteral("the server did not answer in time"),
                {},
                QStringLiteral("Check host, port and network; it is tried again by itself"),
                message};
    const QString state = stateIn(message);
    if (!state.isEmpty())
        return failureOfState(state, message);
    if (message.contains(QStringLiteral("invalid connection option")))
        return {FailureKind::BadInput,
                QStringLiteral("the PostgreSQL library of this machine does not know a parameter"),
                {},
                QStringLiteral("Take it off the URL"),
                firstLine(message)};
    if (message.contains(QStringLiteral("no password supplied")))
        return {FailureKind::LoginRefused,
                QStringLiteral("the server wants a password and there is none"),
                {},
                QStringLiteral("Enter one in the connection dialog, or use PGPASSWORD or ~/.pgpass"),
                firstLine(message)};
    if (isStartingUp(message))
        return failureOfState(QStringLiteral("57P03"), allLines(message));
    if (message.contains(QStringLiteral("FATAL:"))) // several hosts: libpq does not pass SQLSTATEs on
        return failureOfState(QStringLiteral("28000"), message);
    if (isAnotherSortOfServer(message))
        return {FailureKind::Unreachable,
                QStringLiteral("none of the hosts is the sort of server that target_session_attrs asks for"),
                {},
                QStringLiteral("During a failover this passes: it is tried again by itself"),
                allLines(message)};
    if (speaksOfTls(message))
        return {FailureKind::TlsRefused,
                QStringLiteral("no trusted TLS connection could be made"),
                {},
                QStringLiteral("Check the server's certificate and sslrootcert"),
                firstLine(message)};
    return {FailureKind::Unreachable,
            QStringLiteral("the server can't be reached"),
            {},
            QStringLiteral("Check host, port and network; it is tried again by itself"),
            allLines(message)};
}

Failure failureOfSql(const pqxx::sql_error& error) {
    QString state = QString::fromStdString(error.sqlstate());
    // libpqxx 6.4 knows this one by its class and forgets the SQLSTATE.
    if (state.isEmpty() && dynamic_cast<const pqxx::insufficient_privilege*>(&error) != nullptr)
        state = QStringLiteral("42501");
    return failureOfState(state, QString::fromUtf8(error.what()));
}

} // namespace

Failure failureOfState(const QString& sqlState, const QString& message) {
    const QString detail = (sqlState.isEmpty() ? QString() : sqlState + u' ') + firstLine(message);
    const Meaning* best = nullptr;
    for (const Meaning& meaning : meanings) {
        const QString state = QString::fromLatin1(meaning.state);
        if (sqlState.startsWith(state) &&
            (best == nullptr || std::strlen(best->state) < std::strlen(meaning.state)))
            best = &meaning;
    }
    if (best == nullptr)
        return {FailureKind::Internal,
                QStringLiteral("the server refused a statement"),
                {},
                QStringLiteral("Run countersignctl doctor"),
                detail};
    QString what = QString::fromLatin1(best->what);
    // The contract's own words about an argument: they are English, and meant for people.
    if (sqlState == QStringLiteral("22023"))
        what += QStringLiteral(": ") + firstLine(message).section(QStringLiteral(":  "), 1);
    if (best->kind == FailureKind::Missing) {
        const QString name = quotedName(firstLine(message));
        if (!name.isEmpty())
            what += QStringLiteral(": ") + name;
    }
    return {best->kind, what, {}, QString::fromLatin1(best->remedy), detail};
}

Failure failureOf(const std::exception& thrown, const QString& where, const QStringList& secrets) {
    Failure failure;
    if (const auto* refused = dynamic_cast<const ConnectRefused*>(&thrown))
        failure = failureOfConnect(*refused);
    else if (const auto* sql = dynamic_cast<const pqxx::sql_error*>(&thrown))
        failure = failureOfSql(*sql);
    else if (dynamic_cast<const pqxx::in_doubt_error*>(&thrown) != nullptr)
        failure = {FailureKind::InDoubt,
                   QStringLiteral("the connection was lost before the answer came"),
                   {},
                   {},
                   firstLine(QString::fromUtf8(thrown.what()))};
    else if (dynamic_cast<const pqxx::broken_connection*>(&thrown) != nullptr)
        failure = failureOfState(QStringLiteral("08006"), QString::fromUtf8(thrown.what()));
    else
        failure = {FailureKind::Internal,
                   QStringLiteral("the database driver reported a fault"),
                   {},
                   {},
                   firstLine(QString::fromUtf8(thrown.what()))};
    failure.where = where;
    failure.what = redact(failure.what, secrets);
    failure.detail = redact(failure.detail, secrets);
    return failure;
}

bool endsConnection(const QString& sqlState) {
    return sqlState.startsWith(QStringLiteral("57P")) || sqlState.startsWith(QStringLiteral("08")) ||
           sqlState == QStringLiteral("25P03");
}

} // namespace countersign
