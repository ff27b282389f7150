// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/pq_link.h"

#include <array>
#include <libpq-fe.h>

namespace countersign {
namespace {

constexpr qsizetype maxQuotedStatement = 200;
constexpr int maxParameters = 16;

struct ResultCloser {
    void operator()(PGresult* result) const { PQclear(result); }
};
using OwnedResult = std::unique_ptr<PGresult, ResultCloser>;

bool worked(const PGresult* result) {
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

PqRows rowsOf(PGresult* result) {
    PqRows answer;
    answer.affected = QByteArray(PQcmdTuples(result)).toLongLong();
    const int columns = PQnfields(result);
    for (int row = 0; row < PQntuples(result); ++row) {
        std::vector<QString> cells;
        cells.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column) {
            cells.push_back(PQgetisnull(result, row, column)
                                ? QString()
                                : QString::fromUtf8(PQgetvalue(result, row, column)));
        }
        answer.rows.push_back(std::move(cells));
    }
    return answer;
}

} // namespace

void PqLink::Closer::operator()(pg_conn* connection) const {
    PQfinish(connection);
}

Result<PqLink> PqLink::open(const QString& conninfo, const QString& password) {
    const QByteArray info = conninfo.toUtf8();
    const QByteArray secret = password.toUtf8();
    // libpq expands dbname when it holds a conninfo; what comes after it overrides.
    const std::array<const char*, 5> keys{"dbname", "connect_timeout", "application_name",
                                          secret.isEmpty() ? nullptr : "password", nullptr};
    const std::array<const char*, 5> values{info.constData(), "5", "countersign-demo",
                                            secret.isEmpty() ? nullptr : secret.constData(), nullptr};
    PqLink link(PQconnectdbParams(keys.data(), values.data(), 1));
    if (!link.alive()) {
        return Failure{FailureKind::Unreachable, QStringLiteral("the demo's database can't be reached"),
                       QStringLiteral("demo database"),
                       QStringLiteral("Look into server.log in the demo's folder"),
                       QString::fromUtf8(PQerrorMessage(link.connection_.get())).trimmed()};
    }
    PQsetNoticeProcessor(
        link.connection_.get(), [](void*, const char*) {}, nullptr);
    return link;
}

Status PqLink::run(const QString& script) {
    const OwnedResult result(PQexec(connection_.get(), script.toUtf8().constData()));
    if (!worked(result.get()))
        return failed(script, result.get());
    return Nothing{};
}

Result<PqRows> PqLink::query(const QString& statement, const QStringList& parameters) {
    Q_ASSERT(parameters.size() <= maxParameters);
    std::array<QByteArray, maxParameters> texts;
    std::array<const char*, maxParameters> values{};
    for (int i = 0; i < parameters.size(); ++i) {
        const auto slot = static_cast<std::size_t>(i);
        texts[slot] = parameters[i].toUtf8();
        values[slot] = parameters[i].isNull() ? nullptr : texts[slot].constData();
    }
    const OwnedResult result(PQexecParams(connection_.get(), statement.toUtf8().constData(),
                                          static_cast<int>(parameters.size()), nullptr, values.data(),
                                          nullptr, nullptr, 0));
    if (!worked(result.get()))
        return failed(statement, result.get());
    return rowsOf(result.get());
}

bool PqLink::alive() const {
    return PQstatus(connection_.get()) == CONNECTION_OK;
}

int PqLink::socket() const {
    return PQsocket(connection_.get());
}

std::vector<PqNotice> PqLink::takeNotices() {
    std::vector<PqNotice> notices;
    PQconsumeInput(connection_.get());
    while (PGnotify* notify = PQnotifies(connection_.get())) {
        notices.push_back({QString::fromUtf8(notify->relname), QString::fromUtf8(notify->extra)});
        PQfreemem(notify);
    }
    return notices;
}

QString PqLink::literal(const QString& text) {
    QString doubled = text;
    doubled.replace(u'\'', QStringLiteral("''"));
    // An E'' string whatever standard_conforming_strings says.
    if (doubled.contains(u'\\'))
        return QStringLiteral("E'") + doubled.replace(u'\\', QStringLiteral("\\\\")) + u'\'';
    return u'\'' + doubled + u'\'';
}

QString PqLink::identifier(const QString& name) {
    QString doubled = name;
    doubled.replace(u'"', QStringLiteral("\"\""));
    return u'"' + doubled + u'"';
}

Failure PqLink::failed(const QString& statement, const pg_result* result) const {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const QString said =
        message ? QString::fromUtf8(message) : QString::fromUtf8(PQerrorMessage(connection_.get())).trimmed();
    return Failure{alive() ? FailureKind::Internal : FailureKind::Unreachable,
                   QStringLiteral("the demo's database refused a statement: ") + said,
                   statement.left(maxQuotedStatement).simplified(),
                   {},
                   QString::fromLatin1(state ? state : "")};
}

} // namespace countersign
