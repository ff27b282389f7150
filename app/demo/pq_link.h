// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

struct pg_conn;
struct pg_result;

namespace countersign {

/// What a statement gave back, as PostgreSQL's own text. Thread: a value type.
struct PqRows {
    std::vector<std::vector<QString>> rows; ///< NULL is a null QString
    qint64 affected = 0;

    [[nodiscard]] bool empty() const { return rows.empty(); }
    [[nodiscard]] const QString& at(std::size_t row, std::size_t column) const {
        return rows.at(row).at(column);
    }
};

/// A notification heard on a channel this connection listens to.
struct PqNotice {
    QString channel;
    QString payload;
};

/// One libpq connection of the demo's own programs (the console itself speaks through models/postgres).
/// Owns the connection. Thread: the one that opened it.
class PqLink {
  public:
    /// \a conninfo: keywords or URL; \a password may be empty (PGPASSWORD, ~/.pgpass).
    static Result<PqLink> open(const QString& conninfo, const QString& password = {});

    /// Runs a script of one or more statements.
    [[nodiscard]] Status run(const QString& script);
    /// Runs one statement with text parameters; a null QString is NULL.
    [[nodiscard]] Result<PqRows> query(const QString& statement, const QStringList& parameters = {});

    [[nodiscard]] bool alive() const;
    [[nodiscard]] int socket() const;
    /// Reads what has arrived and gives the notifications in it.
    [[nodiscard]] std::vector<PqNotice> takeNotices();

    /// \a text as a quoted literal, and as a quoted identifier.
    [[nodiscard]] static QString literal(const QString& text);
    [[nodiscard]] static QString identifier(const QString& name);

  private:
    struct Closer {
        void operator()(pg_conn* connection) const;
    };
    explicit PqLink(pg_conn* connection)
        : connection_(connection) {}
    [[nodiscard]] Failure failed(const QString& statement, const pg_result* result) const;

    std::unique_ptr<pg_conn, Closer> connection_;
};

} // namespace countersign
